"""Targets in tables: every planned cell of a table of objectives, year by year."""

from collections import Counter
from dataclasses import dataclass, field, replace

from extract.fold import fold as fold_text
from extract.outline.model import Leaf, LeafKind
from extract.reading import Reading
from extract.revenue import revenue_rows, years_to_come
from extract.table_rows import Row, number_before, number_of, put
from extract.tables import Column, Role, TableView
from extract.targets.cells import CellFigure, decimals_of, is_empty, read_cell
from extract.targets.columns import Planned, is_target_table, planned_columns
from extract.targets.labels import Label, heading_words, measured, place_of, read_label
from extract.targets.lexicon import target_words
from extract.targets.times import TimeFinder
from extract.values import caption_unit, unit_as_written
from schemas import Cell, Target, Warning

_TOTAL_REST = 10


@dataclass(slots=True)
class _Read:
    """What the rows of one table have given so far."""

    targets: list[Target] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)


def find_table_targets(reading: Reading, times: TimeFinder) -> tuple[list[Target], list[Warning]]:
    """Every planned figure in the tables of a document, and a warning for each table with figures that cannot be read."""
    found: list[Target] = []
    warnings: list[Warning] = []
    rows_of: dict[int, list[Leaf]] = {}
    for leaf in reading.outline.leaves:
        if leaf.kind is LeafKind.ROW:
            rows_of.setdefault(leaf.block, []).append(leaf)
    for block, leaves in rows_of.items():
        view = reading.tables[block]
        planned = planned_columns(reading, view)
        coming_in = revenue_rows(reading, view, leaves)
        if coming_in and (years := years_to_come(view)):
            planned = replace(planned, figures=tuple(years), label=view.column(Role.CONTENT))
            leaves = [leaf for leaf in leaves if leaf.row in coming_in]
        if planned.figures and (coming_in or is_target_table(reading, leaves[0], view, planned, times)):
            read = _Table(reading, view, planned, times.above(leaves[0])).read(leaves)
            found.extend(read.targets)
            if read.unread:
                warnings.append(_unread(reading, read.unread))
    return found, warnings


def _unread(reading: Reading, places: list[tuple[int, int]]) -> Warning:
    start, end = places[0]
    words = reading.text[start:end].strip()
    message = f"{len(places)} figures of a table cannot be read for certain and were left out, first: {words}"
    return Warning(code="figure.unread", message=message, start=start, end=end)


class _Table:
    """One table of targets; what its head says of every row."""

    def __init__(self, reading: Reading, view: TableView, planned: Planned, above: str | None) -> None:
        self._reading = reading
        self._view = view
        self._planned = planned
        self._above = above
        self._decimals = {column.index: decimals_of(self._cells(column)) for column in planned.figures}
        self._ordinal = view.column(Role.ORDINAL)
        self._labels: Counter[str] = Counter()

    def read(self, leaves: list[Leaf]) -> _Read:
        read = _Read()
        stack: list[Row[Label]] = []
        loose: Label | None = None
        above: Label | None = None
        caption = self._caption(leaves[0])
        rows = [self._view.grid[leaf.row] for leaf in leaves if leaf.row is not None]
        self._labels.update(self._label(cells, None).words for cells in rows)
        for leaf in leaves:
            if leaf.row is None:
                continue
            cells = self._view.grid[leaf.row]
            label = self._label(cells, above)
            numbering = self._numbering(cells, label)
            if numbering is not None and numbering.last is None:
                label = replace(label, is_part=True)
            put(stack, numbering, label)
            filled = [
                (column, figure)
                for column in self._planned.figures
                if (figure := self._figure(cells[column.index], leaf.row, column)) is not None
            ]
            if not filled:
                # A row without figures governs what follows, numbered or not.
                if numbering is None and label.words:
                    loose, stack[:] = label, []
                above = label
                continue
            parents = [row.value for row in stack[:-1] if row.rank < stack[-1].rank or row.style != stack[-1].style]
            parent = next((each for each in reversed(parents) if each.words), loose)
            for column, figure in filled:
                if figure.value is None:
                    cell = cells[column.index]
                    if cell is not None:
                        read.unread.append((cell.start, cell.end))
                    continue
                read.targets.append(self._target(leaf, label, parent, column, figure, caption))
            above = label
        return read

    def _target(
        self, leaf: Leaf, label: Label, parent: Label | None, column: Column, figure: CellFigure, caption: str | None
    ) -> Target:
        assert figure.value is not None
        heading = heading_words(column.heading) if column.year is not None else column.heading
        scope = place_of(column.heading) or label.place or self._total_scope(label)
        unit = figure.unit or label.unit or measured(column.heading) or (parent.unit if parent is not None else None)
        unit = unit or caption
        comparator = figure.comparator
        if comparator == "=":
            comparator = label.comparator or (parent.comparator if parent is not None else None) or "="
        group = parent.words if parent is not None else None
        words = [heading, label.words] if place_of(column.heading) is None else [label.words, heading]
        # "Diện tích" below each crop, "- Nông nghiệp" below a growth rate: what governs such a row is part of what is measured.
        governed = self._labels[label.words] > 1 or label.is_part
        parts = [part for part in (*words, group if governed else None) if part]
        return Target(
            indicator=", ".join(parts) or column.heading or "?", value=figure.value, value_max=figure.value_max,
            unit=unit_as_written(unit) if unit else None, comparator=comparator,
            by=column.year[-4:] if column.year is not None else self._above, group=group, scope=scope,
            approximate=figure.approximate, evidence=self._reading.evidence(leaf.body_start, leaf.body_end),
            rule="target.total" if _sums_up(label) else "target.table",
        )  # fmt: skip

    def _total_scope(self, label: Label) -> str | None:
        found = target_words().area.search(fold_text(label.words))
        return label.words[slice(*found.span())] if found is not None else None

    def _label(self, cells: tuple[Cell | None, ...], above: Label | None) -> Label:
        """The words of a row, with its unit; a ditto mark stands for the unit above."""
        column = self._planned.label
        words = self._words(cells[column]) if column is not None else ""
        unit = self._words(cells[self._planned.unit]) if self._planned.unit is not None else ""
        if unit.strip(" -") in ('"', "nt", "''", "”", "//", "〃") and above is not None:
            unit = above.unit or ""
        return read_label(words, "" if is_empty(unit) else unit)

    def _numbering(self, cells: tuple[Cell | None, ...], label: Label):  # type: ignore[no-untyped-def]
        first = self._words(cells[self._ordinal]) if self._ordinal is not None else ""
        return number_of(first) or number_before(label.written)

    def _figure(self, cell: Cell | None, row: int, column: Column) -> CellFigure | None:
        if cell is None or cell.row != row or cell.end <= cell.start:
            return None
        return read_cell(self._reading.fold, self._reading.text, cell.start, cell.end, self._decimals[column.index])

    def _cells(self, column: Column) -> list[str]:
        table = self._view.table
        cells = [row[column.index] for row in self._view.grid[table.heading_rows :]]
        return [self._reading.text[cell.start : cell.end] for cell in cells if cell is not None]

    def _words(self, cell: Cell | None) -> str:
        return " ".join(self._reading.text[cell.start : cell.end].split()) if cell is not None else ""

    def _caption(self, first: Leaf) -> str | None:
        """The unit that the line over the table says for all of it."""
        previous = first.index - (first.row or 0) - 1
        if previous < 0:
            return None
        leaf = self._reading.outline.leaves[previous]
        return caption_unit(self._reading.text[leaf.body_start : leaf.body_end])


def _sums_up(label: Label) -> bool:
    """Whether a row is a total: "Tổng cộng", "Toàn tỉnh", "Tổng I + II", but not "Tổng thu ngân sách"."""
    found = target_words().total_row.match(fold_text(label.words))
    return found is not None and len(label.words) - found.end() <= _TOTAL_REST
