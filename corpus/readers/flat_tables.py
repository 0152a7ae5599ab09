"""A table out of the gaps between lone pipes: words of the cells, the head's rows, places in the grid."""

from collections.abc import Sequence
from itertools import chain, pairwise

import regex

from corpus.builder import CellText, DocumentBuilder
from corpus.readers.emphasis import ties_of
from corpus.readers.grid import MAX_COLUMNS, is_figure, is_numbering
from corpus.readers.markup import take_emphasis
from corpus.readers.row_search import Gap, is_ordinal
from corpus.readers.spans import place_rows
from corpus.unwrap import Tie, Width, is_capitals, opens_part

# The head of a decision and its end are set as tables without lines (ND 30/2020, annex I): their lines are lines.
_LAYOUT = regex.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|(?m:^[*\s]*(?:Nơi\s+nhận|NƠI\s+NHẬN|TM\.|KT\.|TL\.|TUQ\.))")
_LAYOUT_ROWS = 6
_STT = regex.compile(r"\W*(?:số\s)?(?:s?tt|thứ\s+tự)\W*", regex.I)
_YEARS = regex.compile(
    r"[^\p{L}\d]*(?:(?:năm|giai đoạn|đến|dự kiến|kế hoạch)\s)*(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?"
    r"[^\p{L}\d]*"
    r"|[^\p{L}\d]*(?:tháng|quý)\s[\dIVX]{1,4}(?:/\d{4})?[^\p{L}\d]*",
    regex.I,
)
_MAX_HEADING = 200
_MAX_SUB_HEADING = 60


def add_flat_table(builder: DocumentBuilder, rows: Sequence[Sequence[Gap]]) -> None:
    """Add the table that these rows of gaps make."""
    if max(map(len, rows)) > MAX_COLUMNS:
        for gap in chain.from_iterable(rows):
            builder.paragraph(take_emphasis(" ".join(gap))[0])
        return
    is_layout = (
        len(rows) <= _LAYOUT_ROWS
        and max(map(len, rows)) <= 4
        and any(_LAYOUT.search("\n".join(gap)) is not None for row in rows for gap in row if gap)
    )
    room = None if is_layout else _cell_width(rows)
    cells = [[_layout_cell(gap) if is_layout else _data_cell(gap, room) for gap in row] for row in rows]
    heading_rows = 0 if is_layout else _count_heading_rows(rows, cells)
    builder.table(place_rows(cells, heading_rows), heading_rows)


# --- words ------------------------------------------------------------------------------------------------------


def _cell_width(rows: Sequence[Sequence[Gap]]) -> Width | None:
    """The least length at which a line in this table was broken: a shorter one that ends was a paragraph's end."""
    reaches = [
        len(line) + 1 + len(below.split(" ", 1)[0])
        for gap in chain.from_iterable(rows)
        for line, below in pairwise(gap)
        if below[0].islower() and line[-1:].isalpha()
    ]
    return Width(full=min(reaches), first=min(reaches), parted=True) if reaches else None


def _data_cell(gap: Gap, room: Width | None) -> CellText:
    if not gap:
        return CellText("")
    if len(gap) == 1:
        words, bold = take_emphasis(gap[0]) if "*" in gap[0] or "_" in gap[0] else (gap[0], False)
        return CellText(words.strip(), bold=bold)
    ties = ties_of(gap)
    parts = [gap[0]]
    for index in range(1, len(gap)):
        if ties[index] is not Tie.GLUED and _begins_line(gap[index - 1], gap[index], room):
            parts.append(gap[index])
        else:
            parts[-1] += " " + gap[index]
    return _joined(parts)


def _begins_line(above: str, line: str, room: Width | None) -> bool:
    """Whether a line of a cell is a paragraph of its own: an item, or one below a line that had room for its word."""
    bare = line.lstrip("*_ ")
    if not bare or not above.rstrip("* "):
        return False
    if opens_part(bare):
        return above.rstrip("* ")[-1] in ".;:,!?" or not bare.lstrip("-–+*• ")[:1].isdigit()
    if room is None or not bare[0].isupper():
        return False
    return len(above) + 1 + len(line.split(" ", 1)[0]) + 2 < room.first


def _layout_cell(gap: Gap) -> CellText:
    ties = ties_of(gap)
    parts: list[str] = []
    for index, line in enumerate(gap):
        if parts and (ties[index] is Tie.GLUED or (ties[index] is Tie.FREE and _goes_on(gap[index - 1], line))):
            parts[-1] += " " + line
        else:
            parts.append(line)
    return _joined(parts)


def _goes_on(above: str, line: str) -> bool:
    """Whether a line of a head's or signature's cell goes on with the one above it."""
    bare, over = line.lstrip("*_ "), above.rstrip("*_ ")
    if not bare or not over:
        return False
    if over[-1] == "," or over.endswith("Số:") or (over[-1] == "-" and over[-2:-1].isalpha()):
        return True
    if over[-1] in ".;:" or opens_part(bare):
        return False
    return bare[0].islower() or bare[0].isdigit() or (over.startswith("- ") and not is_capitals(bare))


def _joined(parts: Sequence[str]) -> CellText:
    words: list[str] = []
    all_bold: bool | None = None
    for part in parts:
        text, bold = take_emphasis(part)
        text = text.strip()
        if not text or (not (text[0].isalnum() or any(map(str.isalnum, text))) and len(text) > 2):
            continue
        words.append(text)
        all_bold = bold if all_bold is None else all_bold and bold
    return CellText("\n".join(words), bold=bool(all_bold))


# --- the head ---------------------------------------------------------------------------------------------------


def _count_heading_rows(rows: Sequence[Sequence[Gap]], cells: Sequence[Sequence[CellText]]) -> int:
    columns = max(map(len, rows))
    if columns < 2 or len(rows) < 2:
        return 0
    first = 0
    while first < min(2, len(rows) - 1) and len(rows[first]) == 1:
        first += 1
    if len(rows[first]) < 2 or not _is_head(rows, cells, first):
        return 0
    numbered = _STT.fullmatch(cells[first][0].text) is not None
    count = first + 1
    while count < min(len(rows), first + 5):
        row = [cell.text for cell in cells[count]]
        if is_numbering(row):
            return count + 1
        if (len(row) == columns and row[0]) or not _is_sub_heading(rows[count], cells[count], numbered):
            break
        count += 1
    return count if count < len(rows) else first + 1


def _is_head(rows: Sequence[Sequence[Gap]], cells: Sequence[Sequence[CellText]], number: int) -> bool:
    row = cells[number]
    filled = [cell for cell in row if cell.text]
    if len(filled) < 2 or is_ordinal(rows[number][0]) or any(len(cell.text) > _MAX_HEADING for cell in filled):
        return False
    if _STT.fullmatch(row[0].text) or all(cell.bold for cell in filled):
        return True
    if any(is_figure(cell.text) for cell in filled):
        return False
    below = cells[number + 1] if number + 1 < len(cells) else ()
    return any(is_figure(cell.text) for cell in below) or (len(below) > 0 and is_ordinal(rows[number + 1][0]))


def _is_sub_heading(row: Sequence[Gap], cells: Sequence[CellText], numbered: bool) -> bool:
    """Whether a row below headings holds headings too; below "STT" every row up to the first numbered one may."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) < 2 or (is_ordinal(row[0]) and not all(is_ordinal(gap) for gap in row if gap)):
        return bool(len(filled) == 1 and len(row) == 1 and filled[0].bold and _YEARS.fullmatch(filled[0].text))
    if any(is_figure(cell.text) for cell in filled if not _YEARS.fullmatch(cell.text)):
        return False
    if numbered:
        return all(len(cell.text) <= _MAX_SUB_HEADING for cell in filled)
    return all(cell.bold and len(cell.text) <= _MAX_HEADING for cell in filled) or all(
        _YEARS.fullmatch(cell.text) for cell in filled
    )
