"""Speech: who said what, to whom it is due, and where it was said."""

from vaarta.reading.speech.draft import QuoteDraft
from vaarta.reading.speech.extract import extract_quotes, extract_sayings

__all__ = ["QuoteDraft", "extract_quotes", "extract_sayings"]
