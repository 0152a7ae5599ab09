"""Tables of a state budget over several years: which rows come in and which columns are of years to come.

What comes in (taxes, fees, lotteries) is to be reached and is a target; what goes out is set aside and is a budget.
"""

from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.outline.model import Leaf
from extract.reading import Reading
from extract.tables import Column, Role, TableView

_COMES_IN = compile_folded(
    r"(?:tổng (?:số |cộng )?|các khoản |số )?thu(?:\s*[:(]|\Z|\s(?:ngân sách|nsnn|nsđp|nội địa|cân đối|từ|tiền|khác|xổ số|cấp quyền"
    r"|cổ tức|bổ sung|viện trợ|chuyển nguồn|kết dư|điều tiết|thuế|phí)(?!\p{L}))"
)
_GOES_OUT = compile_folded(r"(?:tổng (?:số |cộng )?|các khoản )?chi(?!\p{L}|\s(?:nhánh|cục|tiết|phí))")
_TITLE_IN = compile_folded(r"(?<!\p{L})thu (?:ngân sách|nsnn|nsđp|nội địa)(?!\p{L})")
_TITLE_OUT = compile_folded(r"(?<!\p{L})chi(?!\p{L}|\s(?:nhánh|cục|tiết|phí))")
_ESTIMATE = compile_folded(r"(?<!\p{L})(?:ước|đánh giá|thực hiện|ut?h)(?!\p{L})")
_COMPARED = compile_folded(r"so sánh|(?<!\p{L})(?:so )?với(?!\p{L})|%|/")
# What is owed and how much more is spent than comes in: no sum of these is set aside.
_OWED = compile_folded(r"(?:tổng |mức |số |kế hoạch )*(?:bội chi|bội thu|dư nợ|vay|nợ gốc|tỷ lệ|tỉ lệ)(?!\p{L})")
_TITLE_OWED = compile_folded(r"(?<!\p{L})vay(?: và|,)? (?:trả nợ|và trả)(?!\p{L})")
# One row that begins like revenue is none yet.
_FEWEST = 2
_LINES_ABOVE = 4


def revenue_rows(reading: Reading, view: TableView, leaves: list[Leaf]) -> frozenset[int]:
    """The rows of a table that are revenue: those of a table titled so, or from a row "Thu …" on up to a row "Chi …"."""
    content = view.column(Role.CONTENT)
    if content is None or not leaves:
        return frozenset()
    titled = _is_titled(reading, leaves[0])
    rows: set[int] = set()
    coming, signs = titled, 0
    for leaf in leaves:
        cell = view.grid[leaf.row][content] if leaf.row is not None else None
        if cell is None or leaf.row is None:
            continue
        if _GOES_OUT.match(reading.fold, cell.start, cell.end) is not None:
            coming = False
        elif _COMES_IN.match(reading.fold, cell.start, cell.end) is not None:
            coming, signs = True, signs + 1
        if coming:
            rows.add(leaf.row)
    return frozenset(rows) if titled or signs >= _FEWEST else frozenset()


def unspent_rows(reading: Reading, view: TableView, leaves: list[Leaf]) -> frozenset[int]:
    """The rows of a table that are no expenditure: revenue, debts and deficits, shares."""
    content = view.column(Role.CONTENT)
    rows = set(revenue_rows(reading, view, leaves))
    owed = bool(leaves) and any(_TITLE_OWED.search(reading.fold, *place) for place in _titles(reading, leaves[0]))
    for leaf in leaves:
        cell = view.grid[leaf.row][content] if leaf.row is not None and content is not None else None
        if cell is None or leaf.row is None:
            continue
        if owed or _OWED.match(reading.fold, cell.start, cell.end) is not None:
            rows.add(leaf.row)
    return frozenset(rows)


def _is_titled(reading: Reading, first: Leaf) -> bool:
    """Whether the lines over a table speak of revenue and not of expenditure as well."""
    said = _titles(reading, first)
    return any(_TITLE_IN.search(reading.fold, *place) for place in said) and not any(
        _TITLE_OUT.search(reading.fold, *place) for place in said
    )


def _titles(reading: Reading, first: Leaf) -> list[tuple[int, int]]:
    """Where the lines right above a table and the headings over it stand."""
    top = first.index - (first.row or 0)
    above = [*reading.outline.leaves[max(0, top - _LINES_ABOVE) : top], *reading.outline.ancestors(first)]
    return [(leaf.body_start, leaf.body_end) for leaf in above if leaf.row is None]


def running_years(view: TableView) -> frozenset[str]:
    """The years that a table estimates besides planning them: what stands beside an estimate was planned before."""
    return frozenset(
        column.year
        for column in view.columns
        if column.skipped and column.year is not None and _is_estimate(fold_text(column.heading))
    )


def _is_estimate(heading: str) -> bool:
    return _ESTIMATE.search(heading) is not None and _COMPARED.search(heading) is None


def years_to_come(view: TableView) -> list[Column]:
    """The columns of a table that are each for a year which it does not estimate; fewer than two are none."""
    running = running_years(view)
    columns = [
        column
        for column in view.columns
        if column.year is not None and not column.skipped and column.role in (Role.FIGURE, Role.COST)
    ]
    chosen = [column for column in columns if column.year not in running]
    return chosen if len({column.year for column in chosen}) > 1 else []
