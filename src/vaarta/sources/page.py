"""HTML to articles, through trafilatura: the story without the page around it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from vaarta.model.article import Article
from vaarta.model.errors import SourceError
from vaarta.sources.decode import decode
from vaarta.sources.given import Given
from vaarta.sources.text import ends_sentence, iso_day, text_article

_LOOKS_LIKE_HTML = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_LOOKED_AT = 4096

# The first of two dates is the day of publication, the second that of the last change; guessing from the body is off, and the
# bounds are fixed so that the same page gives the same date whatever the day.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1945-01-01", "max_date": "2100-12-31"}


def looks_like_html(head: str) -> bool:
    """Whether a text that begins with `head` is a web page."""
    return bool(_LOOKS_LIKE_HTML.match(head[:_LOOKED_AT]))


def page_article(data: bytes, *, article_id: str, origin: str, given: Given) -> Article:
    """The article of a web page; its text is the story as extracted, which is what offsets index.

    The page's own date, title, site name and canonical address are used; the address is the id where there is one. Raises
    SourceError where the page holds no article.
    """
    import trafilatura  # a quarter of a second, which plain text need not wait for

    html = _page_text(data, origin)
    try:
        page = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise SourceError(f"{origin}: the page cannot be taken apart ({type(error).__name__}); save its text instead") from error
    text = getattr(page, "text", None)
    # Where it finds no story, trafilatura gives what there is: menus and captions, in which no line ends a sentence.
    if not text or not any(ends_sentence(line) for line in text.splitlines() if line):
        raise SourceError(f"{origin}: no article on this page; save the page of one story, or its text")
    stated = getattr(page, "date", None)
    published = iso_day(stated, f"{origin}: the page says it is of {stated}") if stated else None
    article = text_article(
        text, article_id=getattr(page, "url", None) or article_id, origin=origin, given=given, published=published
    )
    return replace(
        article,
        publisher=getattr(page, "sitename", None) or given.publisher,
        url=getattr(page, "url", None),
        title=getattr(page, "title", None) or article.title,
    )


def _page_text(data: bytes, origin: str) -> str:
    """The page's characters: as UTF-8 or UTF-16, else in the encoding that the page itself declares."""
    try:
        return decode(data, origin)
    except SourceError:
        declared = _CHARSET.search(data[:_LOOKED_AT])
        if not declared:
            raise
        try:
            return data.decode(codecs.lookup(declared[1].decode("ascii")).name)
        except (LookupError, ValueError):
            raise SourceError(
                f"{origin}: not in the encoding {declared[1].decode('ascii')} that it declares; save it as UTF-8"
            ) from None
