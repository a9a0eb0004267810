"""The accounts of one happening side by side in a terminal: what each says, adds, leaves out and contradicts; its sentences below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from vaarta.cli.entry_page import value_told
from vaarta.cli.layout import GAP, columns, even, paragraph, row, shares, shown, styled
from vaarta.cli.table import day_shown
from vaarta.model.record import Slot
from vaarta.record.diff import Cell, Diff, DiffRow
from vaarta.record.sentence import REFERENCE, sentence, word

COLUMNS = ("slot", "account", "says", "adds", "leaves_out", "contradicts", "sentences")
_ADDS, _OUT, _AGAINST = "+", "−", "≠"
_NARROWEST = 18
"""Columns that an account needs at least."""
_BESIDE = 4
"""Accounts that stand side by side at most."""


def diff_lines(diff: Diff, width: int, language: str = REFERENCE) -> Iterator[Text]:
    """The table of the accounts, as many beside each other as there is room for, then each account's sentences."""
    yield from paragraph(styled(shown(sentence(diff.entry, language, status=True)), "bold"), width, Text(), 0)
    marks = f"{_ADDS} only this account says so; {_OUT} it leaves out what others say; {_AGAINST} it contradicts another"
    yield from paragraph(styled(marks, "dim"), width, Text(), 0)
    label = max([0, *(columns(word("slot", one.slot)) for one in diff.rows)])
    beside = max(1, min(_BESIDE, (width - label) // (_NARROWEST + GAP)))
    for start in range(0, len(diff.accounts), beside):
        yield Text()
        some = range(start, min(start + beside, len(diff.accounts)))
        yield from _table(diff, some, label, width)
    for at, account in enumerate(diff.accounts):
        yield Text()
        head = styled(shown(account.name), "bold")
        others = [shown(source.id) for source in account.sources if source.id != account.name]
        head.append(f"  {', '.join(others)}" if others else "", style="dim")
        yield from paragraph(head, width, Text(), 0)
        yield from _sentences(diff, at, width)


def _table(diff: Diff, some: range, label: int, width: int) -> Iterator[Text]:
    heads = [["", *(_even(diff.accounts[at].name) for at in some)]]
    cells = [[[word("slot", one.slot)], *(_cell(one.slot, one.cells[at]) for at in some)] for one in diff.rows]
    wants = [
        max([columns(heads[0][at]), *(columns(entry) for line in cells for entry in line[at])]) for at in range(1, len(heads[0]))
    ]
    widths = [label, *shares(wants, width - label - GAP * len(wants))]
    yield from row([[head] for head in heads[0]], widths, ["dim", *["bold"] * len(wants)])
    yield styled("─" * min(width, sum(widths) + GAP * len(wants)), "dim")
    for one, line in zip(diff.rows, cells, strict=True):
        yield from row(line, widths, ["dim", *(_style(one, one.cells[at]) for at in some)])


def _cell(slot: Slot, cell: Cell) -> list[str]:
    """What an account says in a slot, a value an entry, each with its mark; "·" where it says nothing and leaves nothing out."""
    found = [f"{_mark(value, cell)}{_value(slot, value)}" for value in cell.says]
    found += [f"{_OUT} {_value(slot, value)}" for value in cell.leaves_out]
    return found or ["·"]


def _mark(value: str, cell: Cell) -> str:
    return f"{_AGAINST} " if cell.contradicts else f"{_ADDS} " if value in cell.adds else ""


def _style(one: DiffRow, cell: Cell) -> str:
    return "yellow" if cell.contradicts else "" if cell.says or not one.shared else "dim"


def _value(slot: Slot, value: str) -> str:
    return _even(day_shown(value) if slot is Slot.WHEN else value_told(slot, value))


def _even(text: str) -> str:
    """Words that may stand in a cell; a placeholder for those whose width no terminal agrees on."""
    return shown(text) if even(text) else "(below)"


def _sentences(diff: Diff, at: int, width: int) -> Iterator[Text]:
    """Each sentence of an account once, with the values that it gives."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in diff.rows:
        for support in one.cells[at].supports:
            if support.sentence:
                said = found.setdefault(support.sentence, {}).setdefault(word("slot", one.slot), [])
                said.append(value_told(one.slot, support.value))
    for words, slots in found.items():
        yield from paragraph(Text(shown(words)), width, styled("  │ ", "dim"), 4)
        told = "; ".join(f"{slot}: {', '.join(dict.fromkeys(values))}" for slot, values in slots.items())
        yield from paragraph(styled(shown(told), "dim"), width, Text("    "), 4)


def diff_dict(diff: Diff) -> dict[str, object]:
    """A diff as plain dicts, lists, strings and numbers."""
    from vaarta.model.entries import entry_to_dict

    return {
        "entry": entry_to_dict(diff.entry),
        "accounts": [
            {"key": account.key, "name": account.name, "articles": [source.id for source in account.sources]}
            for account in diff.accounts
        ],
        "slots": [
            {
                "slot": one.slot.value,
                "shared": list(one.shared),
                "accounts": [
                    {
                        "key": account.key,
                        "says": list(cell.says),
                        "adds": list(cell.adds),
                        "leaves_out": list(cell.leaves_out),
                        "contradicts": list(cell.contradicts),
                        "sentences": list(dict.fromkeys(support.sentence for support in cell.supports if support.sentence)),
                    }
                    for account, cell in zip(diff.accounts, one.cells, strict=True)
                ],
            }
            for one in diff.rows
        ],
    }


def diff_rows(diff: Diff) -> Iterator[Sequence[object]]:
    """The cells under COLUMNS, a line for each slot and account."""
    for one in diff.rows:
        for account, cell in zip(diff.accounts, one.cells, strict=True):
            sentences = dict.fromkeys(support.sentence for support in cell.supports if support.sentence)
            values = (cell.says, cell.adds, cell.leaves_out, cell.contradicts, tuple(sentences))
            yield (one.slot.value, account.name, *("; ".join(found) for found in values))
