"""Train the learned reader: `python -m train.fit [--gold DIR] [--encoder DIR] [--out DIR] [--fold N] [--device cuda]`.

The recipe is that of the encoder's README at twice its rate: word embeddings frozen, AdamW, 10 % warm-up, linear decay. The lowest
LAYERS layers are kept. Every article is packed anew in every epoch, in windows of a length drawn for it, half of the articles without some
of their sentences. The runs of RUNS start from the same weights and differ in their order and their settings; the mean of their weights is the model,
and better than each.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional

from train.data import FOLDS, Example, event_words, read_examples
from train.model import DROPOUT, LAYERS, Reader
from vaarta.reading.learned import labels
from vaarta.reading.learned.windows import LIMIT, PAD, Window, pack

RATE, HEAD_RATE, DECAY, CLIP, WARM_UP = 1e-4, 1e-3, 0.01, 1.0, 0.1
LIMITS = (128, 192, LIMIT)
IGNORED = -100
THINNED = 0.5
"""Of how many articles an epoch leaves out sentences."""


@dataclass(frozen=True, slots=True)
class Run:
    """The settings of one run: `batch` windows of full length at a time, `rate` times the recipe's learning rates, and how much the
    losses of status and slots weigh (that of the triggers weighs 5)."""

    seed: int
    epochs: int
    batch: int = 4
    rate: float = 2.0
    dropout: float = DROPOUT
    status: float = 0.5
    slots: float = 2.0


RUNS = (
    Run(seed=1, epochs=24),
    Run(seed=2, epochs=24, status=1.0, slots=4.0),
    Run(seed=3, epochs=26, batch=6, rate=2.5, dropout=0.15, status=1.0, slots=3.0),
)
TRIGGER = 5.0


@dataclass(frozen=True, slots=True)
class Row:
    """One window with its labels: trigger labels by piece, (piece, status) of each trigger, and pairs as the model's `pairs` takes
    them but for the row, with their slots and whether they are to be learned."""

    window: Window
    triggers: tuple[int, ...]
    statuses: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[int, int, int, int], ...]
    slots: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]


def rows_of(example: Example, limit: int = LIMIT) -> Iterator[Row]:
    """The windows of one article with their labels."""
    for window in pack(example.pieces, example.sentences, limit):
        at = window.place_of()
        triggers = [IGNORED] * len(window.ids)
        for token, place in at.items():
            if token >= window.own:
                triggers[place] = example.triggers[token]
        statuses = tuple((at[t], s) for t, s in example.statuses.items() if t in at and t >= window.own)
        pairs = [p for p in example.pairs if p.anchor in at and p.anchor >= window.own and p.first in at and p.last - 1 in at]
        yield Row(
            window,
            tuple(triggers),
            statuses,
            tuple((at[p.anchor], at[p.first], at[p.last - 1], labels.distance(p.anchor, p.first)) for p in pairs),
            tuple(p.slots for p in pairs),
            tuple(0.0 if p.unsure else 1.0 for p in pairs),
        )


def thinned(example: Example) -> Example:
    """The article as it is or, as often as THINNED says, without some of its sentences: the reader too leaves out sentences."""
    if random.random() >= THINNED:
        return example
    share = random.uniform(0.3, 0.9)
    return replace(example, sentences=tuple(s for s in example.sentences if random.random() < share) or example.sentences)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows as tensors."""

    ids: torch.Tensor
    mask: torch.Tensor
    triggers: torch.Tensor
    statuses: torch.Tensor
    pairs: torch.Tensor
    slots: torch.Tensor
    weights: torch.Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on `device`."""
        return Batch(*(getattr(self, name).to(device, non_blocking=True) for name in self.__slots__))


def batch_of(rows: Sequence[Row]) -> Batch:
    """Rows padded to one length."""
    width = max(len(row.window.ids) for row in rows)
    ids = torch.full((len(rows), width), PAD)
    mask = torch.zeros(len(rows), width)
    triggers = torch.full((len(rows), width), IGNORED)
    for i, row in enumerate(rows):
        size = len(row.window.ids)
        ids[i, :size], mask[i, :size] = torch.tensor(row.window.ids), 1.0
        triggers[i, :size] = torch.tensor(row.triggers)
    pairs = [(i, *pair) for i, row in enumerate(rows) for pair in row.pairs]
    slots = torch.zeros(len(pairs), len(labels.SLOTS))
    for i, filled in enumerate(filled for row in rows for filled in row.slots):
        slots[i, list(filled)] = 1.0
    return Batch(
        ids,
        mask,
        triggers,
        torch.tensor([(i, *one) for i, row in enumerate(rows) for one in row.statuses]).view(-1, 3),
        torch.tensor(pairs).view(-1, 5),
        slots,
        torch.tensor([weight for row in rows for weight in row.weights]),
    )


def batches(examples: Sequence[Example], size: int) -> list[Batch]:
    """One epoch: windows of like length together, `size` at a time where they are long, in any order."""
    rows = [row for example in examples for row in rows_of(thinned(example), random.choice(LIMITS))]
    rows.sort(key=lambda row: len(row.window.ids) + random.random() * 8)
    out: list[Batch] = []
    chunk: list[Row] = []
    for row in rows:
        if chunk and (len(chunk) + 1) * len(row.window.ids) > size * LIMIT:
            out.append(batch_of(chunk))
            chunk = []
        chunk.append(row)
    out.append(batch_of(chunk))
    random.shuffle(out)
    return out


def _precision(device: torch.device) -> torch.autocast:
    """Half precision where it is faster: on a processor; a graphics card has its own way."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cpu")


def loss_of(model: Reader, batch: Batch, run: Run) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """The weighted loss of all heads, and each head's own."""
    with _precision(batch.ids.device):
        out = model(batch.ids, batch.mask)
    parts = {"trigger": functional.cross_entropy(out[0].float().flatten(0, 1), batch.triggers.flatten(), ignore_index=IGNORED)}
    if len(batch.statuses):
        row, at, status = batch.statuses.unbind(1)
        parts["status"] = functional.cross_entropy(out[1][row, at].float(), status)
    if len(batch.pairs):
        raw = functional.binary_cross_entropy_with_logits(model.pairs(out, batch.pairs), batch.slots, reduction="none")
        parts["slots"] = (raw.sum(1) * batch.weights).sum() / batch.weights.sum().clamp(min=1.0)
    weights = {"trigger": TRIGGER, "status": run.status, "slots": run.slots}
    total = torch.stack([weights[name] * part for name, part in parts.items()]).sum()
    return total, {name: part.detach() for name, part in parts.items()}


def check(model: Reader, examples: Sequence[Example], device: torch.device) -> dict[str, float]:
    """On articles for checking: F1 of triggers with their kind, how likely the model takes the right labels to be (nats a token,
    lower is better), share of statuses right, F1 of slots of gold triggers."""
    model.eval()
    count: Counter[str] = Counter()
    rows = sorted((row for e in examples for row in rows_of(e)), key=lambda row: len(row.window.ids))
    loss = 0.0
    with torch.no_grad(), _precision(device):
        for i in range(0, len(rows), 16):
            batch = batch_of(rows[i : i + 16]).to(device)
            out = model(batch.ids, batch.mask)
            own = batch.triggers != IGNORED
            loss += float(functional.cross_entropy(out[0].float()[own], batch.triggers[own], reduction="sum"))
            count["tokens"] += int(own.sum())
            for got, gold, mine in zip(out[0].argmax(-1).tolist(), batch.triggers.tolist(), own.tolist(), strict=True):
                told, there = ([a for a, m in zip(row, mine, strict=True) if m] for row in (got, gold))
                count.update({"trigger.got": len(runs(told)), "trigger.gold": len(runs(there))})
                count["trigger.hit"] += sum(any(k == j and a < d and c < b for c, d, j in runs(told)) for a, b, k in runs(there))
            if len(batch.statuses):
                row, at, status = batch.statuses.unbind(1)
                count["status.gold"] += len(status)
                count["status.hit"] += int((out[1][row, at].argmax(-1) == status).sum())
            if len(batch.pairs):
                yes, there_ = (model.pairs(out, batch.pairs) > 0) & (batch.weights[:, None] > 0), batch.slots > 0
                count.update(
                    {"slots.gold": int(there_.sum()), "slots.got": int(yes.sum()), "slots.hit": int((yes & there_).sum())}
                )
    model.train()

    def f1(name: str) -> float:
        return round(2 * count[f"{name}.hit"] / max(count[f"{name}.gold"] + count[f"{name}.got"], 1), 4)

    return {
        "trigger F1": f1("trigger"),
        "trigger loss": round(loss / max(count["tokens"], 1), 4),
        "status right": round(count["status.hit"] / max(count["status.gold"], 1), 4),
        "slot F1": f1("slots"),
    }


def runs(tokens: Sequence[int]) -> list[tuple[int, int, int]]:
    """First and last token (exclusive) and number of the kind of each stretch of trigger labels.

    >>> runs([0, 1, 2, 0, 3, 3])
    [(1, 3, 0), (4, 5, 1), (5, 6, 1)]
    """
    out: list[tuple[int, int, int]] = []
    for i, label in enumerate(tokens):
        if label == labels.OUTSIDE:
            continue
        kind = (label - 1) // 2
        if out and out[-1][1] == i and out[-1][2] == kind and label % 2 == 0:
            out[-1] = (out[-1][0], i + 1, kind)
        else:
            out.append((i, i + 1, kind))
    return out


def groups_of(model: Reader) -> list[dict[str, object]]:
    """The parameters to train: matrices decay, vectors and heads do not."""
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    return [
        {"params": [p for p in body if p.dim() > 1], "lr": RATE, "weight_decay": DECAY},
        {"params": [p for p in body if p.dim() == 1], "lr": RATE, "weight_decay": 0.0},
        {"params": [p for head in model.heads() for p in head.parameters()], "lr": HEAD_RATE, "weight_decay": 0.0},
    ]


def fit(model: Reader, train: Sequence[Example], run: Run, device: torch.device) -> None:
    """Train `model` in place, with a line of losses after every epoch."""
    optimizer = torch.optim.AdamW(groups_of(model), betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] * run.rate for group in optimizer.param_groups]
    trained = [p for p in model.parameters() if p.requires_grad]
    begun = time.monotonic()
    for epoch in range(run.epochs):
        random.seed(f"{run.seed}/{epoch}")
        work = batches(train, run.batch)
        seen: dict[str, torch.Tensor] = {}
        for step, batch in enumerate(work):
            share = (epoch + step / len(work)) / run.epochs
            factor = share / WARM_UP if share < WARM_UP else max(0.02, (1 - share) / (1 - WARM_UP))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            loss, parts = loss_of(model, batch.to(device), run)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, CLIP)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            seen = {name: seen.get(name, torch.zeros((), device=device)) + part for name, part in parts.items()}
        line = {"run": run.seed, "epoch": epoch + 1, "seconds": round(time.monotonic() - begun)}
        print(json.dumps(line | {name: round(float(value) / len(work), 4) for name, value in seen.items()}), flush=True)


def fresh(encoder: Path, dropout: float = DROPOUT, layers: int = LAYERS) -> Reader:
    """A model to train: the lowest `layers` of the encoder in the folder `encoder`, and heads that know nothing yet, always the same."""
    torch.manual_seed(1)
    weights = load_file(encoder / "model.fp16.safetensors")
    model = Reader(len(weights["word.weight"]), layers, dropout)
    kept = model.encoder.state_dict().keys() & weights.keys()
    model.encoder.load_state_dict({name: weights[name].float() for name in kept})
    model.encoder.word.weight.requires_grad = False
    return model


def trained(examples: Sequence[Example], encoder: Path, runs: Sequence[Run], device: torch.device) -> Reader:
    """The mean of the models of `runs`."""
    total: dict[str, torch.Tensor] = {}
    for run in runs:
        model = fresh(encoder, run.dropout).to(device)
        torch.manual_seed(run.seed)
        fit(model.train(), examples, run, device)
        for name, value in model.state_dict().items():
            total[name] = total.get(name, torch.zeros_like(value)) + value / len(runs)
    mean = fresh(encoder)
    mean.to(device).load_state_dict(total)
    return mean


def write(model: Reader, examples: Sequence[Example], out: Path) -> None:
    """The model, and the words that often name an event, into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    save_file({name: value.cpu().contiguous() for name, value in model.state_dict().items()}, out / "model.safetensors")
    (out / "words.json").write_text(json.dumps(event_words(examples), ensure_ascii=False), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m train.fit", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/gold/train"), help="annotated articles (default: %(default)s)"
    )
    parser.add_argument("--encoder", type=Path, default=Path("../shared/models/e5-small-hi-en-ru"), help="(default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="for the weights (default: %(default)s)")
    parser.add_argument("--fold", type=int, help=f"leave out this fold of {FOLDS}, and check on it (default: train on all)")
    parser.add_argument("--device", default="cpu", help="cpu or cuda (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--probe", type=int, default=0, help="one epoch a run on so many articles only, to try the command out")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.set_float32_matmul_precision("high")
    device = torch.device(options.device)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    examples, checking = read_examples(options.gold, tokenizer, options.fold)
    runs: Sequence[Run] = RUNS
    if options.probe:
        examples, checking, runs = examples[: options.probe], checking[: options.probe], [replace(r, epochs=1) for r in RUNS]
    print(json.dumps({"train": len(examples), "check": len(checking)}), flush=True)
    model = trained(examples, options.encoder, runs, device)
    write(model, examples, options.out)
    if checking:
        print(json.dumps(check(model, checking, device)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
