"""A list's address as a question to the store: stable names of parameters, the same for the page, CSV, JSON and the API."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dataset.filters import Filter
from dataset.searching import Order

Year = Annotated[
    Annotated[int, Field(ge=1900, le=2200)] | None, BeforeValidator(lambda value: None if value == "" else value)
]
"""A year; an empty field of a form is none."""

Has = Annotated[bool, Field(description="Only decisions that have some.")]


class Wanted(BaseModel):
    """Which decisions are meant."""

    model_config = ConfigDict(frozen=True)

    q: str = Field(
        default="", max_length=500, description='Words, with or without diacritics; "in quotes" they stand together.'
    )
    province: str = Field(
        default="", max_length=8, description="Code of the province that the territory belongs to today."
    )
    province_then: str = Field(default="", max_length=80, description="Name of the province on the decision's date.")
    level: str = Field(default="", max_length=20, description="Level of the issuer.")
    kind: str = Field(default="", max_length=20, description="decision, plan, news, resolution, directive or other.")
    issuer: str = Field(default="", max_length=200, description="Key of the issuer.")
    year_from: Year = Field(default=None, description="First year of issue.")
    year_to: Year = Field(default=None, description="Last year of issue.")
    sector: str = Field(default="", max_length=80, description="Sector of the plan.")
    targets: Has = False
    tasks: Has = False
    budgets: Has = False
    warnings: Has = False
    sort: Order = Field(default=Order.BEST, description="Order of the list.")

    def filter(self) -> Filter:
        """The store's own form of the question."""
        return Filter(
            words=self.q, province=self.province or None, province_then=self.province_then or None,
            issuer=self.issuer or None, level=self.level or None, kind=self.kind or None, sector=self.sector or None,
            years=(self.year_from, self.year_to), with_targets=self.targets, with_tasks=self.tasks,
            with_budgets=self.budgets, with_warnings=self.warnings,
        )  # fmt: skip
