"""The model on disk and in memory: found, loaded once, run on windows; everything that needs the extra `vaarta[model]`."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vaarta import cache
from vaarta.model.errors import ModelError
from vaarta.reading.learned import labels
from vaarta.reading.learned.windows import PAD, Window

FILES = ("model.onnx", "tokenizer.json", "labels.json")
_NEEDED = ("numpy", "onnxruntime", "tokenizers")
SHIPPED = Path(__file__).parents[2] / "_model"
_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the model says of one window, by word piece: the chances of the trigger labels and of the statuses, and its vectors
    (slots, SLOT_SIZE) as a trigger and as a mention's first and last token."""

    triggers: Any
    statuses: Any
    anchor: Any
    first: Any
    last: Any


def folder() -> Path | None:
    """Where the model lies: the folder that VAARTA_MODEL names, else in the package; None if nowhere."""
    place = Path(os.environ.get("VAARTA_MODEL") or SHIPPED)
    return place if all((place / file).is_file() for file in FILES) else None


def available() -> bool:
    """Whether the learned reader can run: its model is there, and so is the extra `vaarta[model]`."""
    return _extra() and folder() is not None


@lru_cache(maxsize=1)
def _extra() -> bool:
    return all(find_spec(name) for name in _NEEDED)


class Engine:
    """The model in memory. `tokenizer` cuts words into pieces; `run` reads windows; `words` are those that often name an event."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        import numpy as np
        import onnxruntime
        from tokenizers import Tokenizer

        own = json.loads((path / "labels.json").read_text(encoding="utf-8"))
        if {name: own.get(name) for name in labels.to_dict()} != labels.to_dict():
            raise ModelError(f"{path / 'labels.json'}: made with other labels than this program's; train anew (`make train`)")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        self.words = frozenset(own["words"])
        self.far = np.array(own["far"], dtype=np.float32)

    def run(self, windows: Sequence[Window]) -> list[Outputs]:
        """The outputs for each of `windows`; short ones share a run."""
        done: dict[int, Outputs] = {}
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
        while order:
            width = len(windows[order[-1]].ids)
            rows = order[-max(1, _BATCH // width) :]
            rows = [i for i in rows if len(windows[i].ids) * 2 > width]  # padding is work too
            del order[-len(rows) :]
            done.update(zip(rows, self._run([windows[i] for i in rows], width), strict=True))
        return [done[i] for i in range(len(windows))]

    def _run(self, windows: Sequence[Window], width: int) -> list[Outputs]:
        import numpy as np

        ids: Any = np.full((len(windows), width), PAD, dtype=np.int64)
        mask: Any = np.zeros((len(windows), width), dtype=np.float32)
        for row, window in enumerate(windows):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1.0
        triggers, statuses, *vectors = self._session.run(None, {"ids": ids, "mask": mask})
        shape = (len(windows), width, len(labels.SLOTS), labels.SLOT_SIZE)
        anchor, first, last = (vector.reshape(shape) for vector in vectors)
        triggers, statuses = _shares(triggers), _shares(statuses)
        return [Outputs(triggers[i], statuses[i], anchor[i], first[i], last[i]) for i in range(len(windows))]

    def slots(self, out: Outputs, anchor: int, where: Any, far: Any) -> Any:
        """The chances (mentions, slots) that mentions fill the slots of the trigger at piece `anchor`; a row of `where` is the
        mention's first and last piece, `far` its distance."""
        import numpy as np

        vectors = out.first[where[:, 0]] + out.last[where[:, 1]]
        scores = (vectors * out.anchor[anchor]).sum(-1) / labels.SLOT_SIZE**0.5 + self.far[far]
        return 1 / (1 + np.exp(-scores))


def _shares(logits: Any) -> Any:
    import numpy as np

    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def event_words() -> frozenset[str]:
    """The word keys that often name an event in the articles that the model was trained on; none where no model is installed."""
    path = folder()
    return load(path).words if path is not None and available() else frozenset()


@lru_cache(maxsize=2)
def _digest(path: Path) -> str:
    return cache.digest([path / file for file in FILES])


def model_digest() -> str:
    """A short digest of the model's files, for the report: which model read. "" where none is installed."""
    path = folder()
    return _digest(path)[:16] if path is not None else ""


@lru_cache(maxsize=2)
def load(path: Path, threads: int = 1) -> Engine:
    """The engine of the model in `path`, loaded when first asked for."""
    return Engine(path, threads)
