"""The catalogues of the pages: `python -m tests.web.messages` collects what they say; what is new waits there for its translation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from vaarta.web.language import DOMAIN, FOLDER, spoken

WEB = FOLDER.parent
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_OPTIONS = {
    "**/templates/**.html": {"trimmed": "false", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "silent": "false"}
}


def said() -> Catalog:
    """Everything that code and templates say."""
    found = Catalog(project="Vaarta", copyright_holder="the Vaarta authors", fuzzy=False)
    for file, _line, message, _comments, context in extract_from_dir(
        WEB, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS, strip_comment_tags=True
    ):
        found.add(message, locations=[(Path(file).as_posix(), 0)], context=context)
    return found


def files() -> Iterator[tuple[str, Path]]:
    """The catalogues, by language; the language of the messages themselves needs none."""
    for language in spoken()[1:]:
        yield language, FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def kept(language: str, path: Path) -> Catalog:
    """A catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def is_whole(message: Message) -> bool:
    """Whether a message has its translation, in every number that it is said in."""
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


def main() -> None:
    """Bring every catalogue up to date: new messages empty, gone ones away."""
    template = said()
    for language, path in files():
        catalogue = kept(language, path)
        template.creation_date = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=0, no_location=False, include_lineno=False, sort_output=True, omit_header=False)
        waiting = [message.id for message in catalogue if message.id and not is_whole(message)]
        sys.stdout.write(f"{language}: {len(catalogue)} messages, {len(waiting)} without translation\n")


if __name__ == "__main__":
    main()
