"""Merging, measured on gold stories: articles about overlapping happenings, and which of their events are one."""
