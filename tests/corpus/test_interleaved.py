"""Two columns that were read across are found by their lines' ends; sound lines, lists and tables never are."""

import random
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.read import read_bytes
from corpus.readers.interleaved import find_interleaved

_SAMPLES = sorted((Path(__file__).resolve().parents[2] / "corpus" / "samples").glob("[01]*.txt"))
_PROSE = [
    line
    for sample in _SAMPLES
    for line in sample.read_text(encoding="utf-8").splitlines()
    if len(line) > 90 and " | " not in line
]


def _halves(width: int = 44) -> tuple[list[str], list[str]]:
    """The two columns of a page: the first half of the samples' prose and the second."""
    lines = [line for paragraph in _PROSE for line in textwrap.wrap(paragraph, width)]
    middle = len(lines) // 2
    return lines[:middle], lines[middle : 2 * middle]


def _across() -> list[str]:
    return [line for pair in zip(*_halves(), strict=True) for line in pair]


def _across_in_one_line() -> list[str]:
    return [f"{left} {right}" for left, right in zip(*_halves(), strict=True)]


def _left_halves_first() -> list[str]:
    lines = [line.split() for paragraph in _PROSE for line in textwrap.wrap(paragraph, 88)]
    return [" ".join(words[: len(words) // 2]) for words in lines] + [
        " ".join(words[len(words) // 2 :]) for words in lines
    ]


@pytest.mark.parametrize("damaged", [_across, _across_in_one_line, _left_halves_first])
def test_columns_read_across_are_found(damaged: Callable[[], list[str]]) -> None:
    lines = damaged()
    found = find_interleaved(lines)
    assert sum(stretch.end - stretch.first for stretch in found) > 0.7 * len(lines)
    assert all(stretch.known * 2 < stretch.breaks for stretch in found)


@pytest.mark.parametrize("width", [30, 44, 70, 90])
def test_columns_read_in_their_order_are_sound(width: int) -> None:
    left, right = _halves(width)
    assert find_interleaved(left + right) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["- Nộp hồ sơ trực tiếp hoặc", "qua dịch vụ bưu chính công ích đến trung tâm"] * 40,
        ["các cơ quan chuyên môn thuộc tỉnh", "các tổ chức chính trị và đoàn thể"] * 40,
        ["the plan of the province shall be", "carried out by all its departments"] * 40,
        ["rà soát quy hoạch mạng lưới chợ trên"],
        [],
    ],
)
def test_lines_that_only_repeat_are_sound(lines: list[str]) -> None:
    assert find_interleaved(lines) == []


@pytest.mark.parametrize("name", ["van-ban.txt", "van-ban.md"])
def test_the_stretch_is_told_and_its_lines_stay(name: str) -> None:
    before, behind = (
        "I. MỤC TIÊU\nĐến năm 2030 đạt 80% số xã có chợ.",
        "III. TỔ CHỨC THỰC HIỆN\nGiao Sở Tài chính theo dõi.",
    )
    lines = _across()
    document = read_bytes("\n".join([before, "", *lines, "", behind]).encode(), name)
    (warning,) = document.warnings
    assert warning.code == "text.columns_interleaved"
    assert warning.start is not None and warning.end is not None
    told = document.text[warning.start : warning.end]
    assert lines[20] in told.splitlines() and lines[-20] in told.splitlines()
    assert not any(line in told for line in (*before.splitlines(), *behind.splitlines()))
    assert all(line in document.text for line in lines)


def test_many_lines_end_in_time() -> None:
    dice = random.Random(1)
    syllables = [word for paragraph in _PROSE for word in paragraph.split() if word.isalpha() and word.islower()]
    lines = [" ".join(dice.choices(syllables, k=9)) for _ in range(60_000)]
    find_interleaved(lines)
