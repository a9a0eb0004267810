"""A PostgreSQL server of our own, for as long as the tests need one."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

_USER = "vaarta"
_PATIENCE = 30.0
"""Seconds in which a server must answer."""
_TRIES = 3
"""A port found free can be taken by somebody else before the server has it."""
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "fsync": "off",  # a test's record need not outlive the machine; transactions stay what they are
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


class NoServerError(Exception):
    """No PostgreSQL on this machine, or one that does not start; the message says which."""


class Account(NamedTuple):
    """Whom a program runs as: None is whoever runs the tests."""

    user: int | None = None
    group: int | None = None
    extra_groups: list[int] | None = None


class Server:
    """A running server: gives a fresh, empty database by URL."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._numbers = count(1)

    def fresh(self) -> str:
        """The URL of a database that nobody has used."""
        name = f"record{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return f"postgresql://{_USER}@127.0.0.1:{self._port}/{name}"

    def drop(self, url: str) -> None:
        """Do away with a database that `fresh` gave, whoever is still in it."""
        self._run(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        import pg8000.native

        with pg8000.native.Connection(_USER, host="127.0.0.1", port=self._port, database="postgres", timeout=30) as connection:
            connection.run(statement)


@contextmanager
def running() -> Iterator[Server]:
    """A server, stopped and cleared away at the end.

    The programs are those on the PATH or Debian's. PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`.
    Raises NoServerError where there is none.
    """
    programs = _programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="vaarta-postgres-"))
    try:
        if account.user is not None and account.group is not None:
            os.chown(folder, account.user, account.group)
        _call(
            [programs / "initdb", "-D", folder / "data", "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            folder,
            account,
        )
        process, port = _started(programs / "postgres", folder, account)
        try:
            yield Server(port)
        finally:
            process.terminate()  # no new connections, and those in use are waited for: they are closed by now, or else …
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder that `initdb` and `postgres` lie in."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int("0" + p.parent.name.split(".")[0]))[::-1]
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServerError("no PostgreSQL server here (Debian: apt-get install postgresql)")


def _account() -> Account:
    """Whom to be instead of root."""
    if os.geteuid() != 0:
        return Account()
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return Account(found.pw_uid, found.pw_gid, [])
    raise NoServerError("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`")


def _call(command: list[Path | str], folder: Path, account: Account) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
        user=account.user,
        group=account.group,
        extra_groups=account.extra_groups,
    )
    if done.returncode:
        raise NoServerError(f"initdb failed: {done.stderr.strip()[-500:]}")


def _environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC", "HOME": str(folder)}


def _started(program: Path, folder: Path, account: Account) -> tuple[subprocess.Popen[bytes], int]:
    log = folder / "log"
    for _ in range(_TRIES):
        port = _free_port()
        settings = {**_SETTINGS, "port": str(port), "unix_socket_directories": ""}
        command = [str(program), "-D", str(folder / "data"), *(f"--{name}={value}" for name, value in settings.items())]
        with log.open("ab") as out:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=_environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                user=account.user,
                group=account.group,
                extra_groups=account.extra_groups,
            )
        if _answers(process, port):
            return process, port
        process.kill()
        process.wait()
    raise NoServerError(f"PostgreSQL does not start: {log.read_text('utf-8', 'replace').strip()[-500:]}")


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    import pg8000.exceptions
    import pg8000.native

    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            pg8000.native.Connection(_USER, host="127.0.0.1", port=port, database="postgres", timeout=5).close()
        except (pg8000.exceptions.InterfaceError, pg8000.exceptions.DatabaseError, OSError):
            time.sleep(0.05)
        else:
            return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
