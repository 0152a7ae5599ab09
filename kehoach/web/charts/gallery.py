"""The charts by name: what each counts and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from dataset.store import Store
from kehoach.web.charts import counting, draw, due
from kehoach.web.charts.table import Table
from kehoach.web.language import Translate
from kehoach.web.memory import remembered
from kehoach.web.names import LEVEL_NAMES
from kehoach.web.tiles import Units
from kehoach.web.wanted import Wanted, Year

Measure = Literal["plans", "targets", "tasks", "budget", "indicator"]

MEASURE_NAMES: dict[Measure, str] = {
    "plans": "văn bản", "targets": "chỉ tiêu", "tasks": "nhiệm vụ", "budget": "kinh phí, tỷ đồng",
    "indicator": "chỉ tiêu đã chọn",
}  # fmt: skip


class View(Wanted):
    """What the charts are about."""

    indicator: str = Field(default="", max_length=300, description="Words of an indicator.")
    measure: Measure = "plans"
    units: Units = Units.NOW
    agency: str = Field(default="", max_length=200, description="An agency's id.")
    due_from: Year = None
    due_to: Year = None

    @property
    def due_years(self) -> tuple[int | None, int | None]:
        """The years in which tasks are due."""
        return self.due_from, self.due_to


@dataclass(frozen=True)
class Chart:
    """A picture: its name in addresses, its title, what it counts, how it is drawn."""

    name: str
    title: str
    count: Callable[[Store, View], Table]
    draw: Callable[[Table, View, Translate], dict[str, Any]]
    note: str = ""


CHARTS = {
    chart.name: chart
    for chart in (
        Chart("targets", "Chỉ tiêu theo thời gian", lambda s, v: counting.target_points(s, v.filter(), v.indicator),
              lambda t, v, _: draw.targets_over_time(t, _),
              "Mỗi điểm là một chỉ tiêu có năm đạt, theo đơn vị gặp nhiều nhất."),
        Chart("map", "Bản đồ ô các tỉnh, thành phố", lambda s, v: counting.by_tile(s, v.filter(), v.units, v.measure, v.indicator),
              lambda t, v, _: draw.tile_map(t, _, _(MEASURE_NAMES[v.measure])),
              "Mỗi tỉnh một ô, xếp theo vị trí trên bản đồ; ô nhạt là chưa có dữ liệu."),
        Chart("budget-provinces", "Kinh phí theo tỉnh, thành phố", lambda s, v: counting.budget_by_province(s, v.filter()),
              lambda t, v, _: draw.budgets_by_province(t, _),
              "Tổng kinh phí mà kế hoạch tự nêu, bằng đồng, theo địa bàn hiện nay."),
        Chart("budget-sources", "Kinh phí theo nguồn và năm", lambda s, v: counting.budget_by_source(s, v.filter()),
              lambda t, v, _: draw.budgets_by_source(t, _),
              "Các khoản có nêu nguồn; khoản chi tiết và khoản tổng có thể cùng được tính."),
        Chart("plans", "Kế hoạch theo cơ quan và tháng", lambda s, v: counting.plans_by_month(s, v.filter()),
              lambda t, v, _: draw.months(t, _), "Các cơ quan ban hành nhiều kế hoạch nhất."),
        Chart("years", "Văn bản theo năm và cấp", lambda s, v: counting.decisions_by_year(s, v.filter()),
              lambda t, v, _: draw.years(t, _, LEVEL_NAMES)),
        Chart("due", "Nhiệm vụ đến hạn theo cơ quan và quý",
              lambda s, v: due.by_quarter(s, v.filter(), v.agency, v.due_years), lambda t, v, _: draw.quarters(t, _),
              "Theo cơ quan chủ trì đầu tiên; “?” là nhiệm vụ không nêu cơ quan."),
        Chart("quality", "Còn thiếu hoặc chưa chắc", lambda s, v: counting.quality(s, v.filter()),
              lambda t, v, _: draw.shares(t, _)),
    )
}  # fmt: skip


@remembered(128)
def counted(store: Store, asked: tuple[str, View]) -> Table:
    """What a chart (by its name) counts for a view."""
    name, view = asked
    return CHARTS[name].count(store, view)
