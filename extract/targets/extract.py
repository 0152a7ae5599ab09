"""Targets: the figures that a plan means to reach, in prose and in tables, each once."""

from extract.fold import fold
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.targets.prose import find_prose_targets
from extract.targets.tables import find_table_targets
from extract.targets.times import TimeFinder
from schemas import Target, Warning

_WORD = compile_pattern(r"[\p{L}\d]+")
_SAME_WORDS = 0.85


def find_targets(reading: Reading) -> tuple[list[Target], list[Warning]]:
    """Every target of a document in reading order, and a warning for each table whose figures cannot be read for certain.

    A figure stated twice in the same words is one target.
    """
    times = TimeFinder(reading)
    in_tables, warnings = find_table_targets(reading, times)
    found = [*find_prose_targets(reading, times), *in_tables]
    found.sort(key=lambda target: target.evidence.start)
    return _without_repeats(found), warnings


def _without_repeats(found: list[Target]) -> list[Target]:
    """A figure stated twice, in the text or in a table as well, is one target; rows of one table never repeat each other."""
    kept: list[Target] = []
    told: dict[tuple[object, ...], list[Target]] = {}
    figures: set[tuple[object, ...]] = set()
    for target in found:
        figure = (target.value, target.value_max, target.by)
        key = (*figure, (target.unit or "").casefold())
        tabled = target.rule in ("target.table", "target.total")
        if target.rule == "target.total" and figure in figures:
            continue
        if any(_repeats(target, other) for other in told.get(key, [])):
            continue
        told.setdefault(key, []).append(target)
        if not tabled:
            figures.add(figure)
        kept.append(target)
    return kept


def _repeats(target: Target, other: Target) -> bool:
    """Whether a figure with the value, unit and time of another is of the same thing."""
    if target.rule == other.rule == "target.total" or {target.rule, other.rule} == {"target.table", "target.total"}:
        return False
    if target.evidence == other.evidence:
        return target.indicator == other.indicator or (
            target.rule == other.rule == "target.table" and target.scope is None
        )
    if target.rule == other.rule == "target.table":
        return False
    return _alike(target.indicator, other.indicator)


def _alike(first: str, second: str) -> bool:
    """Whether two indicators are of nearly the same words."""
    one, other = (set(_WORD.findall(fold(words))) for words in (first, second))
    return len(one & other) >= _SAME_WORDS * len(one | other)
