"""Vaarta reads newswire about diplomacy and keeps the record of the talks."""

__version__ = "0.1.0"
