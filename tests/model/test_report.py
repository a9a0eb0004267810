from __future__ import annotations

import re

import pytest

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, RelationType, Role, Status


def test_every_word_of_the_model_is_one_of_the_contract() -> None:
    for enum in (Kind, Status, Role, RelationType, EntityType):
        for member in enum:
            assert re.fullmatch(r"[a-z_]+", member.value)
            assert str(member) == member.value


@pytest.mark.parametrize(
    ("enum", "words"),
    [
        (Kind, "meeting call visit session agreement message announcement"),
        (Status, "held ongoing planned postponed cancelled denied"),
        (RelationType, "during prepares announces follows_up agreed_at"),
        (EntityType, "person office state place organisation ministry mechanism group"),
    ],
)
def test_the_codebook_s_lists_are_complete(enum: type[Kind], words: str) -> None:
    assert [member.value for member in enum] == words.split()
