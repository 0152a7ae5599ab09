"""Compiled patterns that one process leaves to the next."""

from pathlib import Path

import pytest
import regex

from extract.patterns import PatternStore

PATTERN = r"(?P<unit>ha|km)\s+(?:rừng|đường)"
TEXT = "trồng 12 ha rừng"


def test_kept_patterns_find_what_compiled_ones_find(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "patterns.pickle"
    first = PatternStore(path)
    compiled = first.compile(PATTERN, regex.IGNORECASE)
    first.keep()
    kept = PatternStore(path).compile(PATTERN, regex.IGNORECASE)
    assert kept.flags == compiled.flags
    found, again = compiled.search(TEXT), kept.search(TEXT)
    assert found is not None and again is not None
    assert (found.span(), found["unit"]) == (again.span(), again["unit"])
    assert list(path.parent.iterdir()) == [path]


def test_the_same_pattern_with_other_flags_is_another(tmp_path: Path) -> None:
    store = PatternStore(tmp_path / "patterns.pickle")
    assert store.compile("HA").search(TEXT) is None
    assert store.compile("HA", regex.IGNORECASE).search(TEXT) is not None


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05]\x94."])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "patterns.pickle"
    path.write_bytes(content)
    store = PatternStore(path)
    assert store.compile(PATTERN).search(TEXT) is not None
    store.keep()
    assert len(path.read_bytes()) > len(content)


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = PatternStore(tmp_path / "file" / "patterns.pickle")
    assert store.compile(PATTERN).search(TEXT) is not None
    store.keep()
