"""By when a target holds: said in its clause, else before it in the item, else in a heading over it."""

from bisect import bisect_left
from operator import attrgetter

from extract.fold import compile_folded
from extract.outline.model import Leaf
from extract.reading import Reading
from extract.values import DateFound, find_dates_in

# "… năm 2024 đạt 70% và năm 2025 đạt 80%": each half has its time.
AND_THEN = compile_folded(r" và (?=(?:đến |vào |trong |hết )?(?:cuối |hết )?(?:năm|giai đoạn|quý|tháng) ?\d)")
_AND = compile_folded(r"\s+và\s+(?:(?:khoảng|trên|ít nhất|tối thiểu|đạt)\s+){0,2}")
_start = attrgetter("start")


def _within(dates: list[DateFound], start: int, end: int) -> list[DateFound]:
    """The dates, of those in the order of the text, that begin in a stretch."""
    return dates[bisect_left(dates, start, key=_start) : bisect_left(dates, end, key=_start)]


def _day(date: DateFound) -> str | None:
    return date.last or date.first


class TimeFinder:
    """Finds the time for figures of one document; the dates of each leaf are read once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dates: dict[int, list[DateFound]] = {}

    def in_clause(self, leaf: Leaf, start: int, end: int) -> str | None:
        """The first time said in a clause of the leaf."""
        dates = self._of_leaf(leaf)
        return next((_day(date) for date in _within(dates, start, end)), None)

    def of(self, leaf: Leaf, start: int, end: int, figure: int) -> str | None:
        """The time for the figure at offset `figure` in the clause [start, end) of a leaf."""
        dates = self._of_leaf(leaf)
        inside = [
            date for date in _within(dates, start, end) if _day(date) and not self._is_of_brackets(date, figure, end)
        ]
        if inside:
            return _day(self._of_figure(inside, start, end, figure))
        for place in range(bisect_left(dates, start, key=_start) - 1, -1, -1):
            if day := _day(dates[place]):
                return day
        return self.above(leaf)

    def _of_figure(self, dates: list[DateFound], start: int, end: int, figure: int) -> DateFound:
        """The time between the same commas as the figure; else the last before it; else the first behind it."""
        fold = self._reading.fold
        left = max(fold.rfind(mark, start, figure) + 1 for mark in (", ", "(", ") ")) or start
        right = min((at for mark in (", ", "(", ")") if (at := fold.find(mark, figure, end)) > 0), default=end)
        if (joined := AND_THEN.search(fold, left, figure)) is not None:
            left = joined.end()
        if (joined := AND_THEN.search(fold, figure, right)) is not None:
            right = joined.start()
        beside = [date for date in dates if left <= date.start < right]
        if len(beside) > 1:
            # "4 phòng vào năm 2010 và 3 phòng vào năm 2020": what "và" parts from the figure is the other one's.
            beside = [date for date in beside if _AND.fullmatch(fold, date.end, figure) is None] or beside
        if beside:
            return min(beside, key=lambda date: abs(date.start - figure))
        before = [date for date in dates if date.start < figure]
        return before[-1] if before else dates[0]

    def _is_of_brackets(self, date: DateFound, figure: int, end: int) -> bool:
        """Whether a date stands in brackets that hold a figure of their own and not this one: "45 % (năm 2020: 42 %)"."""
        fold = self._reading.fold
        opened = fold.rfind("(", max(0, date.start - 200), date.start)
        if opened < 0 or fold.find(")", opened, date.start) > 0:
            return False
        closed = fold.find(")", date.end, end)
        if closed < 0 or opened < figure < closed:
            return False
        return any(map(str.isdecimal, fold[opened : date.start] + fold[date.end : closed]))

    def above(self, leaf: Leaf) -> str | None:
        """The time that the nearest heading over a leaf gives."""
        for heading in self._reading.outline.ancestors(leaf):
            days = [day for date in self._of_leaf(heading) if (day := _day(date)) is not None]
            if days and heading.body_end - heading.body_start <= 300:
                return days[0]
        return None

    def _of_leaf(self, leaf: Leaf) -> list[DateFound]:
        known = self._dates.get(leaf.index)
        if known is None:
            # A full date without a deadline's word is that of a cited document.
            known = [
                date
                for date in find_dates_in(self._reading.fold, self._reading.text, leaf.body_start, leaf.body_end)
                if (not date.day or date.sense is not None) and not self._is_compared(date, leaf.body_start)
            ]
            self._dates[leaf.index] = known
        return known

    def _is_compared(self, date: DateFound, start: int) -> bool:
        """ "tăng 20% so với năm 2023": the time compared with is not the time aimed at."""
        before = self._reading.fold[max(start, date.start - 20) : date.start]
        return "so với" in before
