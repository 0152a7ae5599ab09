"""Values in text: numbers, quantities with units, money, dates; each with its place and a typed value.

`find_…` functions take raw text; the `…_in` variants work on a folded text and a stretch of it, so that a document is folded once.
"""

from extract.values.captions import MoneyUnit, caption_unit, unit_from_caption
from extract.values.dates import find_bare_years_in, find_dates, find_dates_in
from extract.values.figures import Reading, read_figure
from extract.values.money import MoneyFound, find_money, find_money_in
from extract.values.numbers import NumberFound, find_numbers, find_numbers_in
from extract.values.ordinals import OrdinalFound, find_ordinals, find_ordinals_in, read_roman
from extract.values.quantities import QuantityFound, find_quantities_in
from extract.values.times import DateFound, Frequency, Precision, Relative, Sense, TimeKind
from extract.values.units import unit_as_written
from extract.values.windows import TimeColumn, Window, is_beginning, read_window, time_column, window_in_prose

__all__ = [
    "DateFound", "Frequency", "MoneyFound", "MoneyUnit", "NumberFound", "OrdinalFound", "Precision", "QuantityFound", "Reading",
    "Relative", "Sense", "TimeColumn", "TimeKind", "Window", "caption_unit", "find_bare_years_in", "find_dates", "find_dates_in", 
    "is_beginning",
    "find_money", "find_money_in", "find_numbers", "find_numbers_in", "find_ordinals", "find_ordinals_in", "find_quantities_in",
    "read_figure", "read_roman", "read_window", "time_column", "unit_as_written", "unit_from_caption", "window_in_prose",
]  # fmt: skip
