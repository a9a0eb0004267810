"""Drafts: what one clause tells."""

from __future__ import annotations

from tests.reading.story import draft, part
from vaarta.model.report import Kind


def test_entities_are_the_keys_of_the_participants_whatever_their_order() -> None:
    one, other = part("Modi", "IN"), part("Putin", "RU")
    assert draft(Kind.MEETING, [one, other]).entities == draft(Kind.MEETING, [other, one]).entities
    assert draft(Kind.MEETING, [one]).entities == {one.entity.key}
