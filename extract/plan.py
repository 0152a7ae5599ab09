"""The plan: its title, the time it is for, its general goal, its sectors."""

import tomllib
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.clauses import sentences
from extract.fold import compile_folded, fold
from extract.frame import Part
from extract.header.titles import recase
from extract.outline.model import Leaf, LeafKind
from extract.outline.numbering import BULLETS
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.values import read_window
from schemas import Decision, FieldEvidence, Kind, Period, Plan

_PLAN_WORD = compile_folded(
    r"(?<!\p{L})(?:kế hoạch(?!\s*(?:và|-) đầu tư|[, ]+tài chính)|chương trình|đề án|phương án|quy hoạch|chiến lược|chính sách quốc gia"
    r"|dự án|danh mục)(?!\p{L})"
)
# What may stand before the plan's name in a title: its issuing, in a few words.
_ISSUING = compile_folded(
    r"(?:về việc |v/v |về )?(?:(?:ban hành|phê duyệt|thông qua|công bố|điều chỉnh|cập nhật|bổ sung"
    r"|triển khai|thực hiện|sửa đổi|tổ chức|lập|nội dung|những đề xuất|một số)[, ]*(?:và )?)*[\"“ ]*"
)
_WITHIN = compile_folded(r"(?:kế hoạch|đề án|dự án|nội dung)\s+(?:thuộc|trong|của)\s")
# "điều chỉnh quy hoạch mỏ A trong Quy hoạch khoáng sản": the plan is the one that is changed, its name begins with a capital.
_CHANGES = compile_folded(r"(?<!\p{L})(?:điều chỉnh|bổ sung|sửa đổi|cập nhật)(?!\p{L})")
_CHANGED = compile_pattern(r"\s(?:trong|của|thuộc)\s(?=(?:Kế hoạch|Chương trình|Đề án|Quy hoạch|Chiến lược)\s)")
_PERIOD = compile_folded(
    r"(?:giai đoạn|thời kỳ|trong các năm|các năm|từ năm)\s*(?P<start>(?:19|20)\d\d)\s*(?:-|đến|đến năm)\s*(?P<end>(?:19|20)\d\d)"
)
# A term of office ("nhiệm kỳ 2026 - 2031") is not the time of a plan.
_BARE_PERIOD = compile_folded(
    r"(?<![\d/])(?<!nhiệm kỳ )(?<!khóa )(?P<start>(?:19|20)\d\d)\s*-\s*(?P<end>(?:19|20)\d\d)(?![\d/])"
)
# "20112020": the hyphen was lost (domain of damaged texts); "năm 2024 và giai đoạn 2025 - 2028" begins with the single year.
_GLUED_PERIOD = compile_folded(r"(?:giai đoạn|thời kỳ)\s*(?P<start>(?:19|20)\d\d)(?P<end>(?:19|20)\d\d)(?!\d)")
_YEAR_BEFORE = compile_folded(
    r"năm (?P<start>(?:19|20)\d\d)\s*(?:,|và)\s*(?:định hướng )?(?:giai đoạn|thời kỳ|các năm)"
)
_YEAR_LIST = compile_folded(
    r"(?:các )?năm (?P<start>(?:19|20)\d\d)(?:\s*(?:,|và)\s*(?:19|20)\d\d)*\s*(?:,|và)\s*(?P<end>(?:19|20)\d\d)"
)
_TIME_OF_PLAN = compile_folded(
    r"thời gian (?:thực hiện|triển khai)(?: (?:kế hoạch|đề án|chương trình|dự án))?\s*(?::|\Z|(?=\s(?:từ|trong) (?:năm|giai đoạn)))\s*"
    r"|thời gian tổ chức(?: (?:thực hiện|phong trào|đợt|chiến dịch|cuộc)[^:.;]{0,40})?\s*:\s*"
)
_UNTIL = compile_folded(r"đến (?:hết )?năm\s*(?P<end>(?:19|20)\d\d)")
_YEAR = compile_folded(
    r"(?<!tháng \d)(?<!tháng \d\d)(?<!/)\s(?:trong |cuối )?năm\s*(?P<year>(?:19|20)\d\d)(?!\s*\d)(?P<of>\s*của)?"
)
# A year between a cited document and its author is that document's: "Nghị quyết số 35/NQ-CP năm 2016 của Chính phủ".
_CITED = compile_folded(
    r"(?<!\p{L})(?:số \d|(?:(?<!pháp )luật|pháp lệnh|nghị quyết|nghị định|chỉ thị|kết luận|quyết định)(?!\p{L})[^,;]{0,60}\Z)"
)
_YEARS = compile_folded(
    r"(?:giai đoạn|thời kỳ|các năm)\s*(?P<start>(?:19|20)\d\d)\s*(?:-|đến|đến năm)\s*(?P<end>(?:19|20)\d\d)"
)
_QUOTED = compile_pattern(r"[“\"][^“”\"]*[”\"]")
_AIMS = compile_folded(r"(?:các )?(?:mục tiêu|chỉ tiêu)\P{N}{0,40}đến (?:hết )?năm\s*(?P<end>(?:19|20)\d\d)\W*\Z")
_DATED = compile_folded(r"ngày\s*\d{1,2}\s*(?:tháng|/|-)\s*\d{1,2}\s*(?:năm|/|-)\s*\d{4}")
_TITLES = (Part.ATTACHED_TITLE, Part.ANNEX_TITLE)
_GOAL_LENGTH = 1500
_PLANS = ("Kế hoạch", "Chương trình", "Đề án", "Phương án")


class _SectorFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sectors: dict[str, list[str]]


@cache
def _sectors() -> tuple[tuple[str, "regex.Pattern[str]"], ...]:
    data = _SectorFile.model_validate(tomllib.loads((files("extract") / "data" / "sectors.toml").read_text("utf-8")))
    return tuple(
        (name, compile_pattern(rf"(?<!\p{{L}})(?:{'|'.join(map(regex.escape, map(fold, words)))})(?!\p{{L}})"))
        for name, words in data.sectors.items()
    )


def read_plan(reading: Reading, decision: Decision) -> Plan | None:
    """The plan that the document is, carries or reports; None where no plan is named."""
    title = _title(reading, decision)
    if title is None:
        return None
    goal = _goal(reading)
    evidence = []
    if goal is not None:
        evidence.append(FieldEvidence.of(reading.document, "goal", *goal))
    folded = fold(title)
    return Plan(
        title=title, period=_time_of(reading, folded, decision.issued_on or ""),
        goal=" ".join(reading.text[slice(*goal)].split()) if goal is not None else None,
        sectors=[name for name, pattern in _sectors() if pattern.search(folded)], evidence=evidence,
    )  # fmt: skip


def _title(reading: Reading, decision: Decision) -> str | None:
    kind, title = reading.frame.kind, decision.title
    named = decision.type if _is_plan(kind, decision.type) else None
    if named is not None and title is not None and not _PLAN_WORD.match(fold(title)):
        about = regex.sub(r"^(?i:về việc|v/v|về)\s+", "", title)
        first = about.split()[0] if about else ""
        keep = len(first) > 1 and first.isupper()
        return f"{named} {about if keep else about[:1].lower() + about[1:]}"
    if kind in (Kind.DECISION, Kind.NEWS, Kind.RESOLUTION) and title is not None:
        folded = fold(title)
        for found in _PLAN_WORD.finditer(folded):
            if _WITHIN.match(folded, found.start()):
                continue
            before = folded[: found.start()]
            if found.group() != "danh mục" and (_ISSUING.fullmatch(before) or _WITHIN.search(before)):
                if kind is Kind.RESOLUTION and "sửa đổi" in folded[: found.start()]:
                    break
                changes = title[found.start()].islower() and _CHANGES.search(before) is not None
                changed = _CHANGED.search(title, found.end()) if changes else None
                words = _unquoted(title[changed.end() if changed is not None else found.start() :].strip(" ."))
                return words[:1].upper() + words[1:]
    return _attached_title(reading)


def _unquoted(words: str) -> str:
    """A name without the quotation mark that closes one opened before it; the second mark of a pair within the name stays."""
    bare = words.rstrip("“”\"' .")
    within = bare.count("“") > bare.count("”") or bare.count('"') % 2 == 1
    return words if within else bare


def _is_plan(kind: Kind, named: str | None) -> bool:
    """Whether a document of this type is itself the plan that its title speaks of."""
    return named in _PLANS if kind is Kind.NEWS else kind is Kind.PLAN and named != "Quyết định"


def _attached_title(reading: Reading) -> str | None:
    """The title of what is attached, where that is a plan or a list of tasks."""
    text, folded = reading.text, reading.fold
    for wanted in _TITLES:
        spans = [
            (block.start, block.end)
            for block, part in zip(reading.document.blocks, reading.frame.parts, strict=True)
            if part is wanted and not folded.startswith(("phụ lục", "(", "phụ biểu"), block.start)
        ]
        for start, end in spans[:2]:
            found = _PLAN_WORD.match(folded, start, end)
            if found is None or (found.group() == "danh mục" and "nhiệm vụ" not in folded[start:end]):
                continue
            if wanted is Part.ATTACHED_TITLE and len(spans) > 1 and end - start < 30:
                end = spans[1][1]
            words = " ".join(text[start:end].split())
            return recase(words, text, folded, end)
    return None


def _time_of(reading: Reading, title: str, issued: str) -> Period:
    """The plan's time: its (folded) title's; where that says nothing or only the end, what the plan's own lines say."""
    period = _period(title, issued)
    if period is None:
        stated = _stated_period(reading)
        if stated is not None and stated.end is not None:
            return stated
        return _period_of_annexes(reading) or _period_of_aims(reading) or stated or Period()
    if period.start is None or _period(_QUOTED.sub(" ", title), issued) is None:
        # "Kế hoạch thực hiện Đề án “… giai đoạn 2021 - 2030”": the time of what is carried out, of which the plan may be a part.
        stated = _stated_period(reading)
        if stated is not None and stated.end == period.end:
            return stated
    return period


def _is_high(reading: Reading, leaf: Leaf) -> bool:
    """Whether a line stands at most two headings deep; the title of an attached plan and its opening sentence are none. A bullet
    among tasks tells of one of them."""
    headings = [above for above in reading.outline.ancestors(leaf) if above.part not in _TITLES]
    attached = bool(headings) and headings[-1].parent is not None
    bullet = leaf.numbering is not None and leaf.numbering.rank in BULLETS
    if bullet and any(above.topic is Topic.TASKS for above in headings):
        return False
    return len(headings) - (attached and headings[-1].numbering is None) <= 2


def _period_of_annexes(reading: Reading) -> Period | None:
    """The years that the title of something attached gives, where all that give any give the same."""
    parts = zip(reading.document.blocks, reading.frame.parts, strict=True)
    titles = [_DATED.sub(" ", reading.fold[block.start : block.end]) for block, part in parts if part in _TITLES]
    found = {(period["start"], period["end"]) for title in titles if (period := _YEARS.search(title)) is not None}
    if len(found) != 1:
        return None
    start, end = found.pop()
    return Period(start=start, end=end) if start <= end else None


def _period_of_aims(reading: Reading) -> Period | None:
    """The year until which a heading of the plan says that its aims are ("II. MỤC TIÊU ĐẾN NĂM 2030")."""
    years = set()
    for leaf in reading.outline.leaves:
        if leaf.topic is Topic.TARGETS and leaf.kind is LeafKind.HEADING:
            if not _is_high(reading, leaf):
                continue
            until = _AIMS.match(reading.fold, leaf.body_start, leaf.body_end)
            if until is not None:
                years.add(until["end"])
    return Period(end=years.pop()) if len(years) == 1 else None


def _period(folded: str, issued: str) -> Period | None:
    """The time that a (folded) title says the plan is for; dates and titles of cited documents are passed over.

    What was over before the plan was `issued` (a date, perhaps empty) is the time of a document or a result that it names.
    """
    without_dates = _DATED.sub(" ", folded)
    period = (
        _PERIOD.search(without_dates)
        or _BARE_PERIOD.search(without_dates)
        or _GLUED_PERIOD.search(without_dates)
        or _YEAR_LIST.search(without_dates)
    )
    if period is not None and max(period["start"], issued[:4]) <= period["end"]:
        before = _YEAR_BEFORE.search(without_dates)
        return Period(start=min(before["start"], period["start"]) if before else period["start"], end=period["end"])
    ends = [found["end"] for found in _UNTIL.finditer(without_dates)]
    if ends:
        return next((Period(end=end) for end in ends if end >= issued[:4]), None)
    years = (found["year"] for found in _YEAR.finditer(f" {without_dates}") if not _is_cited(found))
    return next((Period(start=year, end=year) for year in years if year >= issued[:4]), None)


def _is_cited(year: "regex.Match[str]") -> bool:
    return year["of"] is not None and _CITED.search(year.string, 0, year.start()) is not None


def _stated_period(reading: Reading) -> Period | None:
    """The time that a line of the plan itself gives ("3. Thời gian thực hiện: Từ năm 2026 đến năm 2030"), or the month or day from
    which on it is carried out."""
    for leaf in reading.outline.leaves:
        is_news = reading.frame.kind is Kind.NEWS
        if (leaf.topic is not Topic.SCOPE and not is_news) or not _is_high(reading, leaf):
            continue
        label = _TIME_OF_PLAN.match(reading.fold, leaf.body_start, leaf.body_end)
        if label is None:
            continue
        start, end = label.end(), leaf.body_end
        following = reading.outline.leaves[leaf.index + 1] if leaf.index + 1 < len(reading.outline.leaves) else None
        if start >= end and following is not None and following.parent == leaf.index:
            start, end = following.body_start, following.body_end
        first = next(iter(sentences(reading.text, start, end)), (start, end))
        window = read_window(reading.fold, reading.text, *first)
        if window.start is not None and (window.end is not None or len(window.start) > len("2026")):
            return Period(start=window.start, end=window.end)
    return None


def _goal(reading: Reading) -> tuple[int, int] | None:
    """The words of the general goal: behind its heading's colon, or the lines below the heading."""
    leaves = reading.outline.leaves
    for leaf in leaves:
        if leaf.topic is not Topic.GOAL:
            continue
        colon = reading.fold.find(":", leaf.body_start, min(leaf.body_end, leaf.body_start + 100))
        if colon > 0 and leaf.body_end - colon > 20:
            return colon + 1, leaf.body_end
        below = [other for other in leaves[leaf.index + 1 : leaf.index + 13] if _stands_below(reading, other, leaf)]
        if below:
            end = below[0].body_end
            for other in below[1:]:
                if other.body_end - below[0].start > _GOAL_LENGTH:
                    break
                end = other.body_end
            return below[0].start, end
        if leaf.body_end - leaf.body_start > 60:
            return leaf.body_start, leaf.body_end
    return None


def _stands_below(reading: Reading, leaf: Leaf, above: Leaf) -> bool:
    return any(ancestor.index == above.index for ancestor in reading.outline.ancestors(leaf))
