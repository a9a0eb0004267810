"""Who of a clause's people travels, where to, and when several journeys are told at once."""

import pytest

from tests.reading.story import brief, names, roles, told

VISIT = "visit"


def visits(text: str) -> list[tuple[str, str | None, set[str]]]:
    """Status, place and people of each visit."""
    return [(e.status.value, e.place.name if e.place else None, names(e)) for e in told(text).events if e.kind.value == VISIT]


def test_the_place_before_the_verb_is_that_of_a_journey_told_by_its_noun() -> None:
    """ "on a visit reached Moscow": the noun leads, the verb has the place."""
    assert visits("विदेश मंत्री एस. जयशंकर दो दिन की यात्रा पर मंगलवार को मास्को पहुंचे।") == [("ongoing", "Moscow", {"Jaishankar"})]


def test_several_states_on_one_way_are_several_visits() -> None:
    assert [place for _, place, _ in visits("विदेश मंत्री एस. जयशंकर सिंगापुर और चीन जाएंगे।")] == ["Singapore", "China"]


def test_people_of_several_sides_travel_each_by_himself() -> None:
    told_ = visits("पाकिस्तान के प्रधानमंत्री शहबाज शरीफ और नेपाल के प्रधानमंत्री के. पी. शर्मा ओली सोमवार को काहिरा पहुंचे।")
    assert [people for _, _, people in told_] == [{"Sharif"}, {"Oli"}]


def test_whose_visit_it_is_travels_not_who_speaks_of_it() -> None:
    told_ = visits("विदेश मंत्री एस. जयशंकर ने कहा कि राष्ट्रपति व्लादिमीर पुतिन की भारत यात्रा दिसंबर में होगी।")
    assert told_ == [("planned", "India", {"Putin"})]


def test_an_invitation_accepted_is_a_visit_to_come() -> None:
    event = told("राष्ट्रपति व्लादिमीर पुतिन ने भारत आने का प्रधानमंत्री नरेंद्र मोदी का निमंत्रण स्वीकार कर लिया है।").events[0]
    assert (event.status.value, roles(event)) == ("planned", {"Putin": "visitor", "Modi": "host"})


def test_an_invitation_alone_is_no_visit() -> None:
    assert visits("राष्ट्रपति व्लादिमीर पुतिन ने प्रधानमंत्री नरेंद्र मोदी को रूस आने का निमंत्रण दिया।") == []


def test_another_city_of_the_state_is_the_same_visit() -> None:
    assert visits("राष्ट्रपति व्लादिमीर पुतिन सोमवार को दिल्ली पहुंचे। वह बुधवार को मुंबई जाएंगे।") == [("ongoing", "New Delhi", {"Putin"})]


def test_a_third_state_from_which_somebody_comes_was_visited_before() -> None:
    told_ = visits("विदेश मंत्री एस. जयशंकर तेहरान से मास्को पहुंचे।")
    assert [(status, place) for status, place, _ in told_] == [("held", "Tehran"), ("ongoing", "Moscow")]


@pytest.mark.parametrize(
    ("text", "status", "place"),
    [
        ("विदेश मंत्री एस. जयशंकर मंगलवार को बर्लिन का रुख करेंगे।", "planned", "Berlin"),
        ("विदेश मंत्री एस. जयशंकर सोमवार को बर्लिन के लिए उड़ान भरेंगे।", "planned", "Berlin"),
        ("विदेश मंत्री एस. जयशंकर हाल में ही चीन से लौटे हैं।", "held", "China"),
        ("प्रधानमंत्री लॉरेंस वोंग के सितंबर में भारत आने की उम्मीद है।", "planned", "India"),
    ],
)
def test_other_ways_to_tell_a_journey(text: str, status: str, place: str) -> None:
    assert [(s, p) for s, p, _ in visits(text)] == [(status, place)]


def test_a_question_whether_tells_nothing() -> None:
    assert visits("प्रवक्ता से पूछा गया कि क्या विदेश मंत्री एस. जयशंकर मास्को जाएंगे।") == []


def test_until_when_a_sitting_goes_on_is_no_second_sitting() -> None:
    report = told("कजान में मंगलवार को ब्रिक्स शिखर सम्मेलन शुरू हुआ। सम्मेलन गुरुवार तक चलेगा।")
    assert brief(report) == [("session", "ongoing", "2025-11-18/2025-11-20", "Kazan")]


def test_somebody_s_talks_are_no_sitting_of_the_series_told_before() -> None:
    report = told("कजान में मंगलवार को ब्रिक्स शिखर सम्मेलन हुआ। मोदी की पिछली बैठक बीजिंग में हुई थी।")
    assert [e.kind.value for e in report.events] == ["session"]


def test_the_sidelines_of_a_body_are_those_of_its_summit() -> None:
    report = told("प्रधानमंत्री नरेंद्र मोदी जून में ओसाका में जी-20 से इतर राष्ट्रपति व्लादिमीर पुतिन से मिले थे।")
    sessions = [e.mechanism.entity.name for e in report.events if e.mechanism]
    assert sessions == ["G20 Summit"]


def test_each_of_several_who_travel_is_on_a_visit_of_his_own() -> None:
    told_ = visits("रूस के विदेश मंत्री सर्गेई लावरोव और रक्षा मंत्री आंद्रेई बेलौसोव दिल्ली पहुंचे।")
    assert [people for _, _, people in told_] == [{"Lavrov"}, {"Belousov"}]


def test_each_leg_of_a_tour_has_its_own_days() -> None:
    text = "राष्ट्रपति द्रौपदी मुर्मू 24 नवंबर से अंगोला और बोत्सवाना की यात्रा पर जाएंगी। वह 24 से 26 नवंबर तक अंगोला में और 26 से 28 नवंबर तक बोत्सवाना में रहेंगी।"
    assert brief(told(text)) == [
        ("visit", "planned", "2025-11-24/2025-11-26", "Angola"),
        ("visit", "planned", "2025-11-26/2025-11-28", "Botswana"),
    ]


def test_a_journey_told_to_begin_on_a_day_has_an_open_end() -> None:
    assert brief(told("विदेश मंत्री एस. जयशंकर 24 नवंबर से रूस का दौरा करेंगे।")) == [("visit", "planned", "2025-11-24/..", "Russia")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("मई में अंगोला के राष्ट्रपति जोआओ लौरेंको भारत आए।", ("held", "2025-05")),
        ("अंगोला के राष्ट्रपति जोआओ लौरेंको दो दिन की यात्रा पर सोमवार को भारत आए।", ("held", "2025-11-17/2025-11-18")),
        ("अंगोला के राष्ट्रपति जोआओ लौरेंको मंगलवार को भारत आए।", ("ongoing", "2025-11-18")),
    ],
)
def test_what_had_ended_before_the_day_of_the_story_is_not_under_way(text: str, expected: tuple[str, str]) -> None:
    assert [(status, when) for _, status, when, _ in brief(told(text))] == [expected]


def test_a_participle_stands_before_the_owner_of_a_visit_too() -> None:
    text = "अक्टूबर में हुई रूसी राष्ट्रपति व्लादिमीर पुतिन की भारत यात्रा का असर दिखने लगा है।"
    assert brief(told(text)) == [("visit", "held", "2025-10", "India")]


def test_a_rumour_tells_nothing() -> None:
    assert visits("चर्चा थी कि विदेश मंत्री एस. जयशंकर मंगलवार को मास्को जाएंगे।") == []


def test_who_comes_on_a_day_told_comes_to_where_the_story_is_told_from() -> None:
    text = "नयी दिल्ली, 19 नवंबर (भाषा) श्रीलंका की प्रधानमंत्री हरिनी अमरसूर्या बृहस्पतिवार को आ रही हैं।"
    assert brief(told(text)) == [("visit", "planned", "2025-11-20", "New Delhi")]


def test_an_arrival_as_the_occasion_of_something_is_a_visit() -> None:
    assert visits("प्रधानमंत्री नरेंद्र मोदी के माले पहुंचने पर राष्ट्रपति ने उनका स्वागत किया।") == [("held", "Male", {"Modi"})]


def test_who_comes_on_an_invitation_is_received_by_the_one_who_invited() -> None:
    text = "राष्ट्रपति व्लादिमीर पुतिन चार दिसंबर को भारत की यात्रा पर आएंगे। श्री पुतिन प्रधानमंत्री नरेंद्र मोदी के निमंत्रण पर आ रहे हैं।"
    assert [roles(e) for e in told(text).events] == [{"Putin": "visitor", "Modi": "host"}]
