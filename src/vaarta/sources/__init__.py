"""Bytes to articles: text, HTML, JSON lines and Parquet from files, folders and standard input."""

from vaarta.sources.decode import DEFAULT_LIMIT, decode
from vaarta.sources.failure import Failure
from vaarta.sources.inputs import read_inputs
from vaarta.sources.language import detect_language
from vaarta.sources.text import wire_header

__all__ = ["DEFAULT_LIMIT", "Failure", "decode", "detect_language", "read_inputs", "wire_header"]
