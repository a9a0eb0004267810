"""Reports become a record: statements kept, entries derived from them by a pure merge."""
