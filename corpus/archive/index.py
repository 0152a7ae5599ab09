"""The index of an archive: which URL was fetched when, where its bytes lie, what a source's last crawls were like.

Everything of captures can be made again from the WARC files; crawls, layouts and refusals are what only runs know.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.archive.capture import DOCUMENTS, Capture, Kind

_SCHEMA = """
create table if not exists captures (
    id integer primary key, path text not null unique, url text not null, request text not null, sha256 text not null,
    kind text not null, source text not null, published_on text, retrieved_at text not null, has_body integer not null,
    capture text not null
);
create index if not exists captures_url on captures (url, request);
create index if not exists captures_sha on captures (sha256);
create index if not exists captures_source on captures (source, kind);
create table if not exists crawls (
    id integer primary key, source text not null, started_at text not null, since text, ended_at text,
    complete integer not null default 0
);
create table if not exists refusals (url text primary key, source text not null, reason text not null, at text not null);
create table if not exists layouts (source text not null, kind text not null, shape text not null, at text not null,
    primary key (source, kind));
"""


class Index:
    """The SQLite file of an archive. Every method that changes it has done so durably when it returns."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        if writable:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("pragma journal_mode = wal")
            self._db.executescript(_SCHEMA)
        else:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self._db.execute("pragma busy_timeout = 10000")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def paths(self) -> set[str]:
        """The files that are known, relative to the archive."""
        return {path for (path,) in self._db.execute("select path from captures")}

    def add(self, path: str, capture: Capture, *, has_body: bool) -> None:
        """Note a file."""
        self._db.execute(
            "insert or ignore into captures (path, url, request, sha256, kind, source, published_on, retrieved_at,"
            " has_body, capture) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                path, capture.url, capture.request, capture.sha256, capture.kind, capture.source, capture.published_on,
                capture.retrieved_at, has_body, capture.model_dump_json(),
            ),
        )  # fmt: skip

    def forget(self, path: str) -> None:
        """Drop a file that is no longer there."""
        self._db.execute("delete from captures where path = ?", (path,))

    def latest(self, url: str, request: str = "") -> Capture | None:
        """What was fetched last under an address."""
        row = self._db.execute(
            "select capture from captures where url = ? and request = ? order by id desc limit 1", (url, request)
        ).fetchone()
        return Capture.model_validate_json(row[0]) if row else None

    def first_with(self, sha256: str) -> tuple[str, Capture] | None:
        """The file that holds these bytes, and its capture."""
        row = self._db.execute(
            "select path, capture from captures where sha256 = ? and has_body order by id limit 1", (sha256,)
        ).fetchone()
        return (row[0], Capture.model_validate_json(row[1])) if row else None

    def documents(self, source: str | None = None) -> Iterator[Capture]:
        """The latest capture of every article and attachment, in the order in which their addresses were first met."""
        marks = ", ".join("?" for _ in DOCUMENTS)
        narrowed = "" if source is None else " and source = ?"
        rows = self._db.execute(
            f"select capture from captures join (select min(id) as met, max(id) as last from captures"
            f" where kind in ({marks}){narrowed} group by url, request) on id = last order by met",
            (*DOCUMENTS, *(() if source is None else (source,))),
        )
        for (text,) in rows:
            yield Capture.model_validate_json(text)

    def count(self, source: str, since: date, until: date) -> int:
        """How many items of a source are dated from `since` to `until` (undated ones: fetched then).

        An item is an article, or, where lists carry the files themselves, the file.
        """
        row = self._db.execute(
            "select count(distinct url) from captures where source = ? and (kind = ? or (kind = ? and"
            " json_extract(capture, '$.listed_as') is not null)) and"
            " coalesce(published_on, substr(retrieved_at, 1, 10)) between ? and ?",
            (source, Kind.ARTICLE, Kind.ATTACHMENT, since.isoformat(), until.isoformat()),
        ).fetchone()
        return int(row[0])

    def begin_crawl(self, source: str, at: str, since: date | None) -> int:
        """A crawl starts; it is incomplete until it is said to have ended."""
        cursor = self._db.execute(
            "insert into crawls (source, started_at, since) values (?, ?, ?)",
            (source, at, since.isoformat() if since else None),
        )
        return int(cursor.lastrowid or 0)

    def end_crawl(self, number: int, at: str, *, complete: bool) -> None:
        """A crawl has ended."""
        self._db.execute("update crawls set ended_at = ?, complete = ? where id = ?", (at, complete, number))

    def last_complete(self, source: str) -> tuple[str, str | None] | None:
        """When the last complete crawl of a source began, and the day back to which it looked (None: all)."""
        row = self._db.execute(
            "select started_at, since from crawls where source = ? and complete order by id desc limit 1", (source,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def last_crawl(self, source: str) -> tuple[str, str | None, bool] | None:
        """When the last crawl of a source began and ended (None: it was killed), and whether it was complete."""
        row = self._db.execute(
            "select started_at, ended_at, complete from crawls where source = ? order by id desc limit 1", (source,)
        ).fetchone()
        return (row[0], row[1], bool(row[2])) if row else None

    def complete_since(self, source: str) -> date | None:
        """The earliest day from which complete crawls of a source cover everything; None where there is none."""
        row = self._db.execute(
            "select min(coalesce(since, '0001-01-01')) from crawls where source = ? and complete", (source,)
        ).fetchone()
        return date.fromisoformat(row[0]) if row and row[0] else None

    def refuse(self, url: str, source: str, reason: str, at: str) -> None:
        """An address that gives nothing (gone, too large, of a type that is not kept)."""
        self._db.execute("insert or replace into refusals values (?, ?, ?, ?)", (url, source, reason, at))

    def refusal(self, url: str) -> tuple[str, str] | None:
        """Why and when an address gave nothing."""
        row = self._db.execute("select reason, at from refusals where url = ?", (url,)).fetchone()
        return (row[0], row[1]) if row else None

    def layout(self, source: str, kind: Kind) -> str | None:
        """The shape that a source's pages had when they were last as expected."""
        row = self._db.execute("select shape from layouts where source = ? and kind = ?", (source, kind)).fetchone()
        return row[0] if row else None

    def keep_layout(self, source: str, kind: Kind, shape: str, at: str) -> None:
        """The shape that a source's pages have."""
        self._db.execute("insert or replace into layouts values (?, ?, ?, ?)", (source, kind, shape, at))
