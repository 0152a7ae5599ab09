"""Targets in tables: every planned cell of a table of objectives, year by year."""

from dataclasses import dataclass

from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.tables import Column, Role, TableView
from extract.targets.lexicon import target_words
from extract.targets.times import TimeFinder
from extract.tasks.rows import is_task_table
from extract.values import caption_unit, find_numbers_in
from schemas import Cell, Comparator, Target

_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES, Topic.BUDGET}
_FIGURE = compile_pattern(
    r"\s*(?P<sign>[≤≥<>~=]|>=|<=)?\s*(?P<number>\d[\d.,]*(?:\s?-\s?\d[\d.,]*)?)\s*(?P<percent>%)?\s*"
)
_COMPARATORS: dict[str, Comparator] = {"≤": "<=", "<": "<=", "<=": "<=", "≥": ">=", ">": ">=", ">=": ">="}
_BRACKET = compile_pattern(r"\(([^()]{1,30})\)")
_COUNT = compile_folded(r"(?:tổng )?(?:số lượng|số)\s+(?P<noun>[^\d(]{1,40}?)\s*(?:năm \d{4}.*)?$")
_RATIO = compile_folded(r"(?:tỷ lệ|tỉ lệ)\s+(?P<unit>\S+/[^()]{1,30}?)\s*(?:năm \d{4}.*)?$")
_MONEY_WORDS = ("kinh phí", "vốn", "thành tiền", "đơn giá", "dự toán", "tiền")


@dataclass(frozen=True, slots=True)
class _Row:
    leaf: Leaf
    number: int
    label: str
    group: str | None


def find_table_targets(reading: Reading, times: TimeFinder) -> list[Target]:
    """Every planned figure in the tables of a document."""
    found: list[Target] = []
    rows_of: dict[int, list[Leaf]] = {}
    for leaf in reading.outline.leaves:
        if leaf.kind is LeafKind.ROW:
            rows_of.setdefault(leaf.block, []).append(leaf)
    for block, leaves in rows_of.items():
        view = reading.tables[block]
        figures = _figure_columns(reading, view)
        if figures and _is_target_table(reading, leaves[0], view, figures, times):
            found.extend(_read(reading, view, leaves, figures, times))
    return found


def _is_target_table(reading: Reading, first: Leaf, view: TableView, figures: list[Column], times: TimeFinder) -> bool:
    if first.topic in _NEVER or is_task_table(view, first.topic) or view.column(Role.COST) is not None:
        return False
    headings = " ".join(column.heading for column in view.columns).lower()
    if any(word in headings for word in _MONEY_WORDS):
        return False
    if first.topic is Topic.TARGETS:
        return True
    if sum(column.year is not None and not column.skipped for column in figures) >= 2:
        return True
    words = target_words().table
    issued = reading.issued_year() or "0"
    by = times.above(first)
    planned = (by is not None and by[:4] > issued) or any(
        column.year is not None and column.year[:4] > issued for column in figures
    )
    return planned and any(
        words.search(reading.fold, above.body_start, above.body_end) for above in reading.outline.ancestors(first)
    )


def _figure_columns(reading: Reading, view: TableView) -> list[Column]:
    """The columns whose cells are mostly figures, without the past ones and without the ordinals."""
    table = view.table
    chosen = []
    for column in view.columns:
        if column.skipped or column.role in (Role.ORDINAL, Role.UNIT, Role.NOTE, Role.COST, Role.LEAD, Role.TIME):
            continue
        filled = figures = 0
        for row in range(table.heading_rows, table.rows):
            cell = view.grid[row][column.index]
            if cell is None or cell.end <= cell.start:
                continue
            filled += 1
            figures += _FIGURE.fullmatch(reading.fold, cell.start, cell.end) is not None
        if figures and figures >= 0.6 * filled and not _counts_up(reading, view, column):
            chosen.append(column)
    return chosen


def _counts_up(reading: Reading, view: TableView, column: Column) -> bool:
    """A column 1, 2, 3, … is an ordinal whatever its heading."""
    if column.index > 1 or column.heading:
        return False
    words = [reading.text[cell.start : cell.end] for row in view.grid if (cell := row[column.index]) is not None]
    return all(len(word) <= 3 for word in words)


def _read(
    reading: Reading, view: TableView, leaves: list[Leaf], figures: list[Column], times: TimeFinder
) -> list[Target]:
    label_column = _label_column(view, figures)
    unit_column = view.column(Role.UNIT)
    years = {column.year for column in figures}
    estimate = _estimate_year(reading, figures)
    above = times.above(leaves[0])
    found: list[Target] = []
    group: str | None = None
    for leaf in leaves:
        if leaf.row is None:
            continue
        cells = view.grid[leaf.row]
        label = _words(reading, cells[label_column]) if label_column is not None else ""
        filled = [column for column in figures if _figure(reading, cells[column.index], leaf.row) is not None]
        if not filled:
            group = label or group
            continue
        unit_cell = cells[unit_column] if unit_column is not None else None
        for column in filled:
            if column.year is not None and column.year == estimate and len(years) > 1:
                continue
            figure = _figure(reading, cells[column.index], leaf.row)
            if figure is None:
                continue
            value, value_max, comparator, percent = figure
            unit = "%" if percent else (_words(reading, unit_cell) or _unit_of(reading, column, leaf))
            found.append(
                Target(
                    indicator=_indicator(label, group, column), value=value, value_max=value_max, unit=unit or None,
                    comparator=comparator, by=column.year[-4:] if column.year is not None else above, group=group,
                    evidence=reading.evidence(leaf.body_start, leaf.body_end),
                    rule="target.total" if _sums_up(label) else "target.table", confidence=0.85,
                )
            )  # fmt: skip
    return found


def _sums_up(label: str) -> bool:
    return target_words().total_row.match(fold_text(label)) is not None


def _estimate_year(reading: Reading, figures: list[Column]) -> str | None:
    """The first of several year columns is the running year's estimate when it is not after the document's own year."""
    dated = sorted((column.year, fold_text(column.heading)) for column in figures if column.year is not None)
    issued = reading.issued_year()
    if len({year for year, _ in dated}) < 2 or issued is None or dated[0][0] > issued or "kế hoạch" in dated[0][1]:
        return None
    return dated[0][0]


def _figure(reading: Reading, cell: Cell | None, row: int):  # type: ignore[no-untyped-def]
    if cell is None or cell.row != row:
        return None
    match = _FIGURE.fullmatch(reading.fold, cell.start, cell.end)
    if match is None:
        return None
    numbers = find_numbers_in(reading.fold, reading.text, *match.span("number"))
    if len(numbers) != 1 or numbers[0].value is None:
        return None
    comparator = _COMPARATORS.get(match["sign"] or "", "=")
    return numbers[0].value, numbers[0].value_max, comparator, bool(match["percent"])


def _label_column(view: TableView, figures: list[Column]) -> int | None:
    taken = {column.index for column in figures}
    for column in view.columns:
        if column.index not in taken and column.role not in (Role.ORDINAL, Role.UNIT, Role.NOTE):
            return column.index
    return None


def _words(reading: Reading, cell: Cell | None) -> str:
    return " ".join(reading.text[cell.start : cell.end].split()) if cell is not None else ""


def _unit_of(reading: Reading, column: Column, leaf: Leaf) -> str | None:
    """The unit that a column's heading says: in brackets, by "số …", by "tỷ lệ …/…"; else the caption's."""
    heading = column.heading
    bracket = _BRACKET.search(heading)
    if bracket is not None and not bracket[1].strip().isdigit():
        return "".join(bracket[1].split()) if len(bracket[1].strip()) <= 4 else bracket[1].strip()
    folded = heading.lower()
    ratio = _RATIO.search(folded)
    if ratio is not None:
        return heading[slice(*ratio.span("unit"))].strip()
    if "tỷ lệ" in folded or "%" in folded:
        return "%"
    count = _COUNT.search(folded)
    if count is not None:
        return heading[slice(*count.span("noun"))].strip()
    previous = leaf.index - (leaf.row or 0) - 1
    if previous >= 0:
        caption = reading.outline.leaves[previous]
        return caption_unit(reading.text[caption.body_start : caption.body_end])
    return None


def _indicator(label: str, group: str | None, column: Column) -> str:
    heading = column.heading if column.year is None else ""
    parts = [part for part in (heading, label, group) if part]
    return ", ".join(parts) or column.heading or label or "?"
