"""Targets: the figures that a plan means to reach, in prose and in tables, each once."""

from bisect import bisect_left

from extract.fold import fold
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.targets.corresponding import with_indicators
from extract.targets.lexicon import target_words
from extract.targets.outcomes import find_outcome_targets
from extract.targets.prose import find_prose_targets
from extract.targets.tables import find_table_targets
from extract.targets.times import TimeFinder
from schemas import Budget, Target, Warning

_WORD = compile_pattern(r"[\p{L}\d]+")
_SAME_WORDS = 0.85
# How many of the figures with one value, unit and time a further one is compared with.
_LOOKED_BACK = 20
# So many words of a row say for certain what is measured.
_TELLING = 6
_FILLERS = frozenset(map(fold, ("tỷ", "lệ", "số", "ở", "các", "của", "được", "có")))
# A budget's words are a clause or a row: none is longer.
_SUM_REACH = 2_000
_Key = tuple[object, object, object, str]


def find_targets(reading: Reading) -> tuple[list[Target], list[Warning]]:
    """Every target of a document in reading order, and a warning for each figure, or table with figures, that cannot be read for certain.

    A figure stated twice in the same words is one target.
    """
    times = TimeFinder(reading)
    in_prose, doubtful = find_prose_targets(reading, times)
    in_tables, unread = find_table_targets(reading, times)
    found = [*in_prose, *find_outcome_targets(reading), *in_tables]
    found.sort(key=lambda target: target.evidence.start)
    return with_indicators(_without_repeats(found)), [*doubtful, *unread]


def _without_repeats(found: list[Target]) -> list[Target]:
    """A figure stated twice, in the text or in a table as well, is one target; rows of one table never repeat each other."""
    kept: list[Target] = []
    stated: dict[_Key, list[Target]] = {}
    in_row: dict[tuple[_Key, int], list[Target]] = {}
    figures: set[tuple[object, ...]] = set()
    for target in found:
        key = (target.value, target.value_max, target.by, (target.unit or "").casefold())
        if target.rule == "target.total" and key[:3] in figures:
            continue
        row = in_row.setdefault((key, target.evidence.start), [])
        if any(_in_one_row(target, other) for other in row):
            continue
        said = stated.setdefault(key, [])
        if target.rule != "target.total" and any(_is_repeat(target, other) for other in said[-_LOOKED_BACK:]):
            continue
        row.append(target)
        if not is_tabled(target):
            said.append(target)
            figures.add(key[:3])
        kept.append(target)
    return kept


_MULTIPLIERS = (1, 10**3, 10**6, 10**9, 10**12)


def without_sums(targets: list[Target], budgets: list[Budget]) -> list[Target]:
    """The targets without the figures that are sums set aside: what a budget's own words state is no aim."""
    places = sorted(((budget.evidence.start, budget) for budget in budgets), key=lambda place: place[0])
    starts = [start for start, _ in places]
    return [target for target in targets if not _is_sum(target, places, starts)]


def without_told(targets: list[Target]) -> list[Target]:
    """The targets of a news item that reports no plan: figures told of a plan are told of another one."""
    return [target for target in targets if target.rule != "target.told"]


def without_background(targets: list[Target]) -> list[Target]:
    """The targets of a news item that reports an order and no plan: figures without a word of aiming are how things are."""
    aimed = target_words().aimed
    return [t for t in targets if t.rule != "target.stated" or aimed.search(fold(t.evidence.quote)) is not None]


def _is_sum(target: Target, places: list[tuple[int, Budget]], starts: list[int]) -> bool:
    first = bisect_left(starts, target.evidence.start - _SUM_REACH)
    for start, budget in places[first : bisect_left(starts, target.evidence.end)]:
        if budget.evidence.end <= target.evidence.start or start >= target.evidence.end:
            continue
        if any(target.value * multiplier == budget.amount for multiplier in _MULTIPLIERS):
            return True
        if is_tabled(target) and budget.rule == "budget.table" and not target.value:
            return True
    return False


def is_tabled(target: Target) -> bool:
    """Whether a target is a cell of a table."""
    return target.rule in ("target.table", "target.total")


def _in_one_row(target: Target, other: Target) -> bool:
    """Whether two equal figures of one row or one clause are one: of the same words, or of columns that no place parts."""
    if target.evidence != other.evidence:
        return False
    return target.indicator == other.indicator or (is_tabled(target) and is_tabled(other) and target.scope is None)


def _is_repeat(target: Target, said: Target) -> bool:
    """Whether a figure repeats one with the same value, unit and time: in nearly the same words, or, where a task only recalls it
    ("… góp phần hoàn thành mục tiêu 3.000 km đường"), in some of them."""
    one, other = (set(_WORD.findall(fold(words))) for words in (target.indicator, said.indicator))
    if target.rule == "target.stated" and (one <= other or (said.rule == "target.stated" and other <= one)):
        return True
    if is_tabled(target) and len(one - _FILLERS) >= _TELLING and one - _FILLERS <= other:
        return True  # a table's row tells in short what the text has said
    return len(one & other) >= _SAME_WORDS * len(one | other)
