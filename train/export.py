"""Write the trained model as one ONNX file: `python -m train.export [--run DIR] [--encoder DIR] [--out DIR]`.

Opset 17. The layers and the heads for slots are quantised to int8 per channel, activations as they come; the
other heads stay in float. The word embeddings,
frozen in training, are the 4-bit blocks that they came from (32 values share a scale), unpacked in the graph row by row.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import nn

from train.model import HIDDEN, Reader
from vaarta.reading.learned import labels
from vaarta.reading.learned.engine import FILES

BLOCK = 32
OPSET = 17
OUTPUTS = ("triggers", "statuses", "anchor", "first", "last")
PRECISE = "trigger|status"
"""The heads that stay in float: what they say is taken as a chance."""
LARGEST = 45_000_000
"""Bytes that all files together may have."""


class Packed(nn.Module):
    """The reader over word embeddings in blocks of 4 bits."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        table, scale = pack_blocks(reader.encoder.word.weight.detach())
        self.register_buffer("table", table)
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """As Reader.forward."""
        packed = self.table[ids].float().unflatten(2, (HIDDEN // BLOCK, BLOCK // 2))
        high = torch.floor(packed / 16)
        words = torch.cat([packed - 16 * high, high], -1) - 8
        words = (words * self.scale[ids].float().unsqueeze(-1)).flatten(2)
        return self.reader.read(self.reader.encoder.body(words, mask))


def pack_blocks(weights: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """`weights` (rows, HIDDEN) as bytes of two 4-bit values, the first half of a block low, and the blocks' scales in half floats.

    The value that is largest in size is 8 steps away from 0, as in the blocks that the embeddings came from.
    """
    blocks = weights.view(len(weights), -1, BLOCK)
    extreme = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    scale = (extreme / -8).half()
    divisor = scale.float().where(scale != 0, 1.0)
    steps = (torch.round(blocks / divisor).clamp(-8, 7) + 8).to(torch.uint8)
    low, high = steps.split(BLOCK // 2, -1)
    return (low + 16 * high).flatten(1), scale.squeeze(-1)


def export(reader: Reader, path: Path) -> None:
    """Write `reader` to `path`."""
    ids, mask = torch.randint(5, 1000, (2, 16)), torch.ones(2, 16)
    axes = {name: {0: "row", 1: "piece"} for name in ("ids", "mask", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Packed(reader).eval(),
            (ids, mask),
            str(plain),
            input_names=["ids", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        precise = [n.name for n in onnx.load(str(ready)).graph.node if n.op_type == "MatMul" and re.search(PRECISE, n.name)]
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=precise,
            weight_type=QuantType.QInt8,
            per_channel=True,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m train.export", description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/reader"), help="what train.fit wrote (default: %(default)s)")
    parser.add_argument("--encoder", type=Path, default=Path("../shared/models/e5-small-hi-en-ru"), help="(default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("src/vaarta/_model"), help="(default: %(default)s)")
    options = parser.parse_args(arguments)
    weights = load_file(options.run / "model.safetensors")
    reader = Reader(len(weights["encoder.word.weight"]), layers=sum(name.endswith(".q.weight") for name in weights))
    reader.load_state_dict(weights)
    options.out.mkdir(parents=True, exist_ok=True)
    export(reader.eval(), options.out / "model.onnx")
    tokenizer = json.loads((options.encoder / "tokenizer.json").read_text(encoding="utf-8"))
    (options.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    far = [[round(value, 5) for value in row] for row in reader.far.weight.tolist()]
    words = json.loads((options.run / "words.json").read_text(encoding="utf-8"))
    text = json.dumps(labels.to_dict() | {"far": far, "words": words}, ensure_ascii=False)
    (options.out / "labels.json").write_text(text + "\n", encoding="utf-8")
    sizes = {name: (options.out / name).stat().st_size for name in FILES}
    print(json.dumps(sizes | {"total": sum(sizes.values())}))
    return 1 if sum(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    raise SystemExit(main())
