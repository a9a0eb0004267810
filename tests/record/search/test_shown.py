"""What a hit shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vaarta.model.article import Article
from vaarta.model.report import Report
from vaarta.record.search import parse, shown

TEXT = "शीर्षक\n\nमोदी दिल्ली में थे। मोदी और पुतिन दिल्ली में मिले। पुतिन लौट गए।"


def show(text: str, words: str) -> tuple[str, list[str]]:
    sentence, found = shown(Report(Article("a", text, "hi")), parse(words))
    return sentence.of(text), [span.of(sentence.of(text)) for span in found]


def test_the_sentence_with_most_of_the_words_is_shown() -> None:
    assert show(TEXT, "पुतिन दिल्ली मिलेंगे") == ("मोदी और पुतिन दिल्ली में मिले।", ["पुतिन", "दिल्ली", "मिले"])


def test_the_first_of_equals_is_shown() -> None:
    assert show(TEXT, "मोदी") == ("मोदी दिल्ली में थे।", ["मोदी"])


def test_where_nothing_is_found_in_the_text_it_begins() -> None:
    assert show(TEXT, "जापान") == ("शीर्षक", [])


@given(
    st.text(alphabet="मोदी पुतिन।.\n  a-1'", min_size=1, max_size=60).filter(str.strip), st.text(alphabet="मोदी पुतिन", max_size=10)
)
def test_what_is_found_lies_in_the_sentence(text: str, words: str) -> None:
    sentence, found = shown(Report(Article("a", text, "hi")), parse(words))
    assert sentence.end <= len(text)
    assert all(span.end <= sentence.end - sentence.start for span in found)
    assert list(found) == sorted(found)
