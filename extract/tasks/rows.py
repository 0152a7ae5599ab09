"""Tasks in tables: a row is a task where the heading rows name who does it, by when, or what comes of it."""

from dataclasses import dataclass

from extract.agencies import AgencySpan, Assignment, bodies_at, read_assignment, split_agencies
from extract.fold import compile_folded, fold
from extract.outline.model import Leaf
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.tables import Role, TableView, role_of
from extract.tasks.draft import Times
from extract.tasks.times import Calendar, time_of_cell
from extract.values import Window, is_beginning
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
    window: Times
    output: tuple[int, int] | None
    cost: tuple[int, int] | None


_INDICATORS = compile_folded(r"(?:tên |các )?(?:chỉ tiêu|chỉ số|mục tiêu)(?! nhiệm vụ|,? (?:và )?nhiệm vụ)")


def continued(view: TableView, before: TableView) -> TableView | None:
    """A table without headings of its own that goes on with the one before it, read by that one's columns; None for any other."""
    known = (Role.LEAD, Role.PARTNERS, Role.TIME, Role.OUTPUT, Role.CONTENT)
    if view.table.columns != before.table.columns or any(view.column(role) is not None for role in known):
        return None
    return TableView(view.table.model_copy(update={"heading_rows": 0}), before.columns, view.grid)


def is_task_table(view: TableView, topic: Topic | None) -> bool:
    """Whether the rows are tasks: a column says who does it, or one says when or with what result under a task topic.

    A table of indicators says who watches over a figure; its rows are targets.
    """
    content = view.column(Role.CONTENT)
    if content is None:
        return False
    if topic in (Topic.TARGETS, Topic.GOAL) or _INDICATORS.match(fold(view.columns[content].heading)) is not None:
        return False
    if view.column(Role.LEAD) is not None:
        return True
    timed = view.column(Role.TIME) is not None
    return timed and (view.column(Role.OUTPUT) is not None or topic in (Topic.TASKS, Topic.ORGANISATION))


def read_rows(reading: Reading, calendar: Calendar, block: int, view: TableView) -> list[RowTask]:
    """The tasks of one table, in the order of its rows; a merged row without doers is the group of those below."""
    content = view.column(Role.CONTENT)
    if content is None:
        return []
    found: list[RowTask] = []
    group_lead: tuple[AgencySpan, ...] = ()
    above: dict[int, Cell | None] = {}
    marked = _marked_columns(reading, calendar, view)
    assigning = [column for role in (Role.LEAD, Role.PARTNERS, Role.TIME, Role.OUTPUT) for column in view.all(role)]
    for leaf in reading.outline.rows(block):
        if leaf.row is None or leaf.row < view.table.heading_rows:
            continue
        cells = _without_dittos(reading, view.grid[leaf.row], above)
        above = dict(enumerate(cells))
        action = cells[content]
        # A cell merged over the action and other columns says neither who does it nor when.
        cells = tuple(None if cell is action and column in assigning else cell for column, cell in enumerate(cells))
        others = [cells[column] for column in assigning]
        own = [cell for cell in others if cell is not None and cell is not action and cell.end > cell.start]
        if action is None or action.end <= action.start:
            continue
        if action.row != leaf.row:
            continue
        if _is_number_row(reading, cells) or _repeats_head(reading, cells, view):
            continue
        if not own:
            group_lead = _bodies_alone(reading, action)
            continue
        lead = _agencies(reading, cells, view.all(Role.LEAD)) or group_lead
        partners = _agencies(reading, cells, view.all(Role.PARTNERS))
        assigned = _assigned(reading, cells, view)
        if assigned is not None:
            lead, partners = assigned.lead, partners or assigned.partners
        found.append(
            RowTask(
                leaf, action, leaf.body_start, leaf.body_end, lead, partners, _window(reading, calendar, cells, view, marked),
                _place(cells, view, Role.OUTPUT), _place(cells, view, Role.COST),
            )
        )  # fmt: skip
    return found


_DITTO = compile_folded(r"\s*(?:như trên|-?\s?nt\s?-?|n\.t|như mục trên|[\"'〃″]{1,2})[.;]?\s*")


def _without_dittos(
    reading: Reading, cells: tuple[Cell | None, ...], above: dict[int, Cell | None]
) -> tuple[Cell | None, ...]:
    """The cells of a row, with the cell of the row above where one says "như trên"."""
    return tuple(
        above.get(index)
        if cell is not None and 0 < cell.end - cell.start < 16 and _DITTO.fullmatch(reading.fold, cell.start, cell.end)
        else cell
        for index, cell in enumerate(cells)
    )


def _bodies_alone(reading: Reading, cell: Cell) -> tuple[AgencySpan, ...]:
    """The bodies of a group's row that names nothing else ("II | Sở Tài chính"): they do what the rows below say."""
    found, stop = bodies_at(reading.fold, reading.text, cell.start, cell.end)
    return found if found and not reading.text[stop : cell.end].strip(" .:;\n") else ()


def _is_number_row(reading: Reading, cells: tuple[Cell | None, ...]) -> bool:
    """A row such as "(1) | (2) | (3)" that numbers the columns."""
    words = [
        reading.text[cell.start : cell.end].strip("() ") for cell in cells if cell is not None and cell.end > cell.start
    ]
    return len(words) > 1 and all(word.isdigit() and len(word) <= 2 for word in words)


_LONGEST_HEADING = 40


def _repeats_head(reading: Reading, cells: tuple[Cell | None, ...], view: TableView) -> bool:
    """Whether a row in the middle of a table says its headings again ("Nội dung | Đơn vị thực hiện | Thời gian")."""
    roles = (Role.CONTENT, Role.LEAD, Role.PARTNERS, Role.TIME, Role.OUTPUT)
    said = [
        (column.role, reading.fold[cell.start : cell.end].strip())
        for column in view.columns
        if column.role in roles and (cell := cells[column.index]) is not None and cell.end > cell.start
    ]
    return len(said) > 1 and all(len(words) <= _LONGEST_HEADING and role_of(words) is role for role, words in said)


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


def _place(cells: tuple[Cell | None, ...], view: TableView, role: Role) -> tuple[int, int] | None:
    column = view.column(role)
    cell = cells[column] if column is not None else None
    return (cell.start, cell.end) if cell is not None and cell.end > cell.start else None


_DONE_THEN = "thời gian thực hiện"
_MARK = compile_pattern(r"(?:[xX✓✔√•●vV+*]\s*)+")
_DATED = compile_folded(r"(?:năm|quý|tháng|giai đoạn)(?!\p{L})|(?<!\d)20\d\d(?!\d)")


def _is_mark(reading: Reading, cell: Cell | None) -> bool:
    return cell is not None and _MARK.fullmatch(reading.text[cell.start : cell.end].strip()) is not None


def _marked_columns(reading: Reading, calendar: Calendar, view: TableView) -> list[tuple[int, Window]]:
    """The columns for a year, a quarter or a month each whose cells hold crosses and nothing else, with the time of each."""
    marked: list[tuple[int, Window]] = []
    for column in view.columns:
        heading = fold(column.heading)
        if _DATED.search(heading) is None:
            continue
        below = [row[column.index] for row in view.grid[view.table.heading_rows :]]
        filled = [cell for cell in below if cell is not None and cell.end > cell.start]
        if filled and all(_is_mark(reading, cell) for cell in filled):
            window = time_of_cell(calendar, heading, column.heading, 0, len(heading), _DONE_THEN)
            if window.start is not None and window.end is not None:
                marked.append((column.index, window))
    return marked


def _window(
    reading: Reading,
    calendar: Calendar,
    cells: tuple[Cell | None, ...],
    view: TableView,
    marked: list[tuple[int, Window]],
) -> Times:
    """The time that the columns of time tell; of several (drafted, appraised, submitted) the last one ends it.

    Columns of crosses ("2026 | 2027 | 2028" over "x | x |") tell it by those that are crossed.
    """
    begins: str | None = None
    ends: str | None = None
    recurrence: str | None = None
    crossed = [window for column, window in marked if _is_mark(reading, cells[column])]
    if crossed:
        begins, ends = crossed[0].start, crossed[-1].end
    for column in view.columns:
        cell = cells[column.index]
        if column.role is not Role.TIME or cell is None or cell.end <= cell.start:
            continue
        if is_beginning(column.heading):
            window = time_of_cell(calendar, reading.fold, reading.text, cell.start, cell.end, _DONE_THEN)
            begins = begins or window.start or window.end
            continue
        window = time_of_cell(calendar, reading.fold, reading.text, cell.start, cell.end, column.heading)
        begins = begins or window.start
        ends = max(ends, window.end) if ends is not None and window.end is not None else ends or window.end
        recurrence = recurrence or window.recurrence
    return begins, ends, recurrence
