"""Which tables hold targets, and which of their columns are planned figures, words and units."""

from dataclasses import dataclass, replace

import regex

from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.frame import Part
from extract.outline.model import Leaf
from extract.outline.topics import Topic
from extract.reading import Reading
from extract.tables import Column, Role, TableView
from extract.targets.cells import is_bare, is_empty, looks_like_figure
from extract.targets.lexicon import target_words
from extract.targets.times import TimeFinder
from extract.tasks.rows import is_task_table
from extract.values.units import units

_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES, Topic.BUDGET}
_MONEY_WORDS = ("kinh phí", "vốn", "thành tiền", "đơn giá", "dự toán", "tiền")
_TITLES = {Part.TITLE, Part.ATTACHED_TITLE, Part.ANNEX_TITLE}
_PERIOD = compile_folded(r"(?:giai đoạn|thời kỳ|năm)\s*(?P<start>(?:19|20)\d\d)\s*-\s*(?:19|20)\d\d")
_INDICATORS = compile_folded(r"(?:các |tên |nội dung |nhóm )?(?:chỉ tiêu|mục tiêu|chỉ số|bộ chỉ số|tiêu chí)(?!\p{L})")
_MEASURES = compile_folded(
    r"(?:tên )?(?:chỉ số|chỉ tiêu)(?: (?:đo lường|đánh giá|giám sát|theo dõi|cụ thể|chủ yếu|thống kê))*"
)
_PROJECTS = compile_folded(
    r"(?:danh mục |tên )(?:[^,]{1,20}, ?){0,2}[^,]{0,20}?(?:dự án|đề án|mỏ|điểm mỏ|công trình|nhà máy|khu vực|đồ án|hạng mục)(?!\p{L})"
)
_UNIT_HEADING = compile_folded(r"(?:đơn vị|đv)(?: tính)?")
_SHARE_OF_FIGURES = 0.6


@dataclass(frozen=True, slots=True)
class Planned:
    """The columns of a table: those of planned figures, the one of the rows' words, the one of their units."""

    figures: tuple[Column, ...]
    label: int | None
    unit: int | None


def planned_columns(reading: Reading, view: TableView) -> Planned:
    """The columns whose cells are mostly figures, without the past ones and without the ordinals."""
    unit = _unit_column(reading, view)
    chosen: list[Column] = []
    for column in view.columns:
        if column.skipped or column.index == unit or column.role in (Role.ORDINAL, Role.UNIT, Role.NOTE, Role.COST):
            continue
        if column.role in (Role.LEAD, Role.TIME) and column.year is None:
            continue
        if _holds_figures(reading, view, column) and not _counts_up(reading, view, column):
            chosen.append(column)
    chosen = _of_one_year(_without_the_estimate(reading, view, chosen))
    taken = {column.index for column in chosen}
    of_words = [
        column
        for column in view.columns
        if column.index not in taken and column.index != unit and column.role not in (Role.ORDINAL, Role.UNIT, Role.NOTE)
    ]  # fmt: skip
    # "Nội dung | Chỉ số đo lường | …": what is measured stands in the second.
    named = [column for column in of_words if _MEASURES.fullmatch(fold_text(column.heading)) is not None]
    label = next((column.index for column in (*named, *of_words)), None)
    if label is not None and _PROJECTS.match(fold_text(view.columns[label].heading)) is not None:
        # A list of projects: their sizes are no aims, what they give by a year is.
        chosen = [column for column in chosen if column.year is not None]
    return Planned(tuple(chosen), label, unit)


def is_target_table(reading: Reading, first: Leaf, view: TableView, planned: Planned, times: TimeFinder) -> bool:
    """Whether the figures of a table are meant to be reached: by its section, its head, or the years over its columns."""
    if first.topic in _NEVER or view.column(Role.COST) is not None:
        return False
    headings = " ".join(column.heading for column in view.columns).lower()
    if any(word in headings for word in _MONEY_WORDS):
        return False
    issued = reading.issued_year() or "0"
    headed = planned.label is not None and _INDICATORS.match(fold_text(view.columns[planned.label].heading)) is not None
    if headed and any(_is_planned(column, issued) for column in planned.figures):
        return True
    if any(_INDICATORS.match(fold_text(column.heading)) and _is_planned(column, issued) for column in planned.figures):
        return True
    if is_task_table(view, first.topic):
        return False
    if first.topic is Topic.TARGETS:
        return True
    if sum(column.year is not None for column in planned.figures) >= 2:
        return True
    words = target_words().table
    by = times.above(first)
    ahead = (by is not None and by[:4] > issued) or any(
        column.year is not None and column.year[:4] > issued for column in planned.figures
    )
    return ahead and any(
        words.search(reading.fold, above.body_start, above.body_end) for above in reading.outline.ancestors(first)
    )


def _is_planned(column: Column, issued: str) -> bool:
    """Whether a column's heading says that its figures are to come: a word for it, or a year not before the document's."""
    if target_words().table.search(fold_text(column.heading)) is not None:
        return True
    return column.year is not None and column.year[-4:] >= issued


def _holds_figures(reading: Reading, view: TableView, column: Column) -> bool:
    filled = figures = 0
    for row in range(view.table.heading_rows, view.table.rows):
        cell = view.grid[row][column.index]
        if cell is None or cell.row != row or is_empty(reading.text[cell.start : cell.end]):
            continue
        filled += 1
        figures += looks_like_figure(reading.fold[cell.start : cell.end])
    return figures > 0 and figures >= _SHARE_OF_FIGURES * filled


def _counts_up(reading: Reading, view: TableView, column: Column) -> bool:
    """A column 1, 2, 3, … is an ordinal whatever its heading."""
    if column.index > 1 or column.heading:
        return False
    words = [reading.text[cell.start : cell.end] for row in view.grid if (cell := row[column.index]) is not None]
    return all(len(word) <= 3 for word in words)


def _unit_column(reading: Reading, view: TableView) -> int | None:
    """The column of units: headed so, or headed "Đơn vị" above cells that are units."""
    known = view.column(Role.UNIT)
    if known is not None:
        return known
    for column in view.columns:
        if _UNIT_HEADING.fullmatch(fold_text(column.heading)) is None:
            continue
        cells = [row[column.index] for row in view.grid[view.table.heading_rows :]]
        words = [
            reading.fold[cell.start : cell.end].strip() for cell in cells if cell is not None and cell.end > cell.start
        ]
        if words and sum(map(_is_unit, words)) >= 0.5 * len(words):
            return column.index
    return None


def _is_unit(folded: str) -> bool:
    found = units().quantity.fullmatch(f" {folded}")
    return found is not None and (found["unknown"] is None)


def _says_more(reading: Reading, view: TableView, column: Column) -> bool:
    cells = [row[column.index] for row in view.grid[view.table.heading_rows :]]
    words = [reading.fold[cell.start : cell.end] for cell in cells if cell is not None and cell.end > cell.start]
    figures = [word for word in words if looks_like_figure(word)]
    return bool(figures) and not any(map(is_bare, figures))


def _without_the_estimate(reading: Reading, view: TableView, columns: list[Column]) -> list[Column]:
    """The first of several year columns is the running year's estimate when it is not after the document's own year.

    Not so where it is a period that goes on, where its heading or the plan's title says that the plan begins with that year, or where
    its cells say more than a figure ("Giảm 1% so với 2022"): what is estimated is a bare figure.
    """
    dated = sorted((column.year, fold_text(column.heading)) for column in columns if column.year is not None)
    issued = reading.issued_year()
    if len({year for year, _ in dated}) < 2 or issued is None or dated[0][0][-4:] > issued:
        return columns
    first, heading = dated[0]
    if regex.search(r"kế hoạch|kh(?!\p{L})|chỉ tiêu|mục tiêu", heading) or first in _begun(reading):
        return columns
    if any(column.year == first and _says_more(reading, view, column) for column in columns):
        return columns
    return [column for column in columns if column.year != first]


def _of_one_year(columns: list[Column]) -> list[Column]:
    """Where the headings name one year in all, the other planned columns are of that year too."""
    years = {column.year for column in columns if column.year is not None}
    if len(years) != 1:
        return columns
    words = target_words().table
    only = next(iter(years))
    return [
        replace(column, year=only) if column.year is None and words.search(fold_text(column.heading)) else column
        for column in columns
    ]


def _begun(reading: Reading) -> set[str]:
    """The years with which the document's titles say that its plan begins."""
    started: set[str] = set()
    for block, part in zip(reading.document.blocks, reading.frame.parts, strict=True):
        if part in _TITLES:
            started.update(found["start"] for found in _PERIOD.finditer(reading.fold, block.start, block.end))
    return started
