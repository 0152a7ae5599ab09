"""From a document to its record, and the values in plain text.

`find_numbers`, `find_money` and `find_dates` read any text; each item has its place (`start`, `end`), its words (`text`) and a
typed value, or the readings between which the text leaves a doubt.
"""

from extract.values import find_dates, find_money, find_numbers

__all__ = ["find_dates", "find_money", "find_numbers"]
