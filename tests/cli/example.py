"""A small report built by hand, with every kind of fact in it."""

from __future__ import annotations

from datetime import date

from vaarta.model.article import Article, Dateline
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import (
    Attribution,
    Event,
    Evidence,
    Kind,
    Mention,
    Note,
    Participant,
    Quote,
    Reason,
    Relation,
    RelationType,
    Report,
    Role,
    Sitting,
    Status,
    TimeExpression,
)
from vaarta.model.span import Span

TEXT = (
    " date 2025-11-19 मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी राष्ट्रपति "
    "व्लादिमीर पुतिन से मुलाकात की।\r\n\r\n"
    "जयशंकर ने एक्स पर कहा, “पुतिन से मिलकर खुशी हुई।” उन्होंने प्रमुख विद्वानों और थिंक टैंकों से भी बातचीत की।\r\n\r\n"
    "दिसंबर में 23वां वार्षिक भारत-रूस शिखर सम्मेलन होगा।\r\n"
)


def span(words: str) -> Span:
    """Where `words` first stand in the text."""
    at = TEXT.index(words)
    return Span(at, at + len(words))


JAISHANKAR = Entity("Q16193511", "S. Jaishankar", EntityType.PERSON, {"hi": "एस. जयशंकर"}, ("Subrahmanyam Jaishankar",))
PUTIN = Entity("Q7747", "Vladimir Putin", EntityType.PERSON, {"hi": "व्लादिमीर पुतिन"})
MOSCOW = Entity("Q649", "Moscow", EntityType.PLACE, {"hi": "मास्को"})
SCHOLARS = Entity(None, "प्रमुख विद्वानों और थिंक टैंकों", EntityType.GROUP, {"hi": "प्रमुख विद्वानों और थिंक टैंकों"})
SUMMIT = Entity("vaarta:mechanism/india-russia-summit", "India–Russia Annual Summit", EntityType.MECHANISM)

_MET = "विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।"
_TALKED = "उन्होंने प्रमुख विद्वानों और थिंक टैंकों से भी बातचीत की।"
_SUMMIT = "दिसंबर में 23वां वार्षिक भारत-रूस शिखर सम्मेलन होगा।"


def example_report(article_id: str = "seed") -> Report:
    """Three events, one of them undated; a quote, a relation and a note."""
    return Report(
        article=Article(
            id=article_id, text=TEXT, language="hi", published=date(2025, 11, 19), publisher="IANS", title="Talks in Moscow"
        ),
        dateline=Dateline(span("मास्को, 18 नवंबर (आईएएनएस)"), MOSCOW, date(2025, 11, 18), "IANS"),
        mentions=(Mention(span("एस. जयशंकर"), JAISHANKAR), Mention(span("व्लादिमीर पुतिन"), PUTIN)),
        times=(TimeExpression(span("मंगलवार"), "DATE", "2025-11-18", other="2025-11-25", reason="the clause is past"),),
        events=(
            Event(
                id="e-summit",
                kind=Kind.SESSION,
                status=Status.PLANNED,
                participants=(),
                evidence=(Evidence(span(_SUMMIT), span("शिखर सम्मेलन होगा")),),
                when="2025-12",
                mechanism=Sitting(SUMMIT, 23),
                confidence=0.9,
            ),
            Event(
                id="e-scholars",
                kind=Kind.MEETING,
                status=Status.HELD,
                participants=(
                    Participant(JAISHANKAR, Role.PARTICIPANT, "IN"),
                    Participant(SCHOLARS, Role.HOST, None, None, span("प्रमुख विद्वानों और थिंक टैंकों")),
                ),
                evidence=(Evidence(span(_TALKED), span("बातचीत की")),),
                attribution=Attribution(JAISHANKAR, "X"),
                confidence=0.6,
            ),
            Event(
                id="e-putin",
                kind=Kind.MEETING,
                status=Status.HELD,
                participants=(
                    Participant(JAISHANKAR, Role.PARTICIPANT, "IN", "foreign-minister", span("विदेश मंत्री एस. जयशंकर")),
                    Participant(PUTIN, Role.HOST, "RU", "head-of-state", span("रूसी राष्ट्रपति व्लादिमीर पुतिन")),
                ),
                evidence=(Evidence(span(_MET), span("मुलाकात की")),),
                when="2025-11-18",
                place=MOSCOW,
                topics=("summit-preparation", "trade"),
                confidence=0.94,
                codes={"plover": "CONSULT", "cameo": "043"},
                reasons=(
                    Reason("kind", "hi/frames/meeting:mulaqat", span("मुलाकात की")),
                    Reason("when", "hi/times/weekday", span("मंगलवार")),
                    Reason("place", "hi/frames/meeting:locative", span("मास्को में")),
                    Reason("host", "knowledge Q7747", span("रूसी राष्ट्रपति व्लादिमीर पुतिन")),
                ),
            ),
        ),
        quotes=(
            Quote(
                span("पुतिन से मिलकर खुशी हुई।"),
                JAISHANKAR,
                "direct",
                "X",
                "2025-11-18",
                "e-putin",
                (Reason("speaker", "hi/speech/ne-kaha", span("जयशंकर ने एक्स पर कहा")),),
            ),
        ),
        relations=(Relation("e-putin", RelationType.PREPARES, "e-summit"),),
        notes=(Note("ordinal", "the 22nd sitting has no date on record", "e-summit", (span("23वां"),)),),
        made_by={"packs": {"hi": "1f2e"}, "knowledge": "aa01"},
    )
