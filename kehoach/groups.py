"""Work in groups: what is cheap by the dozen goes to a process together, and is done alone where its group broke.

Handing one piece over costs a hundredth of what a text takes to read, and LibreOffice a second to start.
"""

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from corpus.readers.office.ahead import is_office
from corpus.readers.office.libreoffice import BATCH
from corpus.sniff import EXTENSIONS, TEXTUAL
from kehoach.workers import Failed

_WINDOW = 64
"""Items that are looked through at once for those that go together; no more are read ahead."""
_TEXTS = 8
_TEXT_BYTES = 65_536
"""A text above this size is worth a process's attention by itself."""

Done = Generator[tuple[Any, Any | Failed] | None]
Work = Callable[[Callable[[Any], Any], Iterable[Any]], Done]
"""A function and what to apply it to; each with its result as they come, None where for a while nothing did."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def group_by_file(items: Iterable[Item], file_of: Callable[[Item], Path | None]) -> Iterator[tuple[Item, ...]]:
    """The items in groups: short texts, and files that LibreOffice converts, with others of their kind; the rest alone.

    `file_of` gives the file that an item is; None for what is none. Items are read only a little ahead.
    """
    left = iter(items)
    while window := list(islice(left, _WINDOW)):
        office, texts, rest = [], [], []
        for item in window:
            path = file_of(item)
            if path is not None and is_office(path):
                office.append(item)
            elif path is not None and _is_short_text(path):
                texts.append(item)
            else:
                rest.append(item)
        yield from _parts(office, BATCH)
        yield from _parts(texts, _TEXTS)
        yield from _parts(rest, 1)


def work_in_groups(
    work: Work, function: Callable[[tuple[Item, ...]], Sequence[Result]], groups: Iterable[tuple[Item, ...]]
) -> Generator[tuple[Item, Result | Failed] | None]:
    """Like `workers.work` for groups: `function` gives a result for each item of one; they come singly, in no order.

    `work` does the work, its limits hold for a group as a whole. A group that fails is done again item by item, after all
    others.
    """
    broken: list[tuple[Item, ...]] = []
    with closing(work(partial(_packed, function), groups)) as results:
        for result in results:
            if result is None:
                yield None
                continue
            group, made = result
            if not isinstance(made, Failed):
                yield from zip(group, pickle.loads(made), strict=True)
            elif len(group) == 1:
                yield group[0], made
            else:
                broken += [(item,) for item in group]
    if broken:
        yield from work_in_groups(work, function, broken)


def _packed(function: Callable[[tuple[Item, ...]], Sequence[Result]], group: tuple[Item, ...]) -> bytes:
    """The results as bytes: the pickler of multiprocessing asks a table in Python about every object, and takes twice as long."""
    return pickle.dumps(function(group), pickle.HIGHEST_PROTOCOL)


def _is_short_text(path: Path) -> bool:
    try:
        return EXTENSIONS.get(path.suffix.lower()) in TEXTUAL and path.stat().st_size <= _TEXT_BYTES
    except (OSError, ValueError):
        return False


def _parts(items: Sequence[Item], size: int) -> Iterator[tuple[Item, ...]]:
    for start in range(0, len(items), size):
        yield tuple(items[start : start + size])
