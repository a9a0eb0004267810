"""Reports made by hand, of the tellings in `tests.record.made`."""

from __future__ import annotations

from datetime import date

from tests.record.made import telling
from vaarta.model.article import Article
from vaarta.model.record import Telling
from vaarta.model.report import Mention, Note, Quote, Relation, RelationType, Report, Status
from vaarta.model.span import Span

TEXT = "रूस के राष्ट्रपति व्लादिमीर पुतिन ने प्रधानमंत्री नरेंद्र मोदी से नई दिल्ली में मुलाकात की। बातचीत में व्यापार पर चर्चा हुई।"


def report(*tellings: Telling, url: str | None = None, text: str = TEXT, title: str | None = None) -> Report:
    """The report of one article that tells all of `tellings`."""
    source = tellings[0].source
    mentions = tuple(Mention(Span(0, 3), part.entity) for one in tellings for part in one.event.participants)
    return Report(
        Article(source.id, text, source.language, source.published, source.publisher, url, title),
        mentions=mentions,
        events=tuple(one.event for one in tellings),
        quotes=(Quote(Span(4, 9), mentions[0].entity if mentions else None, "direct", "X"),),
        relations=tuple(Relation(one.event.id, kind, other) for one in tellings for kind, other in one.relations),
        notes=(Note("weekday", "a note of the article", None, (Span(0, 3),)),),
        made_by={"packs": {"hi": "1"}},
    )


def empty(article: str, published: str = "2025-12-05") -> Report:
    """The report of an article that tells nothing."""
    return Report(Article(article, "कुछ नहीं।", "hi", date.fromisoformat(published)))


def story() -> list[Report]:
    """Six articles of some months: a summit planned and held, talks that two report, a visit put off, and its contradictions."""
    iran = ("Abbas Araghchi", "Steve Witkoff")
    return [
        report(telling("plan", "2025-11-28", when="2025-12-04/2025-12-05", status=Status.PLANNED, place="New Delhi")),
        report(
            telling("news", "2025-12-05", when="2025-12-05", place="New Delhi", topics=["trade"]),
            telling("news", "2025-12-05", ("Narendra Modi", "Droupadi Murmu"), "2025-12-05", event="e2", at=30),
        ),
        report(telling("late", "2026-01-03", when="2025-12-06", place="New Delhi", topics=["energy"])),
        report(telling("rome", "2025-04-27", iran, "2025-05-03", status=Status.PLANNED, place="Rome")),
        report(telling("off", "2025-05-01", iran, "2025-05-03", status=Status.POSTPONED, place="Rome")),
        report(
            telling("muscat", "2025-05-12", iran, "2025-05-11", place="Muscat"),
            telling("muscat", "2025-05-12", iran, None, status=Status.PLANNED, event="e2", at=30),
        ),
    ]


def prepares(one: Telling, other: Telling) -> Telling:
    """`one`, as it prepares `other`."""
    return Telling(one.source, one.event, ((RelationType.PREPARES, other.event.id),), one.notes)
