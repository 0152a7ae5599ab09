"""Topics: what a heading says that the text below it is about."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern


class Topic(StrEnum):
    """The subject of a section; see `extract/data/topics.toml`."""

    CONTEXT = "context"
    VIEWPOINT = "viewpoint"
    PURPOSE = "purpose"
    SCOPE = "scope"
    GOAL = "goal"
    TARGETS = "targets"
    TASKS = "tasks"
    BUDGET = "budget"
    ORGANISATION = "organisation"
    RULES = "rules"


class _TopicFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    lead_in: list[str]
    topics: dict[Topic, list[str]]


_ASKED = compile_pattern(
    r"(?:những|các|về|nêu|gồm)\s+(?=(?:mục tiêu|nhiệm vụ|giải pháp|chỉ tiêu|quan điểm|kinh phí|nguồn lực))"
)


# "…, mục tiêu của Kế hoạch … như sau:": where what is announced may stand in the sentence.
_ANNOUNCES = compile_pattern(r"(?:như sau|sau đây|sau|gồm|là)\s*:$")
_ANNOUNCED = compile_pattern(
    r"(?:^|[,:]\s(?!thời|tầm|định hướng)|(?<!\p{L})(?:về|nêu ra|nêu|đặt ra|đề ra|quy định|xác định|triển khai"
    r"|thực hiện|đưa ra|có|được)\s)(?:(?:các|những|một số|cụ thể)\s+)*"
)


@cache
def _lexicon() -> tuple["regex.Pattern[str]", dict[str, Topic]]:
    data = _TopicFile.model_validate(tomllib.loads((files("extract") / "data" / "topics.toml").read_text("utf-8")))
    topics = {fold(phrase): topic for topic, phrases in data.topics.items() for phrase in phrases}
    longest_first = sorted(topics, key=len, reverse=True)
    lead_in = "|".join(regex.escape(fold(word)) for word in sorted(data.lead_in, key=len, reverse=True))
    pattern = compile_pattern(
        rf"(?:(?:{lead_in})\s+)*+(?P<phrase>{'|'.join(map(regex.escape, longest_first))})(?!\p{{L}})"
    )
    return pattern, topics


# Money that a plan itself needs; other money under its objectives (what society invests, what is attracted) is to be reached.
_NEEDED = compile_pattern(r"kinh phí|dự toán|khái toán|chi phí|ngân sách|nguồn:")
_SET_ASIDE = compile_pattern(
    r"(?:của|cho|thực hiện|triển khai|lập)\s(?:các\s|việc\s)?(?:chương trình|kế hoạch|đề án|dự án|quy hoạch|nhiệm vụ)(?!\p{L})"
)


def is_money_aimed_at(fold_text: str, start: int, end: int) -> bool:
    """Whether a line under the objectives that begins like a heading of funds is an indicator with its figure.

    "Tổng vốn đầu tư toàn xã hội: 60.000 tỷ đồng" is one; "Kinh phí thực hiện: 5 tỷ đồng" is not.
    """
    return (
        any(map(str.isdecimal, fold_text[start:end]))
        and _NEEDED.search(fold_text, start, end) is None
        and _SET_ASIDE.search(fold_text, start, end) is None
    )


# "3. Yêu cầu các bộ, ngành triển khai …" orders; "Yêu cầu" alone heads a section.
_ORDERED = compile_pattern(
    r"yêu cầu\s(?:các|từng|mỗi|bộ|sở|ban|ủy ban|ubnd|hđnd|chủ tịch|giám đốc|thủ trưởng|bộ trưởng|đồng chí|văn phòng|công an|nhà|chủ)\s"
)


def announced_topic(fold_text: str, start: int, end: int) -> Topic | None:
    """The topic of the list that the (folded) sentence at [start, end) opens, by the first words in it that name one."""
    sentence = fold_text[start:end]
    if _ANNOUNCES.search(sentence) is None:
        return None
    pattern, topics = _lexicon()
    named = (pattern.match(sentence, place.end()) for place in _ANNOUNCED.finditer(sentence))
    return next((topics[found["phrase"]] for found in named if found is not None), None)


_ANNEX = regex.compile(
    r"(?:phụ lục|phụ biểu|biểu)(?: số)?(?: (?:\d{1,2}[a-z]?|[ivx]{1,4}|[a-z])(?!\p{L}))?\s*[.:/-]?\s*"
)


def topic_of(fold_text: str, start: int, end: int) -> Topic | None:
    """The topic that the heading at [start, end) of the folded text announces with its first words, if any."""
    pattern, topics = _lexicon()
    annex = _ANNEX.match(fold_text, start, end)
    found = pattern.match(fold_text, annex.end() if annex is not None else start, end)
    if found is None and fold_text[end - 1 : end] == "?":
        # News asks: "… có những mục tiêu nào?"
        asked = _ASKED.search(fold_text, start, end)
        found = pattern.match(fold_text, asked.end(), end) if asked is not None else None
    if found is None or _ORDERED.match(fold_text, found.start("phrase"), end) is not None:
        return None
    return topics[found["phrase"]]
