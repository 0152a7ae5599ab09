"""What goes to a process together, and that a group which breaks loses only the item that broke it."""

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kehoach.groups import group_by_file, work_in_groups
from kehoach.workers import Failed, Limits, work


def grouped(folder: Path, sizes: dict[str, int]) -> list[tuple[str, ...]]:
    for name, size in sizes.items():
        (folder / name).write_bytes(b"x" * size)
    return list(group_by_file(sizes, lambda name: folder / name))


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({}, []),
        ({"a.txt": 10, "b.md": 10, "c.html": 10}, [("a.txt", "b.md", "c.html")]),
        ({f"{n}.txt": 10 for n in range(9)}, [tuple(f"{n}.txt" for n in range(8)), ("8.txt",)]),
        ({"a.txt": 10, "long.txt": 100_000, "b.txt": 10}, [("a.txt", "b.txt"), ("long.txt",)]),
        ({"a.pdf": 10, "a.txt": 10, "b.pdf": 10}, [("a.txt",), ("a.pdf",), ("b.pdf",)]),
        ({"a.doc": 10, "a.docx": 10, "b.rtf": 10, "c.odt": 10}, [("a.doc", "b.rtf", "c.odt"), ("a.docx",)]),
    ],
)
def test_what_goes_together(tmp_path: Path, sizes: dict[str, int], expected: list[tuple[str, ...]]) -> None:
    assert grouped(tmp_path, sizes) == expected


def test_what_is_no_file_or_missing_goes_alone(tmp_path: Path) -> None:
    assert list(group_by_file(["a", "b"], lambda _: None)) == [("a",), ("b",)]
    assert list(group_by_file(["a.txt", "b.txt"], lambda name: tmp_path / name)) == [("a.txt",), ("b.txt",)]


def test_items_are_read_only_a_little_ahead(tmp_path: Path) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    assert next(group_by_file(items(), lambda _: tmp_path)) == (0,)
    assert len(taken) < 100


def act(group: tuple[str, ...]) -> list[str]:
    """Do what a document may make a process do."""
    for item in group:
        match item:
            case "leave":
                os._exit(3)
            case "hang":
                time.sleep(600)
            case "raise":
                raise ValueError("odd value")
    return [item.upper() for item in group]


@pytest.mark.parametrize(("what", "code"), [("leave", "crash"), ("hang", "time_limit"), ("raise", "error")])
def test_a_group_loses_only_what_breaks_it(what: str, code: str) -> None:
    groups = [("a", "b"), ("c", what, "d"), ("e",)]
    bounded = partial(work, workers=2, limits=Limits(seconds=1.5))
    found = dict(result for result in work_in_groups(bounded, act, groups) if result is not None)
    failed = found.pop(what)
    assert isinstance(failed, Failed) and failed.code == code
    assert found == {item: item.upper() for item in "abcde"}
