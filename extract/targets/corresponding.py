"""Figures that go on with the shares named right before them: "…, đến năm 2030 tỷ lệ tương ứng là 80% và 60%"."""

from extract.fold import compile_folded, fold
from schemas import Target

_CORRESPONDING = compile_folded(r"(?:các |những )?(?:tỷ lệ|tỉ lệ|con số|mức|chỉ tiêu)(?: này)? tương ứng(?: là| đạt)?")
# Between a figure and the first of those that go on with it: one sentence of a list.
_REACH = 900


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
        place = max(stop, place + 1)
    return done


def _corresponds(target: Target) -> bool:
    return _CORRESPONDING.fullmatch(fold(target.indicator)) is not None


def _are_alike(before: list[Target], after: list[Target]) -> bool:
    """Whether figures can continue others: of one time, in the same units, close before."""
    near = after[0].evidence.start - before[0].evidence.start < _REACH
    one_time = len({target.by for target in before}) == 1 and before[0].by != after[0].by
    units = all(one.unit == two.unit for one, two in zip(before, after, strict=True))
    return near and one_time and units and not any(map(_corresponds, before))
