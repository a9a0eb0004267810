"""The licences of what is installed with Vaarta: `python -m tests.licences` lists them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.I)
LESSER = re.compile(r"\bLGPL|Lesser General Public", re.I)


def requirements(name: str, extra: str | None = None) -> Iterator[str]:
    """What the distribution `name` requires here, or for one of its extras; markers of other systems are passed over."""
    from packaging.requirements import Requirement

    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra or ""}):
            yield requirement.name


def shipped_with(name: str) -> dict[str, str]:
    """The licence of every distribution that installing `name` installs, by name."""
    found: dict[str, str] = {}
    waiting = list(requirements(name))
    while waiting:
        current = waiting.pop()
        if current.lower() in found:
            continue
        try:
            found[current.lower()] = licence(current)
        except PackageNotFoundError:
            continue
        waiting.extend(requirements(current))
    return dict(sorted(found.items()))


def licence(name: str) -> str:
    """The licence that a distribution states: its expression, its classifiers, or the first line of its text."""
    data = distribution(name).metadata
    stated = [line.rsplit(" :: ", 1)[-1] for line in data.get_all("Classifier") or () if line.startswith("License ::")]
    given = data.get_all("License-Expression") or [*stated, *(data.get_all("License") or ()), "unknown"]
    return str(given[0]).strip().splitlines()[0]


def is_permissive(expression: str) -> bool:
    """Whether a licence lets Vaarta be shipped as it is: of alternatives, one that does is enough.

    >>> is_permissive("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"), is_permissive("AGPL-3.0-only"), is_permissive("unknown")
    (True, False, False)
    """
    choices = re.split(r"\s+OR\s+", expression)
    return any(choice != "unknown" and not COPYLEFT.search(choice) and not LESSER.search(choice) for choice in choices)


if __name__ == "__main__":
    for package, terms in shipped_with("vaarta").items():
        sys.stdout.write(f"{package:24} {terms}\n")
