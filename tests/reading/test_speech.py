"""Speech: the pack's examples, and what holds for every text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import TimeExpression
from vaarta.packs import languages, section
from vaarta.packs.speech import Example, Speech
from vaarta.packs.words import words
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments, segment
from vaarta.reading.speech import QuoteDraft, extract_quotes, extract_sayings
from vaarta.reading.speech.marks import pair_marks, units


def mention(segments: Segments, name: str, kind: str = "person") -> Linked:
    """The first mention of `name`, read as an entity of that name."""
    start = segments.text.index(name)
    first = segments.starts.index(start)
    last = segments.ends.index(start + len(name)) + 1
    form = Form.PRONOUN if segments.keys[first] in words(segments.language).closed else Form.NAME
    type_ = EntityType(kind)
    return Linked(first, last, segments.span(first, last), form, type_, (Entity(None, name, type_),), "by hand")


def read(example: Example, language: str) -> tuple[QuoteDraft, ...]:
    segments = segment(example.text, language)
    found = [mention(segments, name) for name in example.others]
    if example.speaker:
        found.append(mention(segments, example.speaker, example.type))
    return extract_quotes(segments, found)


def examples(*, matching: bool) -> Iterator[tuple[str, Example]]:
    for language in languages("speech"):
        data = section(language, "speech", Speech)
        yield from ((language, example) for example in (data.examples if matching else data.not_))


@pytest.mark.parametrize(("language", "example"), tuple(examples(matching=True)))
def test_an_example_of_the_pack_is_read_as_it_says(language: str, example: Example) -> None:
    drafts = read(example, language)
    got = [(d.speaker and d.speaker.span.of(example.text), d.span.of(example.text), d.kind, d.channel) for d in drafts]
    assert got == [(example.speaker, example.words, example.kind, example.channel)]


@pytest.mark.parametrize(("language", "example"), tuple(examples(matching=False)))
def test_a_counter_example_of_the_pack_gives_no_quote(language: str, example: Example) -> None:
    assert read(example, language) == ()


def test_a_nameless_source_is_kept_as_a_saying_for_attribution() -> None:
    segments = segment("सूत्रों ने बताया कि तारीख तय नहीं है।", "hi")
    (saying,) = extract_sayings(segments, [])
    assert (saying.speaker, saying.span.of(segments.text)) == (None, "तारीख तय नहीं है")


def test_an_account_of_a_body_is_an_attribution_and_no_quote() -> None:
    segments = segment("क्रेमलिन के अनुसार, पुतिन शुक्रवार को पहुंचे।", "hi")
    (saying,) = extract_sayings(segments, [mention(segments, "क्रेमलिन", "organisation")])
    assert saying.attribution
    assert saying.span.of(segments.text) == "पुतिन शुक्रवार को पहुंचे"


def test_the_time_of_saying_is_that_of_the_frame_and_not_of_the_words() -> None:
    segments = segment("हसन ने सोमवार को कहा कि वह मंगलवार को लौटेंगे।", "hi")
    days = [TimeExpression(mention(segments, day).span, "DATE", "2025-11-17") for day in ("सोमवार", "मंगलवार")]
    (quote,) = extract_quotes(segments, [mention(segments, "हसन")], days)
    assert quote.when is not None
    assert segments.words(*quote.when) == "सोमवार"
    assert segments.words(*quote.frame) == "हसन ने सोमवार को कहा"


def test_a_channel_holds_for_what_the_same_speaker_adds() -> None:
    segments = segment("हसन ने संवाददाता सम्मेलन में कहा कि दौरा सफल रहा। हसन ने यह भी बताया कि छह समझौते हुए।", "hi")
    first = mention(segments, "हसन")
    second = segments.keys.index(segments.keys[first.first], first.last)
    again = Linked(second, second + 1, segments.span(second, second + 1), Form.NAME, first.type, first.entities, "by hand")
    assert [quote.channel for quote in extract_quotes(segments, [first, again])] == ["press conference"] * 2


def test_nested_marks_are_one_region() -> None:
    segments = segment("उसने कहा, ‘‘हम ‘एक्स’ पर हैं ‘सदा’।’’ और 'सच' भी।", "hi")
    assert [segments.words(r.first, r.last) for r in pair_marks(segments)] == ["हम ‘एक्स’ पर हैं ‘सदा’।", "सच"]


def test_an_apostrophe_opens_nothing() -> None:
    segments = segment("Xi's visit और डोनाल्ड's भाषण।", "hi")
    assert pair_marks(segments) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="हसनकि ने कहाबोले,।“”‘’'\"\n:-;()X", max_size=80))
def test_every_span_lies_in_the_text_whatever_it_is(text: str) -> None:
    segments = segment(text, "hi")
    pieces = units(segments, pair_marks(segments))
    assert [unit.first for unit in pieces[1:]] == [unit.last for unit in pieces[:-1]]
    for draft in extract_sayings(segments, [mention(segments, "हसन")] if "हसन" in text.split() else []):
        assert draft.span == segments.span(*draft.tokens)
        assert draft.clause[0] <= draft.tokens[0] < draft.tokens[1] <= draft.clause[1]


def test_a_group_of_nameless_people_gives_a_saying_but_no_quote() -> None:
    segments = segment("वरिष्ठ अफसरों ने कहा कि तैयारी पूरी है।", "hi")
    group = mention(segments, "वरिष्ठ अफसरों", "group")
    assert extract_quotes(segments, [group]) == ()
    assert [saying.speaker for saying in extract_sayings(segments, [group])] == [group]


def test_a_nameless_spokesman_speaks_for_his_body_even_where_his_office_was_read() -> None:
    segments = segment("सुरक्षा परिषद के एक प्रवक्ता ने कहा कि तैयारी पूरी है।", "hi")
    body, man = mention(segments, "सुरक्षा परिषद", "organisation"), mention(segments, "प्रवक्ता")
    office = Linked(man.first, man.last, man.span, Form.OFFICE, man.type, man.entities, "by hand")
    assert [quote.speaker for quote in extract_quotes(segments, [body, office])] == [body]


def test_a_name_that_no_stage_read_speaks_by_itself_and_without_its_calling() -> None:
    segments = segment("रक्षा विशेषज्ञ रवींद्र पवार का कहना है कि अभ्यास जरूरी हैं।", "hi")
    (quote,) = extract_quotes(segments, [])
    assert quote.entity == Entity(None, "Ravindra Pawar", EntityType.PERSON, {"hi": "रवींद्र पवार"})


def test_a_part_of_an_unread_name_is_who_was_named_in_full() -> None:
    segments = segment("रवींद्र पवार बोले, “शुरुआत अच्छी है।” पवार ने कहा कि समय कम है।", "hi")
    assert [quote.entity and quote.entity.name for quote in extract_quotes(segments, [])] == ["Ravindra Pawar"] * 2


def test_a_bare_noun_takes_up_who_was_told_with_it() -> None:
    segments = segment("चीन के विदेश मंत्रालय ने सफाई दी। मंत्रालय ने कहा कि जांच होगी।", "hi")
    body = mention(segments, "चीन के विदेश मंत्रालय", "ministry")
    assert [quote.speaker for quote in extract_quotes(segments, [body])] == [body]


def test_a_noun_with_a_modifier_of_its_own_takes_up_nobody() -> None:
    segments = segment("चीन के विदेश मंत्रालय ने सफाई दी। ढाका के मंत्रालय ने कहा कि जांच होगी।", "hi")
    assert extract_quotes(segments, [mention(segments, "चीन के विदेश मंत्रालय", "ministry")]) == ()


def test_a_pronoun_that_may_mean_several_is_who_spoke_or_acted_last() -> None:
    segments = segment("हसन ने तनाका से भेंट की। उन्होंने कहा कि समय कम है।", "hi")
    pronoun = replace(mention(segments, "उन्होंने"), entities=(), confidence=0.4)
    speaker = mention(segments, "हसन")
    assert [quote.speaker for quote in extract_quotes(segments, [speaker, mention(segments, "तनाका"), pronoun])] == [speaker]
    segments = segment("हसन ने कहा कि समय कम है। ओला ने तनाका से भेंट की। उन्होंने कहा कि वह लौटेंगे।", "hi")
    pronoun = replace(mention(segments, "उन्होंने"), entities=(), confidence=0.4)
    speaker = mention(segments, "हसन")
    assert [quote.speaker for quote in extract_quotes(segments, [speaker, mention(segments, "ओला"), pronoun])] == [speaker] * 2
