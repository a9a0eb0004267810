"""Second stage: time expressions, found and resolved to TIMEX3 and EDTF values."""

from vaarta.reading.times.lines import expression_to_dict, tag_lines
from vaarta.reading.times.tagger import tag_text, tag_times
from vaarta.reading.times.when import days_of, when_of

__all__ = ["days_of", "expression_to_dict", "tag_lines", "tag_text", "tag_times", "when_of"]
