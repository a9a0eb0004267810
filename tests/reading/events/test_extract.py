"""The event stage as a whole: what sentences of the wire tell, and what they do not."""

from __future__ import annotations

import pytest

from tests.reading.story import brief, names, roles, told
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind

_JAISHANKAR = "विदेश मंत्री एस. जयशंकर"
_MODI = "प्रधानमंत्री नरेंद्र मोदी"
_PUTIN = "रूसी राष्ट्रपति व्लादिमीर पुतिन"
_LAVROV = "रूसी विदेश मंत्री सर्गेई लावरोव"


def test_meeting_has_both_sides_day_and_place() -> None:
    report = told(f"{_JAISHANKAR} ने मंगलवार को मास्को में {_PUTIN} से मुलाकात की।")
    assert brief(report) == [("meeting", "held", "2025-11-18", "Moscow")]
    assert [(p.entity.name, p.side) for p in report.events[0].participants] == [
        ("Subrahmanyam Jaishankar", "IN"),
        ("Vladimir Putin", "RU"),
    ]


def test_from_a_and_b_are_two_meetings() -> None:
    report = told(f"{_JAISHANKAR} ने मंगलवार को मास्को में {_PUTIN} और विदेश मंत्री सर्गेई लावरोव से मुलाकात की।")
    assert [names(e) for e in report.events] == [{"Jaishankar", "Putin"}, {"Jaishankar", "Lavrov"}]


def test_jointly_makes_one() -> None:
    report = told(f"{_JAISHANKAR} ने मंगलवार को {_PUTIN} और विदेश मंत्री सर्गेई लावरोव से संयुक्त रूप से मुलाकात की।")
    assert [names(e) for e in report.events] == [{"Jaishankar", "Putin", "Lavrov"}]


def test_separately_splits_the_subjects() -> None:
    report = told(f"{_JAISHANKAR} और रक्षा मंत्री राजनाथ सिंह ने मंगलवार को {_LAVROV} से अलग-अलग मुलाकात की।")
    assert [names(e) for e in report.events] == [{"Jaishankar", "Lavrov"}, {"Singh", "Lavrov"}]


def test_between_a_and_b_is_one_meeting() -> None:
    report = told(f"मंगलवार को मास्को में {_JAISHANKAR} और {_LAVROV} के बीच बातचीत हुई।")
    assert [names(e) for e in report.events] == [{"Jaishankar", "Lavrov"}]


def test_telephone_makes_a_call_and_gives_no_place() -> None:
    report = told(f"{_MODI} ने सोमवार को {_PUTIN} से फोन पर बात की।")
    assert brief(report) == [("call", "held", "2025-11-17", None)]


def test_video_makes_a_call() -> None:
    text = f"{_JAISHANKAR} और जापान के विदेश मंत्री तोशिमित्सु मोतेगी के बीच मंगलवार को वीडियो कॉन्फ्रेंस के जरिए बैठक हुई।"
    assert brief(told(text)) == [("call", "held", "2025-11-18", None)]


@pytest.mark.parametrize(
    ("text", "status", "when", "place"),
    [
        (f"{_PUTIN} दिसंबर में भारत का दौरा करेंगे।", "planned", "2025-12", "India"),
        (f"{_JAISHANKAR} मंगलवार को मास्को के लिए रवाना हुए।", "ongoing", "2025-11-18", "Moscow"),
        (f"{_JAISHANKAR} रूस के दौरे पर हैं।", "ongoing", None, "Russia"),
        (f"{_JAISHANKAR} ने पिछले महीने रूस का दौरा किया था।", "held", "2025-10", "Russia"),
        ("फ्रांस के राष्ट्रपति इमैनुएल मैक्रों की भारत यात्रा स्थगित कर दी गई है।", "postponed", None, "India"),
        ("फ्रांस के राष्ट्रपति इमैनुएल मैक्रों की भारत यात्रा रद्द हो गई है।", "cancelled", None, "India"),
    ],
)
def test_a_visit_stands_where_its_words_put_it(text: str, status: str, when: str | None, place: str) -> None:
    assert brief(told(text)) == [("visit", status, when, place)]


def test_visitor_and_host_by_the_cases() -> None:
    report = told(f"{_PUTIN} {_MODI} के निमंत्रण पर दिसंबर में भारत का दौरा करेंगे।")
    assert [roles(e) for e in report.events] == [{"Putin": "visitor", "Modi": "host"}]


def test_states_sign_an_agreement() -> None:
    report = told("भारत और चिली ने मंगलवार को सैंटियागो में सहमति पत्र पर हस्ताक्षर किए।")
    assert brief(report) == [("agreement", "held", "2025-11-18", "Santiago")]
    assert roles(report.events[0]) == {"India": "signatory", "Chile": "signatory"}


def test_an_invitation_is_a_message() -> None:
    report = told(f"{_MODI} ने मंगलवार को {_PUTIN} को भारत आने का न्योता दिया।")
    assert [(e.kind, roles(e)) for e in report.events] == [(Kind.MESSAGE, {"Modi": "sender", "Putin": "recipient"})]


def test_greetings_carried_for_somebody_else_have_a_bearer() -> None:
    report = told(f"{_JAISHANKAR} ने {_PUTIN} से मुलाकात की। इस दौरान उन्होंने {_MODI} की शुभकामनाएं पुतिन तक पहुंचाईं।")
    message = report.events[-1]
    assert roles(message) == {"Jaishankar": "bearer", "Modi": "sender", "Putin": "recipient"}


def test_a_ministry_announces_what_it_says_will_be() -> None:
    report = told("रूसी विदेश मंत्रालय ने शुक्रवार को घोषणा की कि राष्ट्रपति व्लादिमीर पुतिन दिसंबर में भारत का दौरा करेंगे।")
    assert [(e.kind.value, e.when) for e in report.events] == [("announcement", "2025-11-14"), ("visit", "2025-12")]
    assert [r.type.value for r in report.relations] == ["announces"]


@pytest.mark.parametrize(
    "announcement",
    [
        "रूसी विदेश मंत्रालय ने शुक्रवार को इसकी घोषणा की।",
        "रूसी विदेश मंत्रालय ने शुक्रवार को यह जानकारी दी।",
        "इस दौरे की घोषणा रूसी विदेश मंत्रालय ने शुक्रवार को की थी।",
    ],
)
def test_an_announcement_goes_back_to_what_was_told_before(announcement: str) -> None:
    report = told(f"{_PUTIN} दिसंबर में भारत का दौरा करेंगे। {announcement}")
    assert [(e.kind.value, e.when) for e in report.events] == [("visit", "2025-12"), ("announcement", "2025-11-14")]
    assert [r.type.value for r in report.relations] == ["announces"]


def test_what_is_announced_stands_in_the_complement_not_before_it() -> None:
    text = f"{_MODI} से मुलाकात के बाद {_PUTIN} ने एलान किया कि उनका देश कर घटाएगा।"
    assert "announcement" not in {e.kind.value for e in told(text).events}


def test_what_is_said_to_one_person_is_not_made_public() -> None:
    text = f"{_JAISHANKAR} ने {_LAVROV} को बताया कि प्रधानमंत्री नरेंद्र मोदी दिसंबर में रूस का दौरा करेंगे।"
    assert [e.kind.value for e in told(text).events] == ["visit"]


def test_an_announcement_never_made_is_nothing() -> None:
    text = f"{_PUTIN} दिसंबर में भारत का दौरा करेंगे। रूसी विदेश मंत्रालय ने इस दौरे की घोषणा की ही नहीं थी।"
    assert [e.kind.value for e in told(text).events] == ["visit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_PUTIN} ने {_MODI} को अगले वर्ष रूस आने का निमंत्रण दिया।", {"Putin": "sender", "Modi": "recipient"}),
        (f"{_PUTIN} ने भारत आने का {_MODI} का निमंत्रण स्वीकार कर लिया।", {"Modi": "sender", "Putin": "recipient"}),
        (f"{_PUTIN} को भारत बुलाया गया है।", {"Putin": "recipient"}),
        (f"{_MODI} ने जापान के लोगों के प्रति गहरी संवेदना प्रकट की।", {"Modi": "sender", "Japan": "recipient"}),
        (f"{_MODI} ने {_PUTIN} की मौत पर शोक जताया।", {"Modi": "sender", "Russia": "recipient"}),
    ],
)
def test_to_whom_a_message_goes(text: str, expected: dict[str, str]) -> None:
    (message,) = [event for event in told(text).events if event.kind is Kind.MESSAGE]
    assert (message.kind, message.when) == (Kind.MESSAGE, None)
    assert roles(message) == expected


def test_a_treaty_that_takes_effect_is_not_concluded() -> None:
    assert told("भारत और जापान के बीच मई तक समझौता लागू हो जाएगा।").events == ()


def test_texts_signed_at_one_occasion_are_one_agreement_beside_a_joint_statement() -> None:
    text = (
        "भारत और जापान ने मंगलवार को टोक्यो में सहमति पत्र पर हस्ताक्षर किए। भारत और जापान के बीच सात समझौते हुए।"
        " भारत और जापान ने एक संयुक्त बयान जारी किया।"
    )
    assert [e.kind.value for e in told(text).events] == ["agreement", "agreement"]


def test_nothing_to_announce_makes_no_announcement() -> None:
    assert told("रूसी विदेश मंत्रालय ने शुक्रवार को नई इमारत की घोषणा की।").events == ()


def test_denied_in_the_main_clause_denies_what_it_completes() -> None:
    report = told(f"विदेश मंत्रालय ने उन खबरों को खारिज किया कि {_MODI} ने पाकिस्तान के प्रधानमंत्री शहबाज शरीफ से मुलाकात की।")
    assert [(e.kind.value, e.status.value) for e in report.events] == [("meeting", "denied")]


def test_did_not_meet_is_denied() -> None:
    report = told(f"{_MODI} ने पाकिस्तान के प्रधानमंत्री शहबाज शरीफ से मुलाकात नहीं की।")
    assert [e.status.value for e in report.events] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"क्या {_JAISHANKAR} ने मंगलवार को {_PUTIN} से मुलाकात की?", id="question_states_nothing"),
        pytest.param(f"{_JAISHANKAR} {_LAVROV} से मिल सकते हैं।", id="what_may_be_states_nothing"),
        pytest.param(f"अगर {_JAISHANKAR} {_LAVROV} से मिलेंगे तो बात बनेगी।", id="condition_states_nothing"),
        pytest.param(f"{_MODI} और {_PUTIN} की मुलाकात को लेकर अटकलें जारी हैं।", id="speculation_states_nothing"),
        pytest.param(f"{_MODI} को {_PUTIN} से मिलना चाहिए।", id="wish_states_nothing"),
    ],
)
def test_what_is_not_stated_is_not_coded(text: str) -> None:
    assert told(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{_MODI} के सलाहकार को मंगलवार को रूस में दिल का दौरा पड़ा।",
        f"{_JAISHANKAR} को रूस में बड़ी सफलता मिली।",
        f"{_JAISHANKAR} ने मंगलवार को रूस के पत्रकारों से प्रेस वार्ता की।",
        f"{_MODI} ने मंगलवार को कैबिनेट की बैठक की अध्यक्षता की।",
        "अमेरिका ने मंगलवार को पाकिस्तान के लिए यात्रा परामर्श जारी किया।",
        "भारत के तीर्थयात्रियों का जत्था मंगलवार को तीर्थ यात्रा पर पाकिस्तान पहुंचा।",
        "ऑस्ट्रेलिया की क्रिकेट टीम नवंबर में भारत का दौरा करेगी।",
        f"{_MODI} ने मंगलवार को नई दिल्ली में गृह मंत्री अमित शाह से मुलाकात की।",
    ],
)
def test_look_alikes_give_nothing(text: str) -> None:
    assert told(text).events == ()


def test_minister_at_home_makes_no_visit() -> None:
    assert told(f"{_JAISHANKAR} मंगलवार को मुंबई पहुंचे।").events == ()


def test_every_filled_slot_has_its_reason() -> None:
    (event,) = told(f"{_JAISHANKAR} ने मंगलवार को मास्को में {_PUTIN} से मुलाकात की।").events
    assert {reason.slot for reason in event.reasons} >= {"kind", "status", "participant", "place", "when"}
    assert any("hi/frames/meeting: meeting-noun" in reason.rule for reason in event.reasons)


def test_ministers_of_two_states_named_together_meet() -> None:
    report = told("भारत और जापान के विदेश मंत्रियों के बीच मंगलवार को बैठक हुई।")
    assert [names(e) for e in report.events] == [{"Jaishankar", "Motegi"}]


def test_a_meeting_that_was_to_be_and_is_put_off_is_postponed() -> None:
    report = told("अमेरिकी राष्ट्रपति डोनाल्ड ट्रंप और चीन के राष्ट्रपति शी जिनपिंग के बीच होने वाली बैठक टाल दी गई है।")
    assert [e.status.value for e in report.events] == ["postponed"]


def test_preparations_tell_what_is_planned() -> None:
    report = told("रूसी राष्ट्रपति व्लादिमीर पुतिन की भारत यात्रा की तैयारियां जारी हैं।")
    assert [(e.kind.value, e.status.value) for e in report.events] == [("visit", "planned")]


def test_on_a_three_day_visit_he_arrived_is_one_visit_of_three_days() -> None:
    report = told(f"{_MODI} मंगलवार को तीन दिवसीय यात्रा पर टोक्यो पहुंचे।")
    assert brief(report) == [("visit", "ongoing", "2025-11-18/2025-11-20", "Tokyo")]


def test_first_since_a_year_is_no_visit_of_that_year() -> None:
    assert told("यह 2012 के बाद किसी भारतीय प्रधानमंत्री की पहली कुवैत यात्रा है।").events == ()


def test_what_was_not_confirmed_is_nothing() -> None:
    assert told(f"विदेश मंत्रालय ने इस बात की पुष्टि नहीं की कि {_MODI} चीन जाएंगे।").events == ()


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    report = told(f"विदेश मंत्रालय के प्रवक्ता ने मंगलवार को कहा कि {_JAISHANKAR} ने मास्को में {_LAVROV} से मुलाकात की थी।")
    assert [e.when for e in report.events if e.kind is Kind.MEETING] == [None]


def test_two_who_discuss_need_no_case() -> None:
    found = told("रूसी विदेश मंत्रालय के अनुसार, लावरोव और जयशंकर ने सोमवार को मास्को में व्यापार पर चर्चा की।").events
    assert [(e.kind, len(e.participants)) for e in found] == [(Kind.MEETING, 2)]


def test_an_office_whose_holder_nobody_knows_takes_part_in_its_own_words() -> None:
    event = told("विदेश सचिव विक्रम मिस्री ने मंगलवार को काठमांडू में नेपाल के विदेश सचिव के साथ बैठक की।").events[0]
    assert [p.entity.type for p in event.participants] == [EntityType.PERSON, EntityType.OFFICE]
    assert event.participants[1].side == "NP"


def test_a_sitting_between_two_has_both() -> None:
    text = "विदेश सचिव विक्रम मिस्री और बांग्लादेश के विदेश सचिव असद आलम सियाम के बीच विदेश कार्यालय परामर्श ढाका में हुआ।"
    (event,) = told(text).events
    assert event.kind is Kind.SESSION
    assert len(event.participants) == 2


def test_a_plan_denied_is_a_denial() -> None:
    report = told("विदेश मंत्रालय के अनुसार, प्रधानमंत्री नरेंद्र मोदी की रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात निर्धारित नहीं थी।")
    assert [(e.kind, e.status.value) for e in report.events] == [(Kind.MEETING, "denied")]


def test_a_press_talk_is_no_sitting() -> None:
    report = told("कजान में मंगलवार को ब्रिक्स प्लस वार्ता हुई। रूसी राष्ट्रपति व्लादिमीर पुतिन ने बुधवार को प्रेस वार्ता में कई सवालों के जवाब दिए।")
    assert [(e.kind, e.when) for e in report.events] == [(Kind.SESSION, "2025-11-18")]


def test_a_greeting_goes_on_with_the_subject_of_the_sentence_before() -> None:
    meeting = "विदेश मंत्री एस. जयशंकर ने मंगलवार को टोक्यो में जापान की प्रधानमंत्री सनाए ताकाइची से मुलाकात की।"
    report = told(f"{meeting} प्रधानमंत्री नरेंद्र मोदी का अभिवादन पहुंचाया।")
    (message,) = [event for event in report.events if event.kind is Kind.MESSAGE]
    assert {p.entity.name.split()[-1]: p.role.value for p in message.participants}["Jaishankar"] == "bearer"


def test_talks_that_cannot_take_place_are_off() -> None:
    assert [e.status.value for e in told("नरेंद्र मोदी और व्लादिमीर पुतिन की मुलाकात फिलहाल नहीं हो सकेगी।").events] == ["cancelled"]


def test_who_speaks_of_new_dates_announces_that_what_was_told_is_put_off() -> None:
    text = "विदेश मंत्री एस. जयशंकर की रूस यात्रा टल गई है। विदेश मंत्रालय ने बुधवार को बताया कि नयी तारीखें बाद में तय होंगी।"
    assert [(e.kind.value, e.status.value) for e in told(text).events] == [("visit", "postponed"), ("announcement", "held")]


def test_an_amount_of_time_may_stand_between_a_noun_and_after() -> None:
    (event, *_) = told("मोदी की मास्को यात्रा के दो दिन बाद पुतिन ने बयान दिया।").events
    assert (event.kind.value, event.status.value, event.place and event.place.name) == ("visit", "held", "Moscow")


def test_both_owners_of_talks_are_enough_without_the_one_who_speaks() -> None:
    (event,) = [e for e in told("लावरोव ने बताया कि मोदी और पुतिन की मुलाकात दिसंबर में होगी।").events if e.kind.value == "meeting"]
    assert {p.entity.name.split()[-1] for p in event.participants} == {"Modi", "Putin"}


def test_an_office_that_somebody_comes_to_names_nobody() -> None:
    (event,) = told("प्रधानमंत्री बनने के बाद शिगेरु इशिबा मंगलवार को भारत पहुंचे।").events
    assert [p.entity.name.split()[-1] for p in event.participants] == ["Ishiba"]


def test_talks_told_by_one_verb_each_have_their_own_day() -> None:
    report = told("प्रधानमंत्री नरेंद्र मोदी ने सोमवार को व्लादिमीर पुतिन से और मंगलवार को शी जिनपिंग से मुलाकात की।")
    assert [when for _, _, when, _ in brief(report)] == ["2025-11-17", "2025-11-18"]


def test_a_place_of_what_is_talked_of_is_not_that_of_the_talks() -> None:
    (event,) = told("नरेंद्र मोदी और व्लादिमीर पुतिन के बीच यूक्रेन में युद्धविराम पर बात हुई।").events
    assert event.place is None


def test_what_is_off_is_not_the_summit_on_whose_sidelines_it_was_to_be() -> None:
    report = told("भारत ने ब्रिक्स शिखर सम्मेलन से इतर नरेंद्र मोदी और शी जिनपिंग के बीच होने वाली मुलाकात रद्द कर दी।")
    assert "cancelled" not in [status for kind, status, _, _ in brief(report) if kind == "session"]


def test_a_banquet_in_somebody_s_honour_is_a_meeting() -> None:
    (event,) = told("राष्ट्रपति द्रौपदी मुर्मू ने मंगलवार को राष्ट्रपति व्लादिमीर पुतिन के सम्मान में भोज दिया।").events
    assert (event.kind.value, {p.entity.name.split()[-1] for p in event.participants}) == ("meeting", {"Murmu", "Putin"})


def test_talks_in_both_are_between_them() -> None:
    report = told("प्रधानमंत्री नरेंद्र मोदी मंगलवार को राष्ट्रपति व्लादिमीर पुतिन के आवास गए। दोनों में लंबी बातचीत हुई।")
    assert [names(e) for e in report.events if e.kind.value == "meeting"] == [{"Modi", "Putin"}]


def test_an_adverb_that_looks_like_a_noun_ends_no_owner() -> None:
    assert names(told("जयशंकर और सर्गेई लावरोव की अलग से बैठक हुई।").events[0]) == {"Jaishankar", "Lavrov"}


def test_states_named_alone_after_talks_are_those_whose_people_met() -> None:
    text = "नरेंद्र मोदी और व्लादिमीर पुतिन के बीच मंगलवार को वार्ता हुई। वार्ता के बाद भारत और रूस ने दो समझौतों पर हस्ताक्षर किए।"
    assert [e.kind.value for e in told(text).events] == ["meeting", "agreement"]
