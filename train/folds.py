"""A learned reader for each fold of the articles: `python -m train.folds [--gold DIR] [--encoder DIR] [--out DIR] [--device cuda]`.

Each is trained on all the others, so that what it says of the articles of its fold is what it would say of unseen ones;
`eval.fit_confidence --folds` fits the confidence of both readers on that.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from train import export, fit
from train.data import FOLDS


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; options that it does not know go to `train.fit`."""
    parser = argparse.ArgumentParser(prog="python -m train.folds", description=__doc__)
    parser.add_argument("--encoder", default="../shared/models/e5-small-hi-en-ru", help="(default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("build/folds"), help="(default: %(default)s)")
    options, others = parser.parse_known_args(arguments)
    for fold in range(FOLDS):
        run, place = options.out.with_name(f"{options.out.name}-run") / str(fold), options.out / f"fold-{fold}"
        failed = fit.main(["--encoder", options.encoder, "--out", str(run), "--fold", str(fold), *others])
        failed = failed or export.main(["--encoder", options.encoder, "--run", str(run), "--out", str(place)])
        if failed:
            return failed
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
