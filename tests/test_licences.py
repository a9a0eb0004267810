from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.licences import is_permissive, shipped_with


def test_nothing_that_is_installed_with_vaarta_binds_its_users() -> None:
    try:
        distribution("vaarta")
    except PackageNotFoundError:
        pytest.skip("Vaarta runs from its sources here: nothing says what is installed with it")
    found = shipped_with("vaarta")
    assert len(found) > 5
    assert not {name: terms for name, terms in found.items() if not is_permissive(terms)}
