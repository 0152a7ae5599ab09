"""Who is given a clause's action: the bodies that lead, those that they work with, and what says so."""

from dataclasses import dataclass

from extract.agencies.lexicon import lexicon
from extract.agencies.names import AgencySpan, generic_at, name_at
from extract.agencies.split import bodies_at, split_agencies, starts_with_action
from extract.fold import compile_folded
from extract.patterns import compile_pattern

CHARGE = compile_folded(
    r"[\s,:]*(?:\([^()]{1,120}\)\s*)?(?P<marker>có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì"
    r"|chủ động|phối hợp|là (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì)|làm đầu mối|là đầu mối"
    r"|căn cứ|trên cơ sở|trong phạm vi|theo (?:chức năng|thẩm quyền|nhiệm vụ|phạm vi|lĩnh vực|địa bàn|phân công|dõi)|phải|cần|tự|tích cực"
    r"|tăng cường|thường xuyên|tiếp tục|khẩn trương|kịp thời|định kỳ|h[àằ]ng (?:năm|quý|tháng)|trực tiếp"
    r"|nghiêm túc|quyết liệt|kiên quyết|nhanh chóng|tham gia)(?!\p{L})"
)
_PHOI_HOP = compile_folded(
    r"(?<!\p{L})(?:phối hợp|hợp đồng tác chiến)(?:\s+(?:chặt chẽ|đồng bộ|hiệu quả|thường xuyên|kịp thời"
    r"|tốt))*(?:\s+(?:cùng|với|cùng với))?\s+(?=\S)"
)
_PLACE_NAME = compile_pattern(r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|đặc khu)\s\p{Lu}")
_DOES = compile_folded(r"(?:chủ trì|phối hợp|tham mưu)(?!\p{L})")
_SAID_WHERE = compile_folded(
    r"\s+(?:(?:được )?(?:nêu|quy định|giao|phân công)\s+(?:tại|trong|ở)\s[^,.;:]{3,50}?"
    r"|được (?:phân công|giao)\s[^.;:]{3,110}?(?=\s(?:có trách nhiệm|chịu trách nhiệm))"
    r"|(?:theo|trong|tại)\s(?:kế hoạch|chương trình|đề án|quyết định|nghị quyết)\snày)"
    r"(?=\s(?:căn cứ|có trách nhiệm|chủ trì|chịu trách nhiệm))"
)
_OF_BODIES = compile_folded(r"(?<!\p{L})(?:đề xuất|đề nghị|ý kiến|báo cáo|yêu cầu|kết quả) của\s+")
_ORDER_INSIDE = compile_folded(r"(?<!\p{L})(?:yêu cầu|đề nghị|giao cho|giao)\s+(?=\S)")
_AND = compile_pattern(r"\s*(?:,|;|và)\s+(?:và\s+)?")
_REACH = 500
_OPENER_REACH = 420
_LABEL_REACH = 140
# "Về việc …: Giao Sở A …": what is spoken of may be long.
_ABOUT_REACH = 300
_OPENED = compile_pattern(r"[,;]")
_LABEL = compile_folded(
    r"(?:(?P<lead>(?:cơ quan|đơn vị|tổ chức|bộ phận|sở|cấp|người)?(?:,? (?:cơ quan"
    r"|đơn vị))?\s*(?:chủ trì(?:,? (?:thực hiện|tham mưu|triển khai|soạn thảo|tổ chức thực hiện|tổ chức))*"
    r"|thực hiện|đầu mối|chịu trách nhiệm|tham mưu|trình|soạn thảo|được giao|phụ trách)"
    r"|phân công thực hiện|(?:phân công )?trách nhiệm(?: thực hiện)?|phân công|lãnh đạo phụ trách)"
    r"|(?P<partners>(?:các )?(?:cơ quan|đơn vị|thành phần)?(?:,? (?:cơ quan|đơn vị|tổ chức))?\s*"
    r"(?:phối hợp|cùng phối hợp|tham gia|liên quan)(?: (?:thực hiện|phối hợp))?)"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình)(?: (?:thực hiện|hoàn thành|hoàn tất|kết thúc|ban hành"
    r"|trình|trình ban hành|dự kiến|triển khai|báo cáo|tổ chức|đào tạo|tập huấn|kiểm tra|thực hiện và hoàn thành))*|hoàn thành"
    r"|hạn hoàn thành|thời gian thực hiện, hoàn thành)"
    r"|(?P<output>(?:sản phẩm|kết quả|dự kiến sản phẩm)(?: (?:đầu ra|dự kiến|hoàn thành|cụ thể|thực hiện"
    r"|là))*)|(?P<cost>(?:tổng |dự toán )?kinh phí(?: (?:thực hiện|dự kiến))*))\s*(?:\([^()]{1,60}\)\s*)?:\s*"
)
_INLINE = compile_folded(
    r"[.;)]\s*\(?\s*[-+]?\s*(?=(?:cơ quan|đơn vị|thời gian|thời hạn|sản phẩm)(?:\s[^:.;]{0,40})?:)"
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """The bodies that a clause names as doers and as partners, and the words that assign (`chủ trì`, `có trách nhiệm`, …)."""

    lead: tuple[AgencySpan, ...] = ()
    partners: tuple[AgencySpan, ...] = ()
    marker: str | None = None


NOBODY = Assignment()


@dataclass(frozen=True, slots=True)
class ResponsibilityLine:
    """A line below an item that says who does it, with whom, by when or with what result."""

    lead: tuple[AgencySpan, ...] = ()
    partners: tuple[AgencySpan, ...] = ()
    time: tuple[str, int, int] | None = None
    """The label of the time ("Thời gian hoàn thành") and where the time stands."""
    output: tuple[int, int] | None = None
    cost: tuple[int, int] | None = None


def read_assignment(folded: str, text: str, start: int, end: int) -> Assignment:
    """Who does what a clause says, as far as the clause says it itself.

    The doers stand at its beginning, behind an order ("giao", "đề nghị") or behind an opening phrase and a comma; something that
    bodies do must follow them.
    """
    lead: tuple[AgencySpan, ...] = ()
    marker: str | None = None
    ordered = False
    after = start
    for position in subject_places(folded, start, end):
        order = lexicon().order.match(folded, position, end)
        at = past_blank(folded, order.end(), end) if order is not None else position
        found, stop = bodies_at(folded, text, at, end)
        if found and position != start and order is None and _is_inside_list(folded, text, start, position, end):
            found = found[-1:]
        if not found or (position != start and not _is_named(folded, text, found[0])):
            if not found and position != start and _DOES.match(folded, position, end) is not None:
                break  # "Trên cơ sở …, chủ trì tổng hợp …": the doer is not named here
            continue
        ordered = order is not None
        passed = lexicon().order.match(folded, past_blank(folded, stop, end), end) if not ordered else None
        marker = acts_behind(folded, stop, end) or (passed.group() if passed is not None else None)
        if marker == ":":
            if position != start:
                continue  # "Khu dân cư …, thành phố A: 19 ha": the colon closes a label, not the name of who acts
            named, behind = bodies_at(folded, text, past_blank(folded, folded.find(":", stop) + 1, end), end)
            said = acts_behind(folded, behind, end) if named else None
            if said is not None and said != ":":
                # "Thanh tra chuyên ngành: Ủy ban nhân dân xã làm đầu mối …": the colon closes what it is about.
                found, stop, marker = named, behind, said
        if marker is not None or (ordered and not _is_object(folded, stop, end)):
            lead, after = found, stop
            marker = marker or (order.group() if order is not None else None)
            if passed is not None:
                # "Ủy ban nhân dân tỉnh đề nghị các sở …": the task is theirs.
                asked, behind = bodies_at(folded, text, past_blank(folded, passed.end(), end), end)
                if asked:
                    lead, after = asked, behind
            break
    partners = partners_behind(folded, text, max(start, after), end)
    return Assignment(lead, partners, marker) if lead or partners else NOBODY


def read_order(folded: str, text: str, start: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies that a sentence orders to act, wherever in it ("… Bộ A yêu cầu các đơn vị trực thuộc tập trung thực hiện …:")."""
    for order in _ORDER_INSIDE.finditer(folded, start, end):
        found, stop = bodies_at(folded, text, order.end(), end)
        if found and acts_behind(folded, stop, end) is not None:
            return found
    return ()


def _is_inside_list(folded: str, text: str, start: int, position: int, end: int) -> bool:
    """Whether the place is in the middle of the bodies that an opening phrase speaks of ("Theo đề nghị của Sở A, Sở B, …")."""
    for of in _OF_BODIES.finditer(folded, start, position):
        found, stop = bodies_at(folded, text, of.end(), end)
        if len(found) > 1 and stop > position > found[0].end:
            return True
    return False


def _is_named(folded: str, text: str, span: AgencySpan) -> bool:
    """Behind a comma only a name or "các …" begins a subject: "…, ngành và địa phương" goes on with a list."""
    return (
        any(map(str.isupper, text[span.start : span.end]))
        or lexicon().quantifier.match(folded, span.start, span.end) is not None
    )


def read_responsibility_line(folded: str, text: str, start: int, end: int) -> ResponsibilityLine | None:
    """Read a line of labels ("Cơ quan chủ trì: …; phối hợp: …; Thời gian: …"); None for any other line."""
    if ":" not in folded[start : min(end, start + 60)]:
        return None
    first = _LABEL.match(folded, start, end)
    if first is None or first["cost"] is not None:
        return None
    if first["partners"] is not None and starts_with_action(folded, first.end(), end):
        return None  # "Các đơn vị liên quan: Cung cấp thông tin …" names whom an action is given
    return _labels(folded, text, first.start(), end)


def inline_responsibility(folded: str, text: str, start: int, end: int) -> tuple[int, ResponsibilityLine] | None:
    """Labels that run on behind an item's own words ("… cây giống. Cơ quan thực hiện: Sở A."): where they begin, and what they say."""
    if folded.find(":", start, end) < 0:
        return None
    for cut in _INLINE.finditer(folded, start, end):
        line = read_responsibility_line(folded, text, cut.end(), end)
        if line is not None:
            return cut.start() + 1, line
    return None


_TIME_FIRST = compile_folded(
    r"(?:(?:trong|từ|trước|đến|xong)\s)?(?:(?:quý|tháng|năm|ngày)\s[\divx]|\d{1,2}/\d|h[àằ]ng (?:năm|quý|tháng)(?!\p{L}))"
)


def _labels(folded: str, text: str, start: int, end: int) -> ResponsibilityLine:
    labels = [
        label
        for label in _LABEL.finditer(folded, start, end)
        if label.start() == start or folded[label.start() - 1] in " ;.,(-–\n"
    ]
    lead: tuple[AgencySpan, ...] = ()
    partners: tuple[AgencySpan, ...] = ()
    time: tuple[str, int, int] | None = None
    output: tuple[int, int] | None = None
    cost: tuple[int, int] | None = None
    for index, label in enumerate(labels):
        first, last = label.end(), labels[index + 1].start() if index + 1 < len(labels) else end
        last = first + len(text[first:last].rstrip(" .;,(-–\n"))
        if last <= first:
            continue
        if label["lead"] and _TIME_FIRST.match(folded, first, last) is not None:
            time = time or (text[label.start() : label.end()].strip(" :"), first, last)
        elif label["lead"]:
            assigned = read_assignment(folded, text, first, last)
            if assigned.partners and assigned.lead:
                lead, partners = assigned.lead, assigned.partners
            else:
                lead = split_agencies(folded, text, first, _sentence_end(text, first, last)) or assigned.lead
        elif label["partners"]:
            partners = split_agencies(folded, text, first, last)
        elif label["time"] and time is None:
            time = (text[label.start() : label.end()].strip(" :"), first, last)
        elif label["output"] and output is None:
            output = (first, last)
        elif label["cost"] and cost is None:
            cost = (first, last)
    return ResponsibilityLine(lead, partners, time, output, cost)


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = compile_pattern(r"(?<=\p{Ll})\.\s+\p{Lu}").search(text, start, end)
    return stop.start() if stop is not None else end


def subject_places(folded: str, start: int, end: int) -> list[int]:
    """Where a clause's subject may stand: at its beginning, behind a label's colon, behind an opening phrase's comma."""
    places = [start]
    reach = _ABOUT_REACH if folded.startswith("về ", start) else _LABEL_REACH
    colon = folded.find(":", start, min(end, start + reach))
    if colon > 0:
        places.append(past_blank(folded, colon + 1, end))
    for opening in tuple(places):
        if lexicon().opener.match(folded, opening, end) is None:
            continue
        reach = min(end, opening + _OPENER_REACH)
        places.extend(past_blank(folded, mark.end(), end) for mark in _OPENED.finditer(folded, opening, reach))
    return places


def acts_behind(folded: str, position: int, end: int) -> str | None:
    """What follows the bodies and makes them doers: a marker, an action, or a colon before one."""
    said = _SAID_WHERE.match(folded, position, end)
    if said is not None:
        position = said.end()
    marker = CHARGE.match(folded, position, end)
    if marker is not None:
        return str(marker["marker"])
    at = past_blank(folded, position, end)
    if folded[at : at + 1] == ":":
        return ":"
    while folded[at : at + 1] in ("(",):
        close = folded.find(")", at, min(end, at + 200))
        if close < 0:
            return None
        at = past_blank(folded, close + 1, end)
    if folded[at : at + 1] == ",":
        at = past_blank(folded, at + 1, end)
    action = lexicon().action.match(folded, at, end)
    return str(action.group()) if action is not None else None


def _is_object(folded: str, position: int, end: int) -> bool:
    """ "đề nghị Bộ A, …" asks somebody; "đề nghị các địa phương được hỗ trợ" does not."""
    behind = folded[past_blank(folded, position, end) : position + 24].lstrip()
    return behind.startswith(("được", "đã")) and not behind.startswith("được thành lập")


def partners_behind(folded: str, text: str, start: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies behind "phối hợp (với)"; where several such stretches stand, all of them."""
    partners: list[AgencySpan] = []
    seen: set[str] = set()
    reach = min(end, start + _REACH * 2)
    if folded.find("hợp", start, reach) < 0:
        return ()
    for phrase in _PHOI_HOP.finditer(folded, start, reach):
        for span in _listed(folded, text, phrase.end(), end):
            name = " ".join(folded[span.start : span.end].split())
            if name not in seen:
                seen.add(name)
                partners.append(span)
    return tuple(partners)


def _listed(folded: str, text: str, position: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies listed from a place where one must stand: names, and nouns without names ("…, báo, đài và các đơn vị có liên quan")."""
    found: list[AgencySpan] = []
    while True:
        named, stop = bodies_at(folded, text, position, end)
        found.extend(named)
        joint = _AND.match(folded, stop, end) if named else None
        at = joint.end() if joint is not None else position
        common = generic_at(folded, text, at, end) if joint is not None or not named else None
        if common is None:
            return tuple(found)
        found.append(AgencySpan(at, common))
        joint = _AND.match(folded, common, end)
        if joint is None:
            return tuple(found)
        position = joint.end()


def past_blank(folded: str, position: int, end: int) -> int:
    """Where the next letter or sign stands."""
    while position < end and folded[position] in " \n":
        position += 1
    return position


_LAST_BRACKET = compile_pattern(r"\((?P<who>[^()]{4,120})\)\s*[.;]?\s*\Z")
_VIA = compile_folded(
    r"(?:qua|gửi|về|trình|báo cáo|của|thuộc|là|tại|ủy ban nhân dân tỉnh|ubnd tỉnh|tỉnh|thành phố)\s*\Z"
)
_CHARGED = compile_folded(r"\s*(?:là cơ quan )?(?:chủ trì|thực hiện|phụ trách|đầu mối)(?:\s+thực hiện)?\s*\Z")


def doer_in_brackets(folded: str, text: str, start: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies that stand alone in brackets behind an item ("Lập bản đồ cây xanh (Sở A, Sở B)"): they do it.

    Behind a body's name the brackets say through whom or in whose care that body acts, and name no doer.
    """
    note = _LAST_BRACKET.search(text, start, end)
    if note is None or _VIA.search(folded, start, note.start()) is not None:
        return ()
    found, stop = bodies_at(folded, text, *note.span("who"))
    alone = stop == note.end("who") or _CHARGED.fullmatch(folded, stop, note.end("who")) is not None
    named = found and all(text[span.start].isupper() for span in found)
    before = note.start() - 1
    while before > start and text[before - 1] not in ",;.:(":
        before -= 1
    behind_body = name_at(folded, text, before + (text[before] == " "), note.start())
    if not alone or not named or (behind_body is not None and behind_body >= note.start() - 2):
        return ()
    return found
