"""What databases say when they cannot go on, as one line for a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from dataset.errors import RefusedRow, StoreError

_SAID = (
    ("database or disk is full", "the disk is full: nothing of this document was stored; make room and run again"),
    ("readonly database", "may not be written to: it is read-only"),
    ("read-only transaction", "may not be written to: it is read-only"),
    ("database is locked", "is locked by another program: try again when it is done"),
    ("unable to open database file", "cannot be opened: its folder is missing or read-only, or there is no permission"),
    ("file is not a database", "is not a store: the file is something else"),
    ("database disk image is malformed", "is damaged: restore it from a copy"),
    ("disk i/o error", "cannot be read or written: the disk reports an error"),
    ("no space left", "the server's disk is full: make room and run again"),
    ("could not extend file", "the server's disk is full: make room and run again"),
    ("password authentication failed", "the server does not accept this user and password"),
    ("no password supplied", "the server wants a password: put it into the URL or into PGPASSWORD"),
    ("permission denied", "this user may not do that there"),
    (
        "the database system is",
        "the server is starting or stopping just now: what was stored is stored; run again to go on",
    ),
    ("connection refused", "no server answers there: is it started, are host and port right?"),
    ("could not translate host name", "there is no such host"),
    ("failed to resolve host", "there is no such host"),
    ("connection timeout", "no server answers there: is it started, are host and port right?"),
)
_LOST = ("server closed the connection", "terminating connection", "connection is lost", "connection is closed",
         "connection to server was lost", "connection has been closed", "consuming input failed", "the connection is lost")  # fmt: skip


@contextmanager
def told(store: str) -> Iterator[None]:
    """Let a database's error become a StoreError that names the store and says what to do."""
    try:
        yield
    except (DataError, IntegrityError, OverflowError, UnicodeError) as error:
        raise RefusedRow(f"{store}: the database refuses it: {_line(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{store}: {reason_of(error)}") from error


def reason_of(error: SQLAlchemyError) -> str:
    """A database's error in one line of plain words."""
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = _line(original)
    small = text.lower()
    if any(words in small for words in _LOST):
        return "the connection to the database was lost: what was stored is stored; run again to go on"
    for words, reason in _SAID:
        if words in small:
            return reason
    return text


def _line(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 300 else text[:299] + "…"
