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
    seen: set[tuple[object, ...]] = set()
    kept = []
    for target in found:
        key = (target.value, target.value_max, target.unit, target.by, target.indicator.lower())
        if target.rule == "target.table" or key not in seen:
            seen.add(key)
            kept.append(target)
    return kept
