"""Train the learned reader: `python -m train.fit [--gold DIR] [--encoder DIR] [--out DIR] [--epochs N]`.

The recipe is that of the encoder's README: word embeddings frozen, AdamW, 10 % warm-up, linear decay, bf16. Every article is
packed anew in every epoch, in windows of a length drawn for it. A checkpoint is written after every epoch; `--start RUN/model.safetensors`
goes on from one, with a schedule of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional

from train.data import Example, read_examples
from train.model import Reader
from vaarta.reading.learned import labels
from vaarta.reading.learned.windows import LIMIT, PAD, Window, pack

RATE, HEAD_RATE, DECAY, CLIP, WARM_UP = 1e-4, 1e-3, 0.01, 1.0, 0.1
LIMITS = (128, 192, LIMIT)
WEIGHTS = {"trigger": 5.0, "status": 0.5, "slots": 2.0}
IGNORED = -100


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
    rows = [row for example in examples for row in rows_of(example, random.choice(LIMITS))]
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


def loss_of(model: Reader, batch: Batch) -> tuple[torch.Tensor, dict[str, float]]:
    """The weighted loss of all heads, and each head's own."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = model(batch.ids, batch.mask)
    parts = {"trigger": functional.cross_entropy(out[0].float().flatten(0, 1), batch.triggers.flatten(), ignore_index=IGNORED)}
    if len(batch.statuses):
        row, at, status = batch.statuses.unbind(1)
        parts["status"] = functional.cross_entropy(out[1][row, at].float(), status)
    if len(batch.pairs):
        raw = functional.binary_cross_entropy_with_logits(model.pairs(out, batch.pairs), batch.slots, reduction="none")
        parts["slots"] = (raw.sum(1) * batch.weights).sum() / batch.weights.sum().clamp(min=1.0)
    total = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()
    return total, {name: part.item() for name, part in parts.items()}


def check(model: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """On articles for checking: F1 of trigger starts with their kind, share of statuses right, F1 of slots of gold triggers."""
    model.eval()
    count: Counter[str] = Counter()
    rows = sorted((row for e in examples for row in rows_of(e)), key=lambda row: len(row.window.ids))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for i in range(0, len(rows), 16):
            batch = batch_of(rows[i : i + 16])
            out = model(batch.ids, batch.mask)
            got, gold = out[0].argmax(-1), batch.triggers
            begins = (gold > 0) & (gold % 2 == 1)
            count["trigger.gold"] += int(begins.sum())
            count["trigger.got"] += int(((got % 2 == 1) & (gold != IGNORED)).sum())
            count["trigger.hit"] += int((begins & (got == gold)).sum())
            if len(batch.statuses):
                row, at, status = batch.statuses.unbind(1)
                count["status.gold"] += len(status)
                count["status.hit"] += int((out[1][row, at].argmax(-1) == status).sum())
            if len(batch.pairs):
                yes, there = (model.pairs(out, batch.pairs) > 0) & (batch.weights[:, None] > 0), batch.slots > 0
                count.update({"slots.gold": int(there.sum()), "slots.got": int(yes.sum()), "slots.hit": int((yes & there).sum())})
    model.train()

    def f1(name: str) -> float:
        return round(2 * count[f"{name}.hit"] / max(count[f"{name}.gold"] + count[f"{name}.got"], 1), 4)

    return {
        "trigger F1": f1("trigger"),
        "status right": round(count["status.hit"] / max(count["status.gold"], 1), 4),
        "slot F1": f1("slots"),
    }


def groups_of(model: Reader) -> list[dict[str, object]]:
    """The parameters to train: matrices decay, vectors and heads do not."""
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    return [
        {"params": [p for p in body if p.dim() > 1], "lr": RATE, "weight_decay": DECAY},
        {"params": [p for p in body if p.dim() == 1], "lr": RATE, "weight_decay": 0.0},
        {"params": [p for head in model.heads() for p in head.parameters()], "lr": HEAD_RATE, "weight_decay": 0.0},
    ]


def fit(model: Reader, train: Sequence[Example], checking: Sequence[Example], options: argparse.Namespace) -> None:
    """Train `model` in place, with a line of figures and a checkpoint after every epoch."""
    optimizer = torch.optim.AdamW(groups_of(model), betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] * options.rate for group in optimizer.param_groups]
    trained = [p for p in model.parameters() if p.requires_grad]
    begun = time.monotonic()
    share = 0.0
    for epoch in range(options.epochs):
        random.seed(f"{options.seed}/{epoch}")
        plan = batches(train, options.batch)
        seen: Counter[str] = Counter()
        for step, batch in enumerate(plan):
            share = max((epoch + step / len(plan)) / options.epochs, (time.monotonic() - begun) / (options.minutes * 60))
            if share >= 1.0:
                break
            factor = share / WARM_UP if share < WARM_UP else max(0.02, (1 - share) / (1 - WARM_UP))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            loss, parts = loss_of(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, CLIP)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            seen.update(parts)
        save_file({name: value.contiguous() for name, value in model.state_dict().items()}, options.out / "model.safetensors")
        line: dict[str, float] = {"epoch": epoch + 1, "seconds": round(time.monotonic() - begun)}
        line |= {name: round(value / len(plan), 4) for name, value in seen.items()}
        done = epoch + 1 == options.epochs or share >= 1.0
        if epoch % 4 == 3 or done:
            line |= check(model, checking)
        print(json.dumps(line), flush=True)
        if done:
            break


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m train.fit", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/gold/train"), help="annotated articles (default: %(default)s)"
    )
    parser.add_argument("--encoder", type=Path, default=Path("../shared/models/e5-small-hi-en-ru"), help="(default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="for checkpoints (default: %(default)s)")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument(
        "--minutes", type=float, default=60.0, help="end by then, however few epochs that are (default: %(default)s)"
    )
    parser.add_argument("--batch", type=int, default=4, help="windows of full length in a batch (default: %(default)s)")
    parser.add_argument("--start", type=Path, help="weights of a model that is trained already, to train it further")
    parser.add_argument(
        "--rate", type=float, default=1.0, help="of the recipe's learning rates, the share to use (default: %(default)s)"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--probe", type=int, default=0, help="train on so many articles only, to try the command out")
    options = parser.parse_args(arguments)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    vocabulary = json.loads((options.encoder / "config.json").read_text(encoding="utf-8"))["VOC"]
    train, checking = read_examples(options.gold, tokenizer)
    if options.probe:
        train, checking = train[: options.probe], checking[: options.probe]
    model = Reader(vocabulary)
    weights = load_file(options.encoder / "model.fp16.safetensors")
    model.encoder.load_state_dict({name: value.float() for name, value in weights.items()})
    if options.start:
        model.load_state_dict(load_file(options.start))
    model.encoder.word.weight.requires_grad = False
    print(json.dumps({"train": len(train), "check": len(checking), "triggers": sum(len(e.statuses) for e in train)}), flush=True)
    fit(model.train(), train, checking, options)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
