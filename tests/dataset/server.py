"""A PostgreSQL server of the tests' own, out of Debian's package: its data in a temporary folder, on a free port."""

import os
import shutil
import socket
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Server:
    """A running server; `url` is that of its database."""

    url: str
    programs: Path
    data: Path
    owner: tuple[str, ...]

    def new_place(self) -> str:
        """The URL of a store in a schema that is not there yet."""
        return f"{self.url}?schema=s{uuid.uuid4().hex[:12]}"

    def run(self, *command: str) -> None:
        """Run one of the server's programs as the user that owns the data."""
        program = [*self.owner, str(self.programs / command[0]), *command[1:]]
        done = subprocess.run(program, capture_output=True, text=True, cwd="/")
        assert done.returncode == 0, done.stderr or done.stdout

    def restart(self) -> None:
        """Stop the server at once, so that every connection breaks, and start it again."""
        self.run("pg_ctl", "restart", "-D", str(self.data), "-m", "immediate", "-w", "-s", "-l", str(self.data / "log"))


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = shutil.which("initdb")
    if not found and named is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    return found[-1].parent if found else Path(str(named)).parent


@contextmanager
def start_server(folder: Path) -> Iterator[Server]:
    """Start a server whose data is below a new folder, and stop it at the end."""
    # The server refuses to run as root; the user of Debian's package must be able to enter the folder.
    owner = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    home = folder / "server"
    home.mkdir()
    if owner:
        shutil.chown(home, "postgres")
        folder.chmod(0o711)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(f"postgresql://plans@127.0.0.1:{port}/postgres", _programs(), home / "data", owner)
    server.run("initdb", "-D", str(server.data), "-U", "plans", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {home} -c fsync=off"
    server.run("pg_ctl", "start", "-D", str(server.data), "-w", "-s", "-o", options, "-l", str(server.data / "log"))
    try:
        yield server
    finally:
        server.run("pg_ctl", "stop", "-D", str(server.data), "-m", "immediate", "-s")
