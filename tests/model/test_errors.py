from __future__ import annotations

from vaarta.model import errors


def test_every_error_is_drawn_in_the_tree_and_is_a_vaarta_error() -> None:
    found = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]
    assert len(found) > 1
    for error in found:
        assert issubclass(error, errors.VaartaError)
        assert error.__name__ in (errors.__doc__ or "")
