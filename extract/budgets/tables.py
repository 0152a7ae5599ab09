"""Budgets in cost tables: a row's cost with the words of the row."""

from extract.budgets.lexicon import budget_words
from extract.budgets.totals import Stated
from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.revenue import running_years, unspent_rows, years_to_come
from extract.tables import Column, Role, TableView
from extract.values import MoneyUnit, find_numbers_in, unit_from_caption
from schemas import Budget, Cell

_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES}
_FIGURE = compile_pattern(r"\s*\d[\d.,]*\s*")
_BRACKETS = compile_pattern(r"\([^()]*\)")
_UNIT_PRICE = ("đơn giá", "định mức", "mức chi", "mức hỗ trợ")


def find_table_budgets(reading: Reading) -> list[Stated]:
    """Every sum in the cost columns of a document's tables. A table without a known money unit gives none."""
    found: list[Stated] = []
    rows_of: dict[int, list[Leaf]] = {}
    for leaf in reading.outline.leaves:
        if leaf.kind is LeafKind.ROW and leaf.topic not in _NEVER:
            rows_of.setdefault(leaf.block, []).append(leaf)
    for block, leaves in rows_of.items():
        view = reading.tables[block]
        caption = _caption_unit(reading, leaves[0])
        columns = _cost_columns(view, caption)
        if columns:
            unspent = unspent_rows(reading, view, leaves)
            going_out = [leaf for leaf in leaves if leaf.row not in unspent]
            found.extend(_read(reading, view, going_out, columns, caption))
    return found


_YEARS = compile_pattern(r"\d{4}")
_YEAR_ONLY = compile_folded(
    r"(?:kế hoạch|dự kiến|dự toán|giai đoạn|\d{1,2} năm(?= kế hoạch)|năm|\s)*+\d{4}(?:\s*-\s*\d{4})?\s*"
)


_TOTAL = compile_folded(r"(?:tổng|cộng)(?!\p{L})")
_COSTS = compile_folded(r"(?<!\p{L})(?:chi phí|kinh phí|vốn|dự toán|đầu tư)(?!\p{L})")


def _cost_columns(view: TableView, caption: MoneyUnit | None) -> list[Column]:
    """The columns of money: those that say so, and beside them those that a year or a period alone heads.

    Where a caption says that the figures are money and the rows are costs, the columns of years and of sums.
    """
    costs = [column for column in view.columns if _is_cost(column)]
    if not costs:
        content = view.column(Role.CONTENT)
        if caption is None or content is None or _COSTS.search(fold_text(view.columns[content].heading)) is None:
            return []
        return [
            column
            for column in view.columns
            if column.role is Role.FIGURE
            and not column.skipped
            and (column.year or _TOTAL.match(fold_text(column.heading)))
        ]
    chosen = [
        column
        for column in view.columns
        if column in costs or (column.role in (Role.FIGURE, Role.SOURCE) and not column.skipped and _is_share(column))
    ]
    if years_to_come(view):
        running = running_years(view)
        chosen = [column for column in chosen if column.year not in running]
    return chosen


def _year_of(purpose: str | None) -> str | None:
    """The year or the period that a row is for, where its label is nothing else ("Năm 2026")."""
    if purpose is None or _YEAR_ONLY.fullmatch(folded := fold_text(purpose)) is None:
        return None
    return "-".join(_YEARS.findall(folded))


def _is_share(column: Column) -> bool:
    """Whether a column beside one of money is a part of it: headed by a year, or by a source of money."""
    return _YEAR_ONLY.fullmatch(fold_text(column.heading)) is not None or _source_of(column.heading) is not None


def _source_of(words: str) -> str | None:
    """The source that a column's heading names ("Trong đó NS tỉnh" -> "NS tỉnh")."""
    heading = _BRACKETS.sub(" ", words)
    found = max(budget_words().source.finditer(fold_text(heading)), key=lambda each: len(each.group()), default=None)
    return heading[slice(*found.span())].strip() if found is not None else None


def _source_behind_from(purpose: str | None) -> str | None:
    """The source that a row's label says with "từ" ("Chi đầu tư từ nguồn thu xổ số")."""
    if purpose is None or (place := fold_text(purpose).find("từ nguồn ")) < 0:
        return None
    found = budget_words().source.match(fold_text(purpose), place + len("từ "))
    return purpose[slice(*found.span())] if found is not None else None


def _is_cost(column: Column) -> bool:
    heading = fold_text(column.heading)
    if column.role is Role.FIGURE:
        # "Tổng số (tỷ đồng)"
        return _TOTAL.match(heading) is not None and unit_from_caption(column.heading) is not None
    return column.role is Role.COST and not any(words in heading for words in _UNIT_PRICE)


def _label_column(view: TableView, columns: list[Column]) -> int | None:
    """The column that says what the money is for: that of contents, else the first that holds neither numbers nor money."""
    content = view.column(Role.CONTENT)
    if content is not None:
        return content
    other = (Role.ORDINAL, Role.UNIT, Role.NOTE, Role.COST)
    return next((each.index for each in view.columns if each.role not in other and each not in columns), None)


def _read(
    reading: Reading, view: TableView, leaves: list[Leaf], columns: list[Column], caption: MoneyUnit | None
) -> list[Stated]:
    label = _label_column(view, columns)
    found = []
    for leaf in leaves:
        if leaf.row is None:
            continue
        cells = view.grid[leaf.row]
        words = cells[label] if label is not None else None
        sums = [(column, cells[column.index]) for column in columns]
        if len(columns) == 1 and _is_empty(sums[0][1]):
            sums = [(columns[0], _only_sum(reading, view, leaf.row, label))]
        for column, cell in sums:
            if cell is None or cell.row != leaf.row or _FIGURE.fullmatch(reading.fold, cell.start, cell.end) is None:
                continue
            numbers = find_numbers_in(reading.fold, reading.text, cell.start, cell.end)
            unit = unit_from_caption(column.heading) or caption
            if len(numbers) != 1 or numbers[0].value is None:
                continue
            value = numbers[0].value
            if unit is None:
                if value < 1_000_000:
                    continue
                multiplier, currency = 1, "VND"
            else:
                multiplier, currency = unit.multiplier, unit.currency
            if currency is None or value == 0:
                continue
            purpose = " ".join(reading.text[words.start : words.end].split()) if words is not None else None
            year = column.year or _year_of(purpose)
            source = _source_of(column.heading) or _source_behind_from(purpose)
            start = min(words.start, cell.start) if words is not None and words.row == leaf.row else leaf.body_start
            budget = Budget(
                amount=value * multiplier, currency=currency, year=year, source=source, purpose=purpose or None,
                total=_sums_up(column, columns, purpose), evidence=reading.evidence(start, cell.end), rule="budget.table",
            )  # fmt: skip
            found.append(Stated(budget, cell.start, column.index))
    return found


def _sums_up(column: Column, columns: list[Column], purpose: str | None) -> bool:
    """Whether a cell announces the sum of a whole table: a total row in the only column of money or in that of totals."""
    if purpose is None or _TOTAL.match(fold_text(purpose)) is None:
        return False
    return len(columns) == 1 or _TOTAL.match(fold_text(column.heading)) is not None


_GROUPED = compile_pattern(r"\s*\d{1,3}(?:[.,]\d{3}){1,4}\s*")


def _is_empty(cell: Cell | None) -> bool:
    return cell is None or cell.end <= cell.start


def _only_sum(reading: Reading, view: TableView, row: int, label: int | None) -> Cell | None:
    """The sum of a row whose cells were merged in print ("1.1 | Mẫu nước | 72.313.308 | |"): its only figure."""
    if label is None:
        return None
    behind = [
        cell for cell in view.grid[row][label + 1 :] if cell is not None and cell.row == row and not _is_empty(cell)
    ]
    if len(behind) != 1 or _GROUPED.fullmatch(reading.text, behind[0].start, behind[0].end) is None:
        return None
    return behind[0]


def _caption_unit(reading: Reading, first: Leaf) -> MoneyUnit | None:
    """The unit said in the lines right above a table: "Đơn vị tính: triệu đồng"."""
    leaves = reading.outline.leaves
    index = first.index - 1
    while index >= 0 and first.index - index <= 4 + (first.row or 0):
        leaf = leaves[index]
        if leaf.kind is not LeafKind.HEAD_ROW:
            unit = unit_from_caption(reading.text[leaf.body_start : leaf.body_end])
            if unit is not None:
                return unit
        index -= 1
    return None
