"""The record in a database: statements kept, entries derived, questions answered."""

from __future__ import annotations

from vaarta.record.store.adding import Added, Outcome
from vaarta.record.store.opening import open_record
from vaarta.record.store.record import Record

__all__ = ["Added", "Outcome", "Record", "open_record"]
