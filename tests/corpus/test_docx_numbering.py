"""The numbers that Word shows before list paragraphs: formats, levels, restarts, lists bound to styles."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from docx.oxml.ns import nsdecls

from corpus.readers.docx import read_docx
from schemas import ListItem, Source

_W = nsdecls("w")

Item = tuple[str, int | None]
"""The list's id and the level; the id "" is a plain paragraph."""


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f"<w:lvl w:ilvl='{place}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def abstract(identity: int, *levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{identity}'>{''.join(levels)}</w:abstractNum>"


def numbered(identity: int, of: int, more: str = "") -> str:
    return f"<w:num w:numId='{identity}'><w:abstractNumId w:val='{of}'/>{more}</w:num>"


def written(numbering: str, items: Sequence[Item], styles: str = "", properties: str = "") -> list[str]:
    """The lines of a document with these lists, each item a paragraph `x`."""
    body = ""
    for list_id, place in items:
        ilvl = "" if place is None else f"<w:ilvl w:val='{place}'/>"
        stated = f"<w:numPr>{ilvl}<w:numId w:val='{list_id}'/></w:numPr>" if list_id else ""
        body += f"<w:p><w:pPr>{properties}{stated}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    made = io.BytesIO()
    parts = {
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
    }
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    document = read_docx(made.getvalue(), Source(sha256="0" * 64, uri="a.docx", media_type="x"))
    return document.text.splitlines()


@pytest.mark.parametrize(
    ("form", "text", "start", "expected"),
    [
        ("decimal", "%1.", 1, ["1. x", "2. x"]),
        ("decimal", "Điều %1.", 9, ["Điều 9. x", "Điều 10. x"]),
        ("decimalZero", "%1)", 9, ["09) x", "10) x"]),
        ("lowerLetter", "%1)", 26, ["z) x", "aa) x"]),
        ("upperLetter", "%1.", 1, ["A. x", "B. x"]),
        ("upperRoman", "%1.", 4, ["IV. x", "V. x"]),
        ("lowerRoman", "(%1)", 3, ["(iii) x", "(iv) x"]),
        ("decimal", "%1.", 0, ["0. x", "1. x"]),
        ("none", "", 1, ["x", "x"]),
        ("bullet", "-", 1, ["- x", "- x"]),
        ("bullet", "\uf0b7", 1, ["• x", "• x"]),
        ("bullet", "o", 1, ["◦ x", "◦ x"]),
        ("bullet", "\uf0ff", 1, ["• x", "• x"]),
    ],
)
def test_formats(form: str, text: str, start: int, expected: list[str]) -> None:
    lists = abstract(1, level(0, form, text, start=start)) + numbered(1, 1)
    assert written(lists, [("1", 0), ("1", 0)]) == expected


THREE = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
)


@pytest.mark.parametrize(
    ("levels", "places", "expected"),
    [
        # A level begins anew after a higher one.
        (THREE, (0, 1, 2, 2, 1, 2, 0, 1), ["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "II.", "1."]),
        # A level that no paragraph began counts as begun.
        (THREE, (2, 1), ["1.1.", "2."]),
        # Roman parts as Arabic numbers below.
        ((level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")), (0, 0, 1), ["I.", "II.", "2.1."]),
        # A level that goes on counting over its parents.
        ((level(0, "decimal", "Chương %1."), level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val='0'/>")),
         (0, 1, 1, 0, 1), ["Chương 1.", "Điều 1.", "Điều 2.", "Chương 2.", "Điều 3."]),
        # A level that begins anew only after the first.
        ((*THREE[:2], level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val='1'/>")),
         (0, 1, 2, 1, 2, 0, 2), ["I.", "1.", "a)", "2.", "b)", "II.", "a)"]),
    ],
)  # fmt: skip
def test_levels(levels: Sequence[str], places: Sequence[int], expected: list[str]) -> None:
    lists = abstract(1, *levels) + numbered(1, 1)
    assert written(lists, [("1", place) for place in places]) == [f"{number} x" for number in expected]


def test_lists_of_one_form_count_on_unless_one_says_where_it_starts() -> None:
    restart = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    lists = abstract(1, level(0, "decimal", "%1.")) + numbered(1, 1) + numbered(2, 1) + numbered(3, 1, restart)
    items: list[Item] = [("1", 0), ("1", 0), ("2", 0), ("", None), ("3", 0), ("3", 0)]
    assert written(lists, items) == ["1. x", "2. x", "3. x", "x", "1. x", "2. x"]


def test_lists_of_other_forms_are_counted_apart() -> None:
    lists = abstract(1, level(0, "decimal", "%1.")) + abstract(2, level(0, "lowerLetter", "%1)"))
    lists += numbered(1, 1) + numbered(2, 2)
    items: list[Item] = [("1", 0), ("2", 0), ("2", 0), ("1", 0)]
    assert written(lists, items) == ["1. x", "a) x", "b) x", "2. x"]


def test_a_list_may_write_a_level_otherwise() -> None:
    override = "<w:lvlOverride w:ilvl='0'>" + level(0, "upperLetter", "%1.") + "</w:lvlOverride>"
    lists = abstract(1, level(0, "decimal", "%1.")) + numbered(1, 1, override)
    assert written(lists, [("1", 0), ("1", None)]) == ["A. x", "B. x"]


STYLE = "<w:style w:type='paragraph' w:styleId='{}'><w:name w:val='{}'/>{}<w:pPr>{}</w:pPr></w:style>"


def test_a_style_names_the_list_and_the_level_names_the_style() -> None:
    lists = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.", "<w:pStyle w:val='Khoan'/>"))
    lists += numbered(5, 1)
    styles = STYLE.format("Dieu", "Điều", "", "<w:numPr><w:numId w:val='5'/></w:numPr>")
    styles += STYLE.format("Khoan", "Khoản", "<w:basedOn w:val='Dieu'/>", "")
    assert written(lists, [("", None)] * 2, styles, "<w:pStyle w:val='Khoan'/>") == ["1.1. x", "1.2. x"]
    # 0 takes a paragraph out of its style's list.
    assert written(lists, [("0", None)], styles, "<w:pStyle w:val='Khoan'/>") == ["x"]


@pytest.mark.parametrize(
    "lists",
    [
        "",
        numbered(1, 7),
        abstract(1) + numbered(1, 1),
        abstract(1, level(4, "decimal", "%5.")) + numbered(1, 1),
        "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='Vòng'/></w:abstractNum>" + numbered(1, 1),
    ],
)
def test_lists_that_are_not_there_give_no_number(lists: str) -> None:
    assert written(lists, [("1", 0)]) == ["x"]


def test_numbers_make_list_items() -> None:
    word = docx.Document()
    word.add_paragraph("Mở lớp tập huấn", style="List Number")
    word.add_paragraph("Sở Y tế", style="List Bullet")
    buffer = io.BytesIO()
    word.save(buffer)
    document = read_docx(buffer.getvalue(), Source(sha256="0" * 64, uri="a.docx", media_type="x"))
    assert [block.marker for block in document.blocks if isinstance(block, ListItem)] == ["1.", "•"]
