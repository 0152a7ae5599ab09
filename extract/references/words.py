"""The words around citations, compiled once, and what parts one citation from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extract.fold import compile_folded, fold_characters
from extract.patterns import compile_pattern
from extract.references.lexicon import reference_file
from extract.references.numbers import DocumentNumber
from extract.references.places import Place

# How far a word governs, in characters.
NEAR, FAR = 110, 420

COORDINATED = compile_folded(
    r"(?:^|[,:;]|(?<!\p{L})(?:và|hoặc|cùng|với|cùng với|,\s*và))\s*(?:(?:các|những|nội dung|theo|tại|số|\d{2})\s)*[\s(]*\Z"
)
# "kịp thời, có hiệu quả": how something is carried out.
_ADVERBS = fold_characters(
    r",\s(?:có\s|một cách\s)?(?:hiệu quả|kịp thời|đầy đủ|nghiêm túc|đồng bộ|thống nhất|chặt chẽ|thiết thực)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns over folds; the groups of those with changes are `amends`, `replaces`, `repeals`."""

    opening: "regex.Pattern[str]"
    implements: "regex.Pattern[str]"
    implements_first: "regex.Pattern[str]"
    verb: "regex.Pattern[str]"
    news_basis: "regex.Pattern[str]"
    no_deed: "regex.Pattern[str]"
    change_first: "regex.Pattern[str]"
    this_changes: "regex.Pattern[str]"


@cache
def words() -> Words:
    """The patterns, compiled once."""
    data = reference_file()

    def any_of(phrases: list[str]) -> str:
        return "|".join(map(fold_characters, sorted(phrases, key=len, reverse=True)))

    changes = (
        rf"(?P<amends>{any_of(data.amends)})|(?P<replaces>{any_of(data.replaces)})|(?P<repeals>{any_of(data.repeals)})"
    )
    return Words(
        opening=compile_pattern(
            rf"(?:(?P<proposal>{any_of(data.proposal)})|(?P<basis>{any_of(data.basis)})"
            rf"|(?P<implements>{any_of(data.implements)}))(?!\p{{L}})"
        ),
        implements=compile_pattern(rf"(?<!\p{{L}})(?:{any_of(data.implements)})(?!\p{{L}})"),
        implements_first=compile_pattern(
            rf"(?:{any_of(data.purposes)}|,|và|\s)*(?:{any_of(data.implements)})(?!\p{{L}})(?:[^,;.:]|{_ADVERBS}){{0,60}}\Z"
        ),
        no_deed=compile_pattern(rf"(?<!\p{{L}})(?:{any_of(data.no_deed)})(?:\s\p{{L}}+){{0,2}}\s*\Z"),
        news_basis=compile_pattern(rf"(?<!\p{{L}})(?:{any_of(data.news_basis)})(?!\p{{L}})[^,]{{0,60}}\Z"),
        verb=compile_pattern(rf"(?<!\p{{L}})(?:{changes}|(?P<implements>{any_of(data.implements)}))(?!\p{{L}})"),
        change_first=compile_pattern(rf"(?:{any_of(data.before_change)}|\s)*(?:{changes})(?!\p{{L}})"),
        this_changes=compile_pattern(
            rf"(?<!\p{{L}})(?:{any_of(data.types)}|đề án) này(?!\p{{L}})[^;]{{0,200}}?(?<!\p{{L}})(?:{changes})(?!\p{{L}})"
        ),
    )


def before_citation(folded: str, place: Place, numbers: Sequence[DocumentNumber], index: int) -> str:
    """The words between a citation and the one before, or the place's beginning."""
    start = numbers[index - 1].end if index else place.start
    return folded[max(start, numbers[index].start - FAR) : numbers[index].start]
