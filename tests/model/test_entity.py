from __future__ import annotations

import dataclasses

import pytest

from vaarta.model.entity import Entity, EntityType


def test_a_known_entity_is_itself_whatever_its_name() -> None:
    assert Entity("Q7747", "Vladimir Putin", EntityType.PERSON).key == Entity("Q7747", "Putin", EntityType.PERSON).key


def test_unknown_entities_are_one_by_type_and_name() -> None:
    assert Entity(None, "Denis Petrov", EntityType.PERSON).key == Entity(None, "denis petrov", EntityType.PERSON).key
    assert Entity(None, "Petrov", EntityType.PERSON).key != Entity(None, "Petrov", EntityType.PLACE).key


def test_an_entity_cannot_be_changed() -> None:
    entity = Entity("Q668", "India", EntityType.STATE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        entity.name = "Bharat"  # type: ignore[misc]
    with pytest.raises(TypeError):
        entity.names["hi"] = "भारत"  # type: ignore[index]
