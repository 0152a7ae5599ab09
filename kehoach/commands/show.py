"""`kehoach show`: one record for a person at a terminal."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kehoach import figures
from kehoach.arguments import list_inputs
from kehoach.batch import Failure
from kehoach.guarded import make_all
from kehoach.terminal import terminal
from schemas import Agency, Decision, News, Plan, Record


def run(name: str) -> int:
    """Show what is in one input (each file of a folder, each member of an archive); 1 when something cannot be read."""
    sources = list_inputs([name])
    failed = 0
    console = terminal()
    for _, results in make_all(sources, indent=None):
        for made in results:
            if isinstance(made, Failure):
                failed += 1
                print(made, file=sys.stderr)
            else:
                _show(console, made.record)
    return 1 if failed else 0


def _show(console: Console, record: Record) -> None:
    document = record.document
    facts = [("tệp", document.uri), ("loại", document.kind.value)]
    if document.pages:
        facts.append(("số trang", str(len(document.pages))))
    for title, lines in (
        ("Văn bản", facts),
        ("Tin", _news(record.news)),
        ("Quyết định", _decision(record.decision)),
        ("Kế hoạch", _plan(record.plan)),
    ):
        _facts(console, title, lines)
    _table(
        console, f"Chỉ tiêu ({len(record.targets)})", ("chỉ tiêu", "giá trị", "đến"),
        ((each.indicator, figures.target(each), each.by) for each in record.targets),
    )  # fmt: skip
    _table(
        console, f"Nhiệm vụ ({len(record.tasks)})", ("nhiệm vụ", "chủ trì", "phối hợp", "thời gian"),
        (
            (each.action, _names(each.lead), _names(each.partners),
             each.recurrence or figures.period(each.start, each.end))
            for each in record.tasks
        ),
    )  # fmt: skip
    _table(
        console, f"Kinh phí ({len(record.budgets)})", ("số tiền", "cho", "nguồn", "năm", "tổng"),
        (
            (figures.budget(each), each.purpose, each.source, each.year, "x" if each.total else "")
            for each in record.budgets
        ),
    )  # fmt: skip
    _table(
        console, f"Văn bản liên quan ({len(record.references)})", ("số", "quan hệ", "ngày"),
        ((each.number, each.relation.value, each.issued_on) for each in record.references),
    )  # fmt: skip
    _table(
        console, f"Cảnh báo ({len(record.warnings)})", ("mã", "nội dung"),
        ((each.code, each.message) for each in record.warnings),
    )  # fmt: skip


def _news(news: News | None) -> list[tuple[str, str | None]]:
    if news is None:
        return []
    published = news.published_at or news.published_on
    return [("tiêu đề", news.title), ("trang", news.site), ("tác giả", news.author), ("đăng ngày", published)]


def _decision(decision: Decision) -> list[tuple[str, str | None]]:
    issuer, province, signer = decision.issuer, decision.province, decision.signer
    return [
        ("số", decision.number),
        ("loại", decision.type),
        ("trích yếu", decision.title),
        ("cơ quan", issuer.name + (f" ({issuer.level})" if issuer.level else "") if issuer else None),
        ("tỉnh", province.name if province else None),
        ("ngày", ", ".join(part for part in (decision.place, decision.issued_on) if part) or None),
        ("ký", ", ".join(part for part in (signer.authority, signer.position, signer.name) if part) or None),
    ]


def _plan(plan: Plan | None) -> list[tuple[str, str | None]]:
    if plan is None:
        return []
    time = figures.period(plan.period.start, plan.period.end)
    return [("tên", plan.title), ("thời gian", time), ("mục tiêu", plan.goal), ("ngành", ", ".join(plan.sectors))]


def _names(agencies: Sequence[Agency]) -> str:
    return "\n".join(agency.name for agency in agencies)


def _facts(console: Console, title: str, facts: Sequence[tuple[str, str | None]]) -> None:
    said = [(name, value) for name, value in facts if value]
    if not said:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in said:
        grid.add_row(name, Text(value))
    console.print(Text(title, style="bold"))
    console.print(grid)


def _table(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    table = Table(title=title, title_justify="left", title_style="bold", show_lines=True, expand=True)
    for index, column in enumerate(columns):
        table.add_column(column, overflow="fold", ratio=3 if index == 0 else 1)
    for row in rows:
        table.add_row(*(Text(cell or "") for cell in row))
    if table.row_count:
        console.print(table)
