"""Figures that go on with what was named right before them: "…, đến năm 2030 tỷ lệ tương ứng là 80% và 60%"."""

from extract.fold import compile_folded, fold
from schemas import Target

_CORRESPONDING = compile_folded(r"(?:các |những )?(?:tỷ lệ|tỉ lệ|con số|mức|chỉ tiêu)(?: này)? tương ứng(?: là| đạt)?")
# "…; giai đoạn 2031 - 2035 là 12,4%": a time and a figure, and not what is measured.
_TIME_AND_FIGURE = compile_folded(
    r"(?:(?:trong |đến )?(?:năm \d{4}|giai đoạn \d{4}\s*-\s*\d{4}))(?:\s(?:là|đạt|khoảng|tăng|còn))*\s[\d.,]+\s*%(?:\s*/\s*năm)?[.;,]?"
)
_TIME_AT_END = compile_folded(r"\s+(?:trong |đến )?(?:năm \d{4}|(?:giai đoạn|thời kỳ) \d{4}\s*-\s*\d{4})\Z")
# Between a figure and the first of those that go on with it: one sentence of a list.
_REACH = 900
_BESIDE = 60


def with_indicators(targets: list[Target]) -> list[Target]:
    """The targets (in reading order) with what is measured, where a run of them only says that it corresponds to as many before."""
    done = list(targets)
    place = 0
    while place < len(done):
        stop = place
        while stop < len(done) and _corresponds(done[stop]) and done[stop].by == done[place].by:
            stop += 1
        count = stop - place
        if count and place >= count and _are_alike(done[place - count : place], done[place:stop]):
            for index in range(place, stop):
                done[index] = done[index].model_copy(update={"indicator": done[index - count].indicator})
        elif not count and place and _goes_on(done[place - 1], done[place]):
            same = {"indicator": _timeless(done[place - 1].indicator), "comparator": done[place - 1].comparator}
            done[place] = done[place].model_copy(update=same)
        place = max(stop, place + 1)
    return done


def _timeless(indicator: str) -> str:
    """What is measured, without a time at its end."""
    time = _TIME_AT_END.search(fold(indicator))
    return indicator[: time.start()] if time is not None and time.start() > 0 else indicator


def _goes_on(before: Target, after: Target) -> bool:
    """Whether a figure is that of a later time of what the one right before it measures."""
    if _TIME_AND_FIGURE.fullmatch(fold(after.indicator)) is None or _TIME_AND_FIGURE.fullmatch(fold(before.indicator)):
        return False
    near = after.evidence.start - before.evidence.end < _BESIDE
    shares = all((target.unit or "").startswith("%") for target in (before, after))
    return near and shares and before.by is not None and after.by is not None and before.by < after.by


def _corresponds(target: Target) -> bool:
    return _CORRESPONDING.fullmatch(fold(target.indicator)) is not None


def _are_alike(before: list[Target], after: list[Target]) -> bool:
    """Whether figures can continue others: of one time, in the same units, close before."""
    near = after[0].evidence.start - before[0].evidence.start < _REACH
    one_time = len({target.by for target in before}) == 1 and before[0].by != after[0].by
    units = all(one.unit == two.unit for one, two in zip(before, after, strict=True))
    return near and one_time and units and not any(map(_corresponds, before))
