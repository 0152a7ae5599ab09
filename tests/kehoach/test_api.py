"""The public Python API."""

from pathlib import Path

import pytest

import kehoach

TEXT = "KẾ HOẠCH\nPhát triển chợ nông thôn năm 2021\n"


def test_a_path_its_bytes_and_its_document_give_the_same_record(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    record = kehoach.extract(path)
    assert isinstance(record, kehoach.Record)
    assert record.document.text == TEXT
    assert kehoach.extract(str(path)) == record
    assert kehoach.extract(TEXT.encode(), uri=str(path)) == record
    assert kehoach.extract(kehoach.read(path)) == record


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(kehoach.UnreadableInput, match="does not exist"):
        kehoach.read(tmp_path / "a.txt")
    with pytest.raises(kehoach.UnreadableInput, match="is empty"):
        kehoach.extract(b"")


def test_names() -> None:
    assert dir(kehoach) == sorted(kehoach.__all__)
    assert all(getattr(kehoach, name) is not None for name in kehoach.__all__)
    with pytest.raises(AttributeError, match="transform"):
        kehoach.transform  # noqa: B018


def test_evaluate(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"document": "a.txt", "kind": "plan"}')
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    evaluation = kehoach.evaluate(tmp_path, tmp_path)
    assert [document.name for document in evaluation.documents] == ["a"]
