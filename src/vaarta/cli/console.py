"""Where the command line writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.live import Live

_PIPED_WIDTH = 100
_NARROWEST, _WIDEST = 60, 160
_PATIENCE = 2.0
"""Seconds of silence after which a person wants to know that something goes on."""


@contextmanager
def quiet_end() -> Iterator[None]:
    """Ends the process without a traceback when Ctrl-C is pressed, or when nobody reads the output any more."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # What is still buffered has nowhere to go; without this the interpreter would complain at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(141) from None


def output_console() -> Console:
    """Standard output for a person: as wide as the terminal within reason, in colour only on a terminal."""
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - within the except of the caller; `quiet_end` knows what to do

    console = Output(highlight=False, markup=False, emoji=False, soft_wrap=True)
    if console.is_terminal or os.environ.get("COLUMNS", "").isdigit():
        console.width = max(_NARROWEST, min(console.width, _WIDEST))
    else:
        console.width = _PIPED_WIDTH
    return console


def as_utf8() -> None:
    """Make standard output UTF-8 whatever the locale says; the names in a report need it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        reconfigure(encoding="utf-8")


def complain(message: str) -> None:
    """Tell of a failure on standard error, on one line, `vaarta: ` before it."""
    typer.echo(_complaint(message), err=True)


def _complaint(message: str) -> str:
    return f"vaarta: {' '.join(message.split())}"


class Progress:
    """A line on standard error that says what goes on; only on a terminal, and only once it takes longer than two seconds.

    >>> with Progress("Reading") as progress:
    ...     progress.say("3 articles")
    """

    def __init__(self, doing: str) -> None:
        self._doing = self._text = doing
        self._shown: Live | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Progress:
        """Start to wait."""
        if sys.stderr.isatty():
            self._timer = threading.Timer(_PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self.hide()

    def say(self, what: str) -> None:
        """Change what the line says."""
        with self._lock:
            self._text = f"{self._doing}: {what}"
            if self._shown:
                self._shown.update(self._spinner())

    def count(self, done: int, total: int) -> None:
        """Say how much is done, of how much."""
        self.say(f"{done} of {total}")

    def complain(self, message: str) -> None:
        """Tell of a failure, above the line."""
        with self._lock:
            if self._shown:
                from rich.text import Text

                self._shown.console.print(Text(_complaint(message)), soft_wrap=True)
            else:
                complain(message)

    def hide(self) -> None:
        """Take the line away for good: results on the same terminal say enough."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
                self._timer = None
            if self._shown:
                self._shown.stop()
                self._shown = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.live import Live

        with self._lock:
            if self._timer:
                console = Console(stderr=True, markup=False, emoji=False)
                # Rich would otherwise send results meant for a file or a pipe to this console.
                self._shown = Live(self._spinner(), console=console, transient=True, redirect_stdout=False)
                self._shown.start()

    def _spinner(self) -> RenderableType:
        from rich.spinner import Spinner
        from rich.text import Text

        return Spinner("dots", Text(self._text))
