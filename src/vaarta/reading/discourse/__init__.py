"""Discourse: one happening told twice is one event; events take day and place from what holds them."""

from vaarta.reading.discourse.departure import end_visits
from vaarta.reading.discourse.happening import Happening
from vaarta.reading.discourse.inherit import complete_agreements, complete_messages, inherit
from vaarta.reading.discourse.merge import merge_drafts
from vaarta.reading.discourse.occasions import one_occasion
from vaarta.reading.discourse.relations import relate
from vaarta.reading.discourse.scene import Scene
from vaarta.reading.discourse.select import select
from vaarta.reading.discourse.setting import place_visits, set_places

__all__ = [
    "Happening",
    "Scene",
    "complete_agreements",
    "complete_messages",
    "end_visits",
    "inherit",
    "merge_drafts",
    "one_occasion",
    "place_visits",
    "relate",
    "select",
    "set_places",
]
