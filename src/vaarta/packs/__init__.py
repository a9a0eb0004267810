"""Language packs: a language is a folder of declarations, found by its name."""

from vaarta.packs.keys import Folder, Folds
from vaarta.packs.loader import languages, section

__all__ = ["Folder", "Folds", "languages", "section"]
