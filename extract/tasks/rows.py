"""Tasks in tables: a row is a task where the heading rows name who does it, by when, or what comes of it."""

from dataclasses import dataclass

from extract.agencies import AgencySpan, Assignment, read_assignment, split_agencies
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.reading import Reading
from extract.tables import Role, TableView
from extract.values import read_window, time_column
from schemas import Cell


@dataclass(frozen=True, slots=True)
class RowTask:
    """A row that is a task: its action's place, the whole row's place, and what the other cells say."""

    leaf: Leaf
    action: Cell
    start: int
    end: int
    lead: tuple[AgencySpan, ...]
    partners: tuple[AgencySpan, ...]
    window: tuple[str | None, str | None, str | None]
    output: Cell | None
    group: Cell | None


def is_task_table(view: TableView, topic: Topic | None) -> bool:
    """Whether the rows are tasks: a column says who does it, or one says when or with what result under a task topic."""
    if view.column(Role.CONTENT) is None:
        return False
    if view.column(Role.LEAD) is not None:
        return True
    timed = view.column(Role.TIME) is not None
    return timed and (view.column(Role.OUTPUT) is not None or topic in (Topic.TASKS, Topic.ORGANISATION))


def read_rows(reading: Reading, block: int, view: TableView) -> list[RowTask]:
    """The tasks of one table, in the order of its rows; a merged row without doers is the group of those below."""
    content = view.column(Role.CONTENT)
    if content is None:
        return []
    found: list[RowTask] = []
    group: Cell | None = None
    assigning = [column for role in (Role.LEAD, Role.PARTNERS, Role.TIME, Role.OUTPUT) for column in view.all(role)]
    for leaf in reading.outline.rows(block):
        if leaf.kind is not LeafKind.ROW or leaf.row is None:
            continue
        cells = view.grid[leaf.row]
        action = cells[content]
        others = [cells[column] for column in assigning]
        own = [cell for cell in others if cell is not None and cell is not action and cell.end > cell.start]
        if action is None or action.end <= action.start:
            continue
        if action.row != leaf.row:
            continue
        if not own:
            group = action
            continue
        if _is_number_row(reading, cells):
            continue
        lead = _agencies(reading, cells, view.all(Role.LEAD))
        partners = _agencies(reading, cells, view.all(Role.PARTNERS))
        assigned = _assigned(reading, cells, view)
        if assigned is not None:
            lead, partners = assigned.lead, partners or assigned.partners
        window = _window(reading, cells, view)
        output = view.column(Role.OUTPUT)
        found.append(
            RowTask(
                leaf, action, leaf.body_start, leaf.body_end, lead, partners, window, cells[output] if output is not None else None, group,
            )
        )  # fmt: skip
    return found


def _is_number_row(reading: Reading, cells: tuple[Cell | None, ...]) -> bool:
    """A row such as "(1) | (2) | (3)" that numbers the columns."""
    words = [
        reading.text[cell.start : cell.end].strip("() ") for cell in cells if cell is not None and cell.end > cell.start
    ]
    return len(words) > 1 and all(word.isdigit() and len(word) <= 2 for word in words)


def _assigned(reading: Reading, cells: tuple[Cell | None, ...], view: TableView) -> Assignment | None:
    """A cell of doers that is a clause of its own: "Sở A chủ trì, phối hợp với Sở B"."""
    column = view.column(Role.LEAD)
    cell = cells[column] if column is not None else None
    if cell is None or "phối hợp" not in reading.fold[cell.start : cell.end]:
        return None
    found = read_assignment(reading.fold, reading.text, cell.start, cell.end)
    return found if found.lead else None


def _agencies(reading: Reading, cells: tuple[Cell | None, ...], columns: list[int]) -> tuple[AgencySpan, ...]:
    spans: list[AgencySpan] = []
    seen: set[int] = set()
    for column in columns:
        cell = cells[column]
        if cell is None or cell.start in seen or cell.end <= cell.start:
            continue
        seen.add(cell.start)
        spans.extend(split_agencies(reading.fold, reading.text, cell.start, cell.end))
    return tuple(spans)


def _window(
    reading: Reading, cells: tuple[Cell | None, ...], view: TableView
) -> tuple[str | None, str | None, str | None]:
    column = view.column(Role.TIME)
    cell = cells[column] if column is not None else None
    if cell is None or cell.end <= cell.start:
        return None, None, None
    heading = next(known.heading for known in view.columns if known.index == column)
    window = read_window(reading.fold, reading.text, cell.start, cell.end, time_column(heading))
    return window.start, window.end, window.recurrence
