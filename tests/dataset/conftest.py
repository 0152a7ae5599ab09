"""Stores of either kind, each test with an empty one: a file, and a schema on a PostgreSQL server that the tests start."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dataset import Store, open_store
from tests.dataset.server import Server, start_server

NewPlace = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL server on a free port, stopped at the end."""
    with TemporaryDirectory(prefix="kehoach-postgresql-") as folder, start_server(Path(folder)) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> NewPlace:
    """Places for stores that are not there yet: a path, or a URL with a schema of its own."""
    numbers = count()
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"store-{next(numbers)}.db")
    server: Server = request.getfixturevalue("server")
    return server.new_place


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """Where an empty store can be made."""
    return new_place()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(place, create=True)
    yield opened
    opened.close()
