"""Records as files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.output import name_records, write_whole

STEMS = st.lists(st.sampled_from(["a", "A", "a-2", "a-3", "b"]), max_size=6)


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["x.md", "y.pdf"], ["x.json", "y.json"]),
        (["a/x.md", "b/x.pdf", "c/x.txt"], ["x.json", "x-2.json", "x-3.json"]),
        (["a/x.md", "b/x.md", "x-2.md"], ["x.json", "x-3.json", "x-2.json"]),  # a name that is another input's own
        (["X.md", "x.pdf"], ["X.json", "x-2.json"]),  # the same name where case does not count
        (["số.md", "s\u006f\u0302\u0301.txt"], ["số.json", "s\u006f\u0302\u0301-2.json"]),
        (["-"], ["stdin.json"]),
        (["2807.QĐ-UBND.pdf"], ["2807.QĐ-UBND.json"]),
    ],
)
def test_names(sources: list[str], names: list[str]) -> None:
    assert [named.name for named in name_records([Path(source) for source in sources])] == names


@given(STEMS)
def test_no_name_is_given_twice_and_clashes_are_told(stems: list[str]) -> None:
    named = name_records([Path(str(index), f"{stem}.md") for index, stem in enumerate(stems)])
    assert len({each.name.casefold() for each in named}) == len(stems)
    for stem, each in zip(stems, named, strict=True):
        assert (each.name, each.instead_of) == (f"{stem}.json", None) or each.instead_of == f"{stem}.json"


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old and longer")
    write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert target.read_bytes() == b"new"


def test_nothing_is_left_where_it_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.mkdir()
    with pytest.raises(OSError):
        write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
