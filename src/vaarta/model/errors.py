"""The errors that Vaarta raises, one tree.

VaartaError
├── SourceError        an input that cannot be read as an article: not text, empty, too large, broken line
│   ├── MissingDateError   neither given nor in the article: the day that "today" means
│   └── LanguageError      an article in a language whose events no pack reads
├── PackError          a language pack that is wrong, with file and line; stops at load
├── KnowledgeError     a knowledge file that is wrong, with file and line; stops at build
├── ModelError         the learned reader asked for and not installed, or its model not this program's
├── RecordError        a record that cannot be opened or read, or that cannot take what it is given
└── EdtfError          a string that is no EDTF level-0/1 date
"""

from __future__ import annotations


class VaartaError(Exception):
    """Something that the user can mend; the message says what is wrong, where, and what to do."""


class SourceError(VaartaError):
    """An input that cannot be read as an article."""


class MissingDateError(SourceError):
    """An article without a date to resolve its times against."""


class LanguageError(SourceError):
    """An article in a language whose events no pack reads."""


class PackError(VaartaError):
    """A language pack that breaks its schema."""


class KnowledgeError(VaartaError):
    """A knowledge file that breaks its schema."""


class ModelError(VaartaError):
    """The learned reader cannot read: it is not installed, or its model is not of this program."""


class EdtfError(VaartaError, ValueError):
    """A string that is no EDTF level-0/1 date."""


class RecordError(VaartaError):
    """A record that cannot be opened, or cannot do what is asked of it."""
