"""The nouns: article, span, entity, report. Frozen and typed, no behaviour beyond their own invariants."""
