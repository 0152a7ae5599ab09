"""Targets: the figures that a plan means to reach, in prose and in tables, each once."""

from extract.reading import Reading
from extract.targets.prose import find_prose_targets
from extract.targets.tables import find_table_targets
from extract.targets.times import TimeFinder
from schemas import Target


def find_targets(reading: Reading) -> list[Target]:
    """Every target of a document, in reading order; a figure stated twice in the same words is one target."""
    times = TimeFinder(reading)
    found = [*find_prose_targets(reading, times), *find_table_targets(reading, times)]
    found.sort(key=lambda target: target.evidence.start)
    kept: list[Target] = []
    stated: set[tuple[object, ...]] = set()
    figures: set[tuple[object, ...]] = set()
    for target in found:
        figure = (target.value, target.value_max, target.by)
        key = (*figure, target.unit, target.indicator.casefold())
        if key in stated or (target.rule == "target.total" and figure in figures):
            continue
        if target.rule not in ("target.table", "target.total"):
            stated.add(key)
        figures.add(figure)
        kept.append(target)
    return kept
