"""What an item takes from above it: the agencies and the time that its headings name."""

from dataclasses import dataclass

from extract.agencies import AgencySpan, Assignment, read_assignment, read_heading_agencies, read_order
from extract.fold import compile_folded
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.reading import Reading
from extract.values import Window, find_dates_in, read_window

# "Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:": who issues a plan is not who does what stands in it.
_ISSUES = compile_folded(
    r"(?:ban hành|xây dựng|phê duyệt|thông qua|triển khai)\s+(?:kế hoạch|chương trình|đề án|phương án)(?!\p{L})[^:]*:\Z"
)

# "Thủ tướng Chính phủ phê duyệt Đề án …": a headline tells who decides.
_DECIDES = compile_folded(
    r"(?:thủ tướng(?: chính phủ)?|chính phủ|(?:ubnd|ủy ban nhân dân|hđnd|bộ|sở)\s[^,:;]{2,60}?)"
    r"\s+(?:(?:vừa|đã|mới)\s+)*(?:ký|phê duyệt|ban hành|thông qua)(?!\p{L})"
)

_JOINS = compile_folded(r"(?:(?:chủ trì|chủ động)\s*,?\s*(?:và\s+)?)?phối hợp(?: (?:với|cùng|cùng với))?\s*:?")
_ROLE = compile_folded(r"(?:chủ trì|phối hợp)(?!\p{L})")

_ORDERS = compile_folded(r"(?<!\p{L})(?:yêu cầu|đề nghị|giao|phân công)\s+\Z")

# "III. Giải pháp thực hiện Kế hoạch … giai đoạn 2021 - 2025": the time is that of the whole plan, not of the items below.
_PLAN_OF = compile_folded(
    r"(?:thực hiện|triển khai|của|trong|theo) (?:kế hoạch|chương trình|đề án|chiến lược|quy hoạch|nghị quyết|quyết định)\s"
    r"(?!năm|giai đoạn|quý|tháng)[^.;:]{0,150}?\d{4}"
)

_OPENING = compile_folded(
    r"[\s(]*(?:(?:trong|từ|đến|hết|giai đoạn|thời kỳ|năm|quý|tháng|ngày|thời gian|kế hoạch|phát triển|\d|:)\s*){0,6}"
)
_CLOSING = compile_folded(r"[\s).:;,]*")


@dataclass(frozen=True, slots=True)
class Inherited:
    """The leads and partners of the nearest heading that names any, the window of the nearest that gives one."""

    lead: tuple[AgencySpan, ...] = ()
    partners: tuple[AgencySpan, ...] = ()
    start: str | None = None
    end: str | None = None
    ordered: bool = False
    """The heading that names the leads orders them to act ("yêu cầu các bộ, ngành thực hiện:"): the issuer speaks below it."""
    joins: bool = False
    """The heading right above says only "Chủ trì, phối hợp": whom the items name first are partners of who leads."""


NOTHING = Inherited()


class Inheritance:
    """Reads every heading once and answers for the leaves below it."""

    def __init__(self, reading: Reading, whole: tuple[str | None, str | None] = (None, None)) -> None:
        """`whole` is the time of the whole plan, which a heading that repeats it does not set for what stands below it."""
        self._reading = reading
        self._whole = whole
        self._known: dict[int, Inherited] = {}

    def of(self, leaf: Leaf) -> Inherited:
        """What the headings over a leaf give it."""
        return self._below(leaf.parent) if leaf.parent is not None else NOTHING

    def _below(self, index: int) -> Inherited:
        known = self._known.get(index)
        if known is None:
            heading = self._reading.outline.leaves[index]
            above = self._below(heading.parent) if heading.parent is not None else NOTHING
            known = self._known[index] = self._read(heading, above)
        return known

    def _read(self, heading: Leaf, above: Inherited) -> Inherited:
        fold, text = self._reading.fold, self._reading.text
        if heading.body_end - heading.body_start > 900:
            return above
        if heading.numbering is None and _ISSUES.search(fold, heading.body_start, heading.body_end) is not None:
            return above
        if _DECIDES.match(fold, heading.body_start, heading.body_end) is not None:
            return above
        found = read_heading_agencies(
            fold, text, heading.body_start, heading.body_end, in_charge=heading.topic is Topic.ORGANISATION
        )
        opens_list = text[heading.body_end - 1] == ":" or _ROLE.match(fold, heading.body_start) is not None
        if found is None and heading.kind is LeafKind.HEADING and opens_list:
            # "…, các bộ, cơ quan ngang bộ cần tổ chức triển khai các nhiệm vụ sau đây:", "b) Phối hợp với các sở, ngành"
            assigned = read_assignment(fold, text, heading.body_start, heading.body_end)
            found = assigned if assigned.lead or assigned.partners else None
            if found is None and (ordered := read_order(fold, text, heading.body_start, heading.body_end)):
                found = Assignment(ordered)
        lead, partners, orders = above.lead, above.partners, above.ordered
        if found is not None:
            lead, partners = found.lead or above.lead, found.partners
            if found.lead:
                orders = _ORDERS.search(fold, heading.body_start, found.lead[0].start) is not None
        joins = _JOINS.fullmatch(fold, heading.body_start, heading.body_end) is not None
        window = None
        of_plan = _PLAN_OF.search(fold, heading.body_start, heading.body_end) is not None
        if heading.kind is LeafKind.HEADING and heading.body_end - heading.body_start <= 200 and not of_plan:
            window = self._window(heading)
        if window is not None and window.start and window.end:
            return Inherited(lead, partners, window.start, window.end, orders, joins)
        return Inherited(lead, partners, above.start, above.end, orders, joins)

    def _window(self, heading: Leaf) -> Window | None:
        """The time that a heading is for: it opens with it or ends in it ("Giai đoạn 2026 - 2030", "Nhiệm vụ năm 2025").

        One that ends in the time of the whole plan ("II. NHIỆM VỤ GIAI ĐOẠN 2026 - 2030") sets none for what stands below it.
        """
        fold, start, end = self._reading.fold, heading.body_start, heading.body_end
        dates = find_dates_in(fold, self._reading.text, start, end)
        if not dates:
            return None
        opens = _OPENING.fullmatch(fold, start, dates[0].start) is not None
        ends = _CLOSING.fullmatch(fold, dates[-1].end, end) is not None
        if not opens and not ends:
            return None
        window = read_window(fold, self._reading.text, start, end)
        return None if not opens and (window.start, window.end) == self._whole else window
