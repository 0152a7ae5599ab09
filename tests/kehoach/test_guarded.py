"""Inputs of all formats in one run: in their order, each bounded by itself, whatever one of them does."""

import os
from pathlib import Path

import pytest

from kehoach import guarded
from kehoach.batch import Failure, Made
from kehoach.guarded import make_all

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PDF = SAMPLES / "11-quyet-dinh-ubnd-thai-nguyen.pdf"
TEXT = SAMPLES / "01-quyet-dinh-ubnd-tinh-kem-ke-hoach.txt"
ZIP = SAMPLES / "45-van-ban-2006-2008.zip"


def outcomes(sources: list[Path]) -> list[tuple[str, list[str]]]:
    return [
        (source.name, [made.reason if isinstance(made, Failure) else made.record.document.uri for made in results])
        for source, results in make_all(sources, None)
    ]


def test_results_come_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(b"%PDF-1.7\n")
    sources = [TEXT, PDF, cut, ZIP, tmp_path / "missing.doc"]
    found = outcomes(sources)
    assert [name for name, _ in found] == [source.name for source in sources]
    assert found[0][1] == [str(TEXT)]
    assert found[2][1][0].startswith("is damaged")
    assert len(found[3][1]) == 2
    assert found[4][1] == ["does not exist"]


def test_short_text_is_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "_guarded", lambda sources, indent: pytest.fail("a process was started"))
    ((_, (made,)),) = make_all([TEXT], None)
    assert isinstance(made, Made)


def test_the_same_json_as_in_this_process() -> None:
    ((_, here),) = make_all([TEXT], 2)
    found = dict(make_all([TEXT, PDF], 2))
    assert [made.json for made in found[TEXT] if isinstance(made, Made)] == [
        made.json for made in here if isinstance(made, Made)
    ]


def test_an_input_that_takes_too_long_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "SECONDS", 0.01)
    ((_, (made,)),) = make_all([PDF], None)
    assert made == Failure(PDF, "took longer than 0.01 s")


def test_an_input_that_breaks_its_process_is_one_line_and_its_group_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Converting ahead reads this input first; it is no file of LibreOffice's but stands for one that breaks a process.
    good, bad = tmp_path / "a.rtf", tmp_path / "b.rtf"
    good.write_bytes(rb"{\rtf1 Ke hoach phat trien cho nong thon\par}")
    bad.write_bytes(rb"{\rtf1 Ke hoach\par}")
    monkeypatch.setattr(guarded, "_make", _breaking)
    found = {source.name: results for source, results in make_all([good, bad], None)}
    (failure,) = found["b.rtf"]
    assert isinstance(failure, Failure)
    assert "broke the process" in failure.reason
    assert found["a.rtf"] == ["a.rtf"]


def _breaking(group: tuple[Path, ...], indent: int | None) -> list[list[str]]:
    if any(path.name == "b.rtf" for path in group):
        os._exit(9)
    return [[path.name] for path in group]
