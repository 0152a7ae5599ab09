"""One writer at a time: a lock beside an SQLite file, an advisory lock in PostgreSQL. Whoever is killed holds it no more."""

import fcntl
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from dataset.errors import StoreBusy, StoreError
from dataset.failures import told

_PAUSE = 0.2
_KEY = 0x6B65686F6163  # "kehoac", beside the hash of the schema's name


def _holder() -> str:
    return f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _patiently(attempt: Callable[[], bool], who: Callable[[], str], store: str, wait: float) -> None:
    """Try until it succeeds or `wait` seconds are over; raises StoreBusy with who holds the lock."""
    until = time.monotonic() + wait
    while not attempt():
        if time.monotonic() >= until:
            raise StoreBusy(f"{store}: is being written by {who()}: wait for it (--wait SECONDS), or stop it")
        time.sleep(_PAUSE)


@contextmanager
def hold_file(path: Path, store: str, wait: float) -> Iterator[None]:
    """Hold the lock of an SQLite store; the file stays and says who holds it. Raises StoreBusy, StoreError."""
    place = path.with_name(path.name + ".lock")
    try:
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StoreError(f"{store}: may not be written to: {error.strerror}") from error
    try:

        def attempt() -> bool:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        def who() -> str:
            return place.read_text("utf-8", "replace").strip() or "another process"

        _patiently(attempt, who, store, wait)
        try:
            os.truncate(handle, 0)
            os.pwrite(handle, _holder().encode(), 0)
        except OSError:  # a full disk: the lock itself needs no room, only its label does
            pass
        yield
        os.truncate(handle, 0)
    finally:
        os.close(handle)


@contextmanager
def hold_server(engine: Engine, store: str, wait: float) -> Iterator[None]:
    """Hold the lock of a PostgreSQL store, on a connection of its own. Raises StoreBusy."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        schema = connection.execute(text("SELECT current_schema()")).scalar_one()
        key = {"key": _KEY, "schema": schema}
        connection.execute(
            text("SELECT set_config('application_name', :name, false)"), {"name": f"kehoach, {_holder()}"}
        )

        def attempt() -> bool:
            asked = text("SELECT pg_try_advisory_lock(hashtextextended(:schema, :key))")
            return bool(connection.execute(asked, key).scalar_one())

        def who() -> str:
            asked = text(
                "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'"
                " AND l.granted AND (l.classid::bigint << 32) | l.objid::bigint = hashtextextended(:schema, :key)"
            )
            found = connection.execute(asked, key).scalar()
            return str(found).removeprefix("kehoach, ") if found else "another process"

        _patiently(attempt, who, store, wait)
        yield
        with told(store):  # whoever lost the connection lost the lock with it, and may not have been alone since
            connection.execute(text("SELECT pg_advisory_unlock(hashtextextended(:schema, :key))"), key)
