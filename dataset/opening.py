"""From a path or a URL to a store that stands at this program's revision."""

import logging
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from dataset.errors import StoreError, StoreVersion
from dataset.failures import told
from dataset.lock import hold_file, hold_server
from dataset.store import Store
from dataset.tables import REVISION

_BUSY_SECONDS = 20


def open_store(place: str | Path, *, create: bool = False, read_only: bool = False, wait: float = 0) -> Store:
    """Open a store: the path of an SQLite file, or `postgresql://user@host/database?schema=name`.

    `create` makes one that is not there, and brings an older one to this program's revision (while nobody else writes:
    `wait` seconds for that). `read_only` never changes anything, not even a revision. Raises StoreError with one line:
    StoreVersion for a newer store, StoreBusy when an older one is being written.
    """
    name, url, schema = _locate(str(place))
    file = Path(url.database) if url.drivername == "sqlite" and url.database else None
    if file is not None:
        if not create and not file.is_file():
            what = "is a folder, and a store is a file" if file.is_dir() else "there is no such store"
            raise StoreError(f"{name}: {what}: make one with kehoach run INPUT --to {name}")
        engine = _sqlite(file, read_only)
    else:
        engine = _postgresql(url, schema, name)
    try:
        with told(name):
            if schema is not None and create:
                with engine.begin() as connection:
                    if not inspect(connection).has_schema(schema):
                        connection.execute(text(f'CREATE SCHEMA "{schema}"'))
            with engine.connect() as connection:
                revision = _revision(connection, name)
        if revision != REVISION:
            if read_only or not create:
                _refuse(name, revision)
            with hold_file(file, name, wait) if file is not None else hold_server(engine, name, wait), told(name):
                _migrate(engine, name)
        return Store(name=name, engine=engine, file=file)
    except BaseException:
        engine.dispose()
        raise


def _refuse(name: str, revision: str | None) -> None:
    if revision is None:
        raise StoreVersion(f"{name}: holds no store: fill it with kehoach run INPUT --to {name}")
    raise StoreVersion(f"{name}: is of an older version: bring it up to date with kehoach run --to {name}")


def _locate(place: str) -> tuple[str, URL, str | None]:
    """The store's name for messages (without a password), its URL, its schema."""
    if "://" not in place:
        return place, URL.create("sqlite", database=place), None
    try:
        url = make_url(place)
    except ArgumentError:
        raise StoreError(f"{place}: is no URL of a store: give a file's path or postgresql://…") from None
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database, URL.create("sqlite", database=url.database), None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreError(f"{url.render_as_string()}: is neither a file's path nor a postgresql:// URL")
    schema = url.query.get("schema")
    if isinstance(schema, tuple) or (schema is not None and (not schema.strip() or '"' in schema)):
        raise StoreError(f"{url.render_as_string()}: schema= takes one name")
    bare = url.difference_update_query(["schema"]).set(drivername="postgresql+psycopg")
    return url.render_as_string(), bare, schema


def _sqlite(file: Path, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        path = quote(os.path.abspath(file))  # noqa: PTH100
        mode = "ro" if read_only else "rwc"
        # A write-ahead log wants a folder that can be written; a store at rest in one that cannot is read as it stands.
        at_rest = read_only and not os.access(file.absolute().parent, os.W_OK) and not Path(f"{file}-wal").exists()
        return sqlite3.connect(
            f"file:{path}?mode={mode}{'&immutable=1' if at_rest else ''}",
            uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False,
        )  # fmt: skip

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool if read_only else QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("PRAGMA cache_size=-16384")  # KiB: a run that stores for hours keeps no more than that
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        else:
            # A decision is some 150 kB, mostly of long texts: fewer and larger pages are written twice as fast. Of a store
            # that is there already the size stays.
            cursor.execute("PRAGMA page_size=8192")
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute("PRAGMA wal_autocheckpoint=2000")  # 16 MB: a page that changes often is moved less often
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def _postgresql(url: URL, schema: str | None, name: str) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise StoreError(f"{name}: needs psycopg: pip install 'kehoach[postgres]'") from None

    # What it logs beside an error that it raises ("error ignored terminating …") tells a person nothing more.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            # Whoever is killed loses nothing by it; only a server that breaks loses its last half second, whole documents.
            cursor.execute("SET synchronous_commit = off")
            # A record is some 70 kB of JSON: the server's own way to make it small takes several times as long.
            cursor.execute(
                "SELECT set_config(name, 'lz4', false) FROM pg_settings"
                " WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
            )
            if schema is not None:
                cursor.execute(f'SET search_path = "{schema}"')
        connection.commit()

    return engine


def _revision(connection: Connection, name: str) -> str | None:
    """The revision that a store stands at, None for an empty database. Raises StoreVersion for what is none of ours."""
    tables = inspect(connection)
    if not tables.has_table("alembic_version"):
        if tables.has_table("documents") or tables.has_table("decisions"):
            raise StoreVersion(f"{name}: holds tables that are not a store's: give another file or schema")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found > REVISION:
        raise StoreVersion(
            f"{name}: is of a newer version ({found}, and this program knows {REVISION}): update kehoach"
        )
    return found


def _migrate(engine: Engine, name: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dataset:migrations")
    with engine.connect() as connection:
        if _revision(connection, name) != REVISION:
            connection.rollback()
            config.attributes["connection"] = connection
            command.upgrade(config, REVISION)
            connection.commit()
