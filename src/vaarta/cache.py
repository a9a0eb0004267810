"""Compiled data: built once from its sources, found again by their digest."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import platformdirs

from vaarta import __version__

logger = logging.getLogger(__name__)

PREBUILT = Path(__file__).parent / "_compiled"


def digest(sources: Iterable[Path], *, shape: bytes = b"") -> str:
    """16 hexadecimal digits of BLAKE2 over the names and bytes of `sources`, in the given order.

    `shape` tells what they are compiled into: other code makes other data of the same sources.
    """
    state = hashlib.blake2b(__version__.encode() + b"\0" + shape, digest_size=8)
    for path in sources:
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


def compiled(name: str, key: str, build: Callable[[], bytes], *, into: Path | None = None) -> bytes:
    """The compiled bytes of `name` whose sources have the digest `key`, built and kept where they are not there yet.

    Looked for beside the package (`make setup` puts them there), then in the user's cache folder, which honours
    VAARTA_CACHE. A folder that cannot be written costs time, never an error. `into` names the folder to write to.
    """
    file = f"{name}-{key}.bin"
    folders = [PREBUILT, _user_folder()]
    for folder in folders:
        try:
            return (folder / file).read_bytes()
        except OSError:
            continue
    data = build()
    _keep(into or folders[-1], name, file, data)
    return data


def _user_folder() -> Path:
    return Path(os.environ.get("VAARTA_CACHE") or platformdirs.user_cache_dir("vaarta", appauthor=False))


def _keep(folder: Path, name: str, file: str, data: bytes) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as handle:
            handle.write(data)
        Path(handle.name).chmod(0o644)  # a temporary file is its maker's alone; what stands beside the package is everybody's
        Path(handle.name).replace(folder / file)
        for old in folder.glob(f"{name}-*.bin"):
            if old.name != file and old.stem[: -len(old.stem.rsplit("-", 1)[-1]) - 1] == name:
                old.unlink(missing_ok=True)
    except OSError as error:
        logger.warning("compiled %s could not be kept in %s: %s", name, folder, error)
