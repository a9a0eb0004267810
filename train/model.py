"""The model: a small multilingual encoder with heads for triggers, their status, and the slots that mentions fill."""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn import functional

from vaarta.reading.learned import labels

HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 384, 8, 12, 1536, 512
EPSILON = 1e-12
DROPOUT = 0.1


class Layer(nn.Module):
    """One layer of the encoder, normalised behind each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.aln, self.oln = nn.LayerNorm(HIDDEN, eps=EPSILON), nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.fi, self.fo = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """`x` (rows, pieces, HIDDEN) one layer further; `bias` is 0 at pieces to be seen, far below it elsewhere."""
        rows, width, _ = x.shape
        q, k, v = (part(x).view(rows, width, HEADS, HIDDEN // HEADS).transpose(1, 2) for part in (self.q, self.k, self.v))
        if self.training:  # the fused form is a third faster
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        else:  # the plain one is what ONNX Runtime fuses again
            seen = torch.matmul(q, k.transpose(-1, -2)) * (1 / math.sqrt(HIDDEN // HEADS)) + bias
            mixed = torch.matmul(torch.softmax(seen.float(), -1).to(v.dtype), v)
        mixed = mixed.transpose(1, 2).reshape(rows, width, HIDDEN)
        x = self.aln(x + self.drop(self.ao(mixed)))
        out: torch.Tensor = self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))
        return out


class Encoder(nn.Module):
    """The encoder; the embedding of token type 0 is part of the positions'."""

    def __init__(self, vocabulary: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.pos = nn.Embedding(POSITIONS, HIDDEN)
        self.eln = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The vectors (rows, pieces, HIDDEN) of word pieces `ids`; `mask` is 1 at those that are there."""
        return self.body(self.word(ids), mask)

    def body(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """As `forward`, from the embeddings of the word pieces on."""
        x = self.drop(self.eln(words + self.pos.weight[: words.shape[1]]))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """The encoder with its heads. A slot's score for a pair is the product of the trigger's vector for that slot with the sum of
    the vectors of the mention's first and last token, and a weight for the distance."""

    def __init__(self, vocabulary: int, layers: int = LAYERS, dropout: float = DROPOUT) -> None:
        super().__init__()
        size = len(labels.SLOTS) * labels.SLOT_SIZE
        self.encoder = Encoder(vocabulary, layers, dropout)
        self.drop = nn.Dropout(dropout)
        self.trigger = nn.Linear(HIDDEN, labels.TRIGGER_LABELS)
        self.status = nn.Linear(HIDDEN, len(labels.STATUSES))
        self.anchor, self.first, self.last = (nn.Linear(HIDDEN, size) for _ in range(3))
        self.far = nn.Embedding(labels.DISTANCES, len(labels.SLOTS))
        for head in self.heads():
            nn.init.normal_(head.weight, std=0.04)
            if isinstance(head, nn.Linear):
                nn.init.zeros_(head.bias)
        nn.init.constant_(self.far.weight, -2.0)

    def heads(self) -> tuple[nn.Module, ...]:
        """All that is not the encoder."""
        return self.trigger, self.status, self.anchor, self.first, self.last, self.far

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """For every piece: trigger and status logits, and its vectors as a trigger and as a mention's first and last token."""
        return self.read(self.drop(self.encoder(ids, mask)))

    def read(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The heads, on the encoder's vectors."""
        return self.trigger(x), self.status(x), self.anchor(x), self.first(x), self.last(x)

    def pairs(self, out: tuple[torch.Tensor, ...], where: torch.Tensor) -> torch.Tensor:
        """Slot logits (pairs, slots); a row of `where` is row, anchor piece, first and last piece of the mention, distance."""
        row, anchor, first, last, far = where.unbind(1)
        shape = (len(where), len(labels.SLOTS), labels.SLOT_SIZE)
        a = out[2][row, anchor].float().view(shape)
        m = (out[3][row, first] + out[4][row, last]).float().view(shape)
        scores: torch.Tensor = (a * m).sum(-1) / math.sqrt(labels.SLOT_SIZE) + self.far(far)
        return scores
