"""Tables written as `| a | b |` lines: ordinary Markdown, and the rows that crawled texts have."""

import regex

from corpus.builder import DocumentBuilder
from corpus.readers.cut_words import mend_cells
from corpus.readers.grid import MAX_COLUMNS, head_spans, heading_rows_below, is_figure, is_headless, unpadded
from corpus.readers.table_heads import is_serial_heading

_RULE = regex.compile(r"[|\s:+=-]*")


def is_row(line: str) -> bool:
    """Whether a (stripped) line is a row: it opens with a pipe and has another one."""
    return len(line) > 1 and line[0] == "|" and line.find("|", 1) > 0


def is_rule(line: str) -> bool:
    """Whether a row is the rule below a table's head: `| --- | --- |` or only pipes."""
    return _RULE.fullmatch(line) is not None


def add_tables(builder: DocumentBuilder, lines: list[str]) -> None:
    """Add the tables that consecutive row lines make; a row with a rule below it begins a new one.

    Words behind the last pipe of a row are a paragraph of their own: the text after the table ran into it.
    """
    index = 0
    while index < len(lines):
        rows: list[list[str]] = []
        tail = ""
        ruled = width = 0
        while index < len(lines):
            line = lines[index]
            next_is_rule = index + 1 < len(lines) and is_rule(lines[index + 1])
            if rows and next_is_rule and not is_rule(line):
                break
            index += 1
            if is_rule(line):
                ruled = ruled or len(rows)
                continue
            cells, tail = split_row(line, width)
            width = max(width, len(cells))
            rows.append(cells)
            if tail:
                break
        _add_table(builder, rows, ruled)
        if tail:
            builder.paragraph(tail)


def split_row(line: str, width: int) -> tuple[list[str], str]:
    """The cells of a row line, and the words behind its last pipe if they are no cell of a table `width` wide."""
    parts = line[1:].split("|")
    last = parts.pop().strip()
    cells = [part.strip() for part in parts]
    if last and width and len(cells) < width:
        cells.append(last)
        last = ""
    return cells, last


def _add_table(builder: DocumentBuilder, rows: list[list[str]], ruled: int) -> None:
    if not rows:
        return
    rows = mend_cells(rows)
    columns = max(map(len, rows))
    if columns > MAX_COLUMNS:
        for row in rows:
            builder.paragraph(" ".join(row))
        return
    if ruled and is_headless(rows, ruled):
        ruled = 0
    if not ruled and len(rows) > 1 and is_serial_heading(rows[0][0]):
        ruled = 1
    if ruled:
        if ruled < len(rows) and not any(map(is_figure, rows[ruled])):
            rows[ruled] = unpadded(rows[ruled], rows[ruled - 1])
        ruled = heading_rows_below(rows, ruled)
    builder.table(head_spans(rows, ruled, columns), ruled)
