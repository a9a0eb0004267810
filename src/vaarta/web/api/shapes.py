"""What the API's documents promise: the shapes of questions and answers, with examples."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from vaarta.model.report import Kind, Status
from vaarta.packs.loader import REFERENCE

_ENTITY: dict[str, Any] = {
    "id": "Q7747",
    "name": "Vladimir Putin",
    "names": {REFERENCE: "Vladimir Putin"},
    "type": "person",
}
ENTRY: dict[str, Any] = {
    "id": "8a9b301d6ddfcc98",
    "kind": "meeting",
    "status": "held",
    "participants": [
        {"entity": _ENTITY, "role": "participant", "side": "RU", "office": "President of Russia", "text": "Vladimir Putin"}
    ],
    "when": "2025-11-18",
    "place": None,
    "mechanism": None,
    "topics": ["trade"],
    "confidence": 0.97,
    "reports": [{"article": "ians-1", "event": "1f0c2b3a"}],
    "history": [
        {
            "status": "held", "as_of": "2025-11-18", "when": "2025-11-18", "article": "ians-1", "event": "1f0c2b3a",
            "change": "first", "said_by": "reporter",
        }
    ],
    "conflicts": [],
    "relations": [],
    "notes": [],
    "maybe_same": [],
    "decided": [],
    "decisions": [],
}  # fmt: skip


class Fault(BaseModel):
    """What could not be done."""

    status: int
    message: str
    id: str | None = Field(None, description="The number under which a failure of the server is noted.")


class Failure(BaseModel):
    """The body of every answer that is not what was asked for."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"error": {"status": 404, "message": "The record holds no such entry."}}]}
    )
    error: Fault


class Entries(BaseModel):
    """One page of entries, each by the record format."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"entries": [ENTRY], "next": "739942.8301"}]})
    entries: list[dict[str, Any]]
    next: str | None = Field(description="What `after` is in the next request; null on the last page.")


class EntryShape(BaseModel):
    """One entry by the record format, with the sentences behind each slot."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"entry": ENTRY, "sentence": "…", "supports": []}]})
    entry: dict[str, Any]
    sentence: str
    supports: list[dict[str, Any]]


class KnownShape(BaseModel):
    """An entity, and how many entries it takes part in."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"entity": _ENTITY, "entries": 42}]})
    entity: dict[str, Any]
    entries: int


class Entities(BaseModel):
    """Everything that a name may stand for."""

    entities: list[KnownShape]


class MechanismShape(BaseModel):
    """A mechanism's sittings, from knowledge and record together, and what does not fit."""

    mechanism: dict[str, Any]
    of: list[str]
    cadence: str
    due: str | None
    sittings: list[dict[str, Any]]
    problems: list[dict[str, Any]]


class Mechanisms(BaseModel):
    """The mechanisms on file."""

    mechanisms: list[dict[str, Any]]


class HitShape(BaseModel):
    """An article that matches, its best sentence, and where in it the words stand."""

    article: str
    published: str
    publisher: str | None
    title: str | None
    sentence: str
    found: list[dict[str, int]]
    entries: list[str]
    score: float


class Hits(BaseModel):
    """Articles that match a search."""

    hits: list[HitShape]
    next: str | None


class ToRead(BaseModel):
    """An article to be read. `published`, `language` and `publisher` fill the gaps of what the text does not say itself."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"text": "…", "published": "2025-12-05", "publisher": "IANS"},
            ]
        },
    )
    text: str = Field(min_length=1, description="Plain text or HTML.")
    published: str = Field("", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    language: str | None = Field(None, pattern="^[a-z]{2,3}$")
    publisher: str = Field("", max_length=200)
    keep: bool = Field(default=False, description="Put it into the record; from another machine this needs the token.")


Many = Annotated[list[str], Query()]
Text = Annotated[str | None, Query(max_length=200)]
Kinds = Annotated[list[Kind], Query()]
Statuses = Annotated[list[Status], Query()]
