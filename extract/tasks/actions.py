"""Whether an item states an action, and the formulas that look like one and are none."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Self

import regex
from pydantic import BaseModel, ConfigDict, model_validator

from extract.fold import compile_folded, fold
from extract.patterns import compile_pattern


class _ActionFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    lead_in: list[str]
    obliged: list[str]
    formula_words: list[str]
    formula: list[str]
    no_task_start: list[str]
    description: list[str]

    @model_validator(mode="after")
    def _formulas_have_their_words(self) -> Self:
        for formula in self.formula:
            if not any(word in formula for word in self.formula_words):
                raise ValueError(f"formula without one of the formula_words: {formula}")
        return self


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead_in: "regex.Pattern[str]"
    obliged: "regex.Pattern[str]"
    formula: "regex.Pattern[str]"
    formula_words: tuple[str, ...]
    no_task_start: "regex.Pattern[str]"
    description: "regex.Pattern[str]"


@cache
def _patterns() -> _Patterns:
    data = _ActionFile.model_validate(tomllib.loads((files("extract") / "data" / "actions.toml").read_text("utf-8")))

    def joined(phrases: list[str]) -> str:
        return "|".join(fold(phrase) for phrase in sorted(phrases, key=len, reverse=True))

    return _Patterns(
        lead_in=compile_pattern(rf"(?:(?:{joined(data.lead_in)})(?!\p{{L}})[ ,:]*)++"),
        obliged=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.obliged)})(?!\p{{L}})"),
        formula=compile_pattern(joined(data.formula)),
        formula_words=tuple(map(fold, data.formula_words)),
        no_task_start=compile_pattern(rf"(?:{joined(data.no_task_start)})(?!\p{{L}})"),
        description=compile_pattern(rf"(?:{joined(data.description)})\s*:"),
    )


def after_lead_in(fold_text: str, start: int, end: int) -> int:
    """Where the words begin once adverbs such as "tiếp tục", "hằng năm," are passed over."""
    found = _patterns().lead_in.match(fold_text, start, end)
    return found.end() if found else start


def obliges(fold_text: str, start: int, end: int) -> bool:
    """Whether somebody is bound to act ("có trách nhiệm", "phải", "cần")."""
    return _patterns().obliged.search(fold_text, start, end) is not None


def is_formula(fold_text: str, start: int, end: int) -> bool:
    """The closing formulas of decisions: who carries the decision out, when it takes effect."""
    patterns = _patterns()
    if all(fold_text.find(word, start, end) < 0 for word in patterns.formula_words):
        return False
    return patterns.formula.search(fold_text, start, end) is not None


def is_note(text: str, start: int, end: int) -> bool:
    """A footnote (it opens with a raised figure) or a remark that stands wholly in brackets."""
    if text[start] in "¹²³⁰⁴⁵⁶⁷⁸⁹" or text[start : start + 8].lstrip("(").startswith("Ghi chú"):
        return True
    return text[start] == "(" and text[start:end].rstrip(" .;").endswith(")") and text.find(")", start, end) >= end - 3


def starts_as_no_task(fold_text: str, start: int, end: int) -> bool:
    """Words that open a statement, a definition or a note rather than an action."""
    return _patterns().no_task_start.match(fold_text, start, end) is not None


def description_start() -> "regex.Pattern[str]":
    """What opens a line that describes the item over it ("Nội dung:", "Hình thức:")."""
    return _patterns().description


_FUNDS = compile_folded(
    r"[^.;]{0,50}?(?<!\p{L})(?:kinh phí|nguồn|vốn|ngân sách|xã hội hóa|tài trợ|theo hình thức)(?!\p{L})"
)


_SUM = compile_folded(
    r":\s*(?:\d[\d.,]*+\s\p{L}[\p{L} ]{0,25}[,;]\s)*(?:khoảng )?\d[\d.,]*+\s?(?:(?:nghìn|triệu|tỷ)\s?)*(?:đồng|đ|vnđ|usd)[\s.;]*+\Z"
)


def is_sum(fold_text: str, start: int, end: int) -> bool:
    """Whether the words are a label with its sum of money, perhaps behind counts ("Tỉnh A: 798 hộ, 3.037 triệu đồng;")."""
    colon = fold_text.rfind(":", start, end)
    return colon > 0 and _SUM.match(fold_text[colon:end]) is not None


def speaks_of_funds(fold_text: str, start: int, end: int) -> bool:
    """Whether words under the heading of funds begin with where money comes from rather than with work to do."""
    return _FUNDS.match(fold_text, start, end) is not None


_FIGURE_FIRST = compile_folded(
    r"(?:(?:cụ thể|theo đó|phấn đấu|có|đạt|đảm bảo|bảo đảm|đến (?:hết |cuối )?năm \d{4}|ít nhất|tối thiểu|trên|khoảng"
    r"|hơn|từ|dưới)[ ,:]+)*+\d+(?:[.,]\d+)?(?:\s*-\s*\d+(?:[.,]\d+)?)?\s*%"
)


def opens_with_figure(fold_text: str, start: int, end: int) -> bool:
    """An item that opens with a share ("Ít nhất 85% người …") states a target, not an action."""
    return _FIGURE_FIRST.match(fold_text, start, end) is not None


_QUOTA = compile_folded(
    r"[^:.;\d]{3,90}:\s*(?:mỗi [^,.;:\d]{2,40})?(?:(?:không quá|tối đa|ít nhất|tối thiểu|khoảng)\s+)?"
    r"\d{1,3}(?:\.?\d{3})*\s+\p{L}[^.;:]{2,45}[.;]?\s*\Z"
)


def is_quota(fold_text: str, start: int, end: int) -> bool:
    """A body and how many of something it gets or may name ("Ban bầu cử: không quá 05 cá nhân"): no work."""
    return _QUOTA.match(fold_text, start, end) is not None


_CITED_FIRST = compile_folded(
    r"(?:quyết định|kế hoạch|nghị quyết|chỉ thị|thông tư|nghị định|công văn|thông báo|hướng dẫn|chương trình)\s(?:số\s)?\d+[\w/]*[/-]"
    r"|(?:tiểu )?dự án (?:thành phần )?(?:số )?\d+(?!\d)"
)


def cites_first(fold_text: str, start: int, end: int) -> bool:
    """Whether the words open with a document's or a project's number: a caption or a title, not what somebody does."""
    return _CITED_FIRST.match(fold_text, start, end) is not None


_DESCRIBED_WITHIN = 100
_PROJECT = compile_folded(
    r"(?:tiểu )?(?:dự án|hợp phần)(?: thành phần)?(?: số)? \d{1,2}(?: ?\([^()]{1,30}\))? ?[.:]|(?:tiểu )?dự án(?!\p{L})"
)


def names_project(fold_text: str, start: int, words: int, end: int) -> bool:
    """Whether an item is a project's name and no work given: "Dự án 2: Phát triển sinh kế", "Dự án phòng ngập một số khu vực".

    `start` is where the item begins, with its marker and a label that counts it; `words` where its own words do.
    """
    return _PROJECT.match(fold_text, words, end) is not None or _PROJECT.search(fold_text, start, words) is not None


_DESCRIBES = compile_folded(
    r"[^:;.]{0,90}?(?<!\p{L})(?:(?:bao gồm|gồm có|gồm|là)\s*:"
    r"|là (?:một trong những )?(?:nhiệm vụ|trách nhiệm|yêu cầu|giải pháp|việc)(?!\p{L}))"
)


def describes(fold_text: str, start: int, end: int) -> bool:
    """Whether the words say what something consists of ("Giao thông thông minh bao gồm: …")."""
    # A plain search for the words is much faster than the pattern, and they seldom stand there.
    reach = min(end, start + _DESCRIBED_WITHIN)
    if fold_text.find("là", start, reach) < 0 and fold_text.find("gồm", start, reach) < 0:
        return False
    return _DESCRIBES.match(fold_text, start, end) is not None


_TOLD = compile_folded(
    r"[^.;]{0,120}?(?:xin |trân trọng )?thông báo (?:để|đến|tới)\s[^.;]{0,200}?(?<!\p{L})biết(?!\p{L})"
)


def is_told(fold_text: str, start: int, end: int) -> bool:
    """The formula that closes notices: "Văn phòng A thông báo để Sở B biết, thực hiện"."""
    return _TOLD.match(fold_text, start, end) is not None


_POINTS = compile_folded(
    r"\(?(?:chi tiết|cụ thể)\s+(?:có\s+)?(?:tại|theo|như|trong|ở)(?!\p{L})"
    r"|[^:;.]{3,160}:\s*(?:(?:chi tiết|cụ thể|nêu)\s+)?(?:tại|theo) phụ lục\s[^;.]{0,40}[.;]?\s*$"
)
# "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo …": a formula, whoever it names.
_TROUBLE = compile_folded(
    r"[^.;]{0,110}?(?<!\p{L})nếu\s[^.;]{0,60}?(?:khó khăn|vướng mắc|(?<!nếu )phát sinh|nếu phát sinh(?=\s\p{L})"
    r"|cần sửa đổi|cần điều chỉnh|cần bổ sung|nội dung chưa phù hợp)"
)


def points_elsewhere(fold_text: str, start: int, end: int) -> bool:
    """Whether the words only say where the rest stands ("Chi tiết tại Phụ lục"), or what to do if trouble comes."""
    return _POINTS.match(fold_text, start, end) is not None or _TROUBLE.match(fold_text, start, end) is not None


_ADMONISHES = compile_folded(
    r"(?:[^.;:]{0,60}\s)?(?:yêu cầu|đề nghị)\s(?:các|thủ trưởng)\s[^.;:]{5,160}?(?<!\p{L})(?:triển khai |tổ chức )*thực hiện"
    r"(?:\s(?:nghiêm túc|đầy đủ|có hiệu quả|hiệu quả|tốt|các nội dung|nội dung|và thời gian|theo đúng|theo|kế hoạch|này|đề ra|trên))*\W*\Z"
)


def admonishes(fold_text: str, start: int, end: int) -> bool:
    """Whether a plan's last sentence only asks everybody to carry it out ("Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.")."""
    return fold_text.startswith("./.", end - 3) and _ADMONISHES.match(fold_text, start, end) is not None


_TROUBLES = compile_folded(r"(?<!\p{L})(?:khó khăn|vướng mắc)(?!\p{L})")


def speaks_of_trouble(fold_text: str, start: int, end: int) -> bool:
    """Whether difficulties are spoken of, as the last sentence of a plan does."""
    return _TROUBLES.search(fold_text, start, end) is not None
