"""Events: what each clause tells, by the case frames of the language's pack."""

from vaarta.reading.events.draft import Draft, Part, Second
from vaarta.reading.events.extract import extract_events

__all__ = ["Draft", "Part", "Second", "extract_events"]
