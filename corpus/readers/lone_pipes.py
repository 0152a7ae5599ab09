"""Tables that a crawler flattened to lines of a lone `|` between the cells, and the prose between them.

Each row was written `|`, cell, `|`, cell, ..., `|`, and the next row opens with a `|` of its own. Where a page has no
blank lines, what stands between two pipes is a cell, nothing, or the prose between two tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from corpus.readers.row_search import MAYBE_PROSE, PROSE, Gap, best_cut, is_stt, rows_of

_TITLE = regex.compile(
    r"[*\s]*(?:PHỤ\s+LỤC|Phụ\s+lục|BIỂU|QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|NGHỊ\s+ĐỊNH|KẾ\s+HOẠCH|CHỈ\s+THỊ|THÔNG\s+(?:BÁO|TƯ)|CÔNG\s+ĐIỆN"
    r"|DANH\s+MỤC|CHƯƠNG\s+TRÌNH|ĐỀ\s+ÁN|QUY\s+(?:ĐỊNH|CHẾ)|TỜ\s+TRÌNH|BÁO\s+CÁO)\b"
)
_NATION = regex.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|^[*\s]*ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM[*\s\-–_]*$")
_ATTACHED = regex.compile(r"\((?:Ban hành\s+)?[Kk]èm\s+theo")
_ARTICLE = regex.compile(r"(?m)^[*\s]*(?:Điều\s+\d|Căn\s+cứ\s)")
_ARTICLES = regex.compile(r"(?m)^[*\s]*Điều\s+\d+[*\s]*[.:]")
# The last cells of a document's head (number, place and day) and of its foot (recipients, signature).
_NUMBER = regex.compile(r"[*\s]*Số\s*:")
_DAY = regex.compile(r"[*\s]*\p{Lu}[\p{L}\s.\-]{1,40},?\s+ngày[\s\d]*tháng[\s\d]*năm\s+\d{4}[*\s]*")
_RECIPIENTS = regex.compile(r"[*\s]*Nơi\s+nhận\s*:")
_SIGNING = regex.compile(r"[*\s]*(?:TM|T/M|KT|TL|TUQ)\s?\.")
_SIGNATURE_LINES = 5
_SIGNATURE_WIDTH = 60
_INTRODUCES = regex.compile(r"[*\s]*(?:\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,4}\.)\s*\p{L}.{25,}", regex.S)
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines that stand between two tables."""

    lines: tuple[str, ...]


def split_tables(gaps: Sequence[Gap], has_blank_lines: bool) -> Iterator[list[list[Gap]] | Prose]:
    """The tables (as rows of cells) and the prose between them that a run of gaps holds.

    Where blank lines part tables from prose, no prose stands between pipes.
    """
    if not gaps:
        return
    if has_blank_lines:
        yield from _split_at_header(rows_of(gaps))
        return
    part: list[Gap] = []
    above: tuple[Gap, Gap] = ((), ())
    for gap, below in zip(gaps, [*gaps[1:], ()], strict=True):
        outside = bool(gap) and _stands_outside(gap, *above)
        above = (above[1], gap)
        mark = next((index for index, line in enumerate(gap) if index and not line.strip("#")), None)
        if mark is not None:
            # A heading's mark inside a cell: the page's own words ran into the first cell of a table.
            yield from _tables_with_prose(part)
            yield Prose(gap[:mark])
            part = [gap[mark + 1 :]]
        elif gap and (outside or is_stt(below) or prose_score(gap) >= PROSE):
            yield from _tables_with_prose(part)
            yield Prose(gap)
            part = []
        elif len(part) > 2 and not part[-1] and (is_stt(gap) or (gap and _RECIPIENTS.match(gap[0]) is not None)):
            yield from _tables_with_prose(part[:-1])
            part = [gap]
        else:
            part.append(gap)
    yield from _tables_with_prose(part)


def _stands_outside(gap: Gap, left: Gap, right: Gap) -> bool:
    """Whether the two cells before it end a document's head or foot; behind a signature a second one may stand."""
    if left and right and _NUMBER.match(left[0]) is not None and _DAY.fullmatch(" ".join(right)) is not None:
        return True
    signed = right and (_SIGNING.match(right[0]) is not None or (left and _RECIPIENTS.match(left[0]) is not None))
    return bool(signed) and (len(gap) > _SIGNATURE_LINES or max(map(len, gap)) > _SIGNATURE_WIDTH)


def _tables_with_prose(gaps: list[Gap]) -> Iterator[list[list[Gap]] | Prose]:
    """Cut gaps that may still hold prose: a gap is prose when the rows around it agree better without it."""
    if not gaps:
        return
    scores = [prose_score(gap) if gap else -_NEVER for gap in gaps]
    if max(scores) < MAYBE_PROSE:
        yield from _split_at_header(rows_of(gaps))
        return
    ends = best_cut(gaps, scores)
    start = 0
    for end in ends:
        if end < len(gaps) and gaps[end]:
            yield from _split_at_header(rows_of(gaps[start:end]))
            yield Prose(gaps[end])
            start = end + 1
    if gaps[start:]:
        yield from _split_at_header(rows_of(gaps[start:]))


def prose_score(gap: Gap) -> float:
    """How much the words between two pipes look like prose between tables; 4 is certain, below 0 a cell."""
    first = gap[0] if gap[0].strip("* ") or len(gap) == 1 else gap[1]
    length = sum(map(len, gap))
    score = -2.0 if len(gap) == 1 and length < 25 else 0.0
    if not gap[0].strip("* "):
        score += 2.0
    if first.startswith("#"):
        score += 4.0
    if len(gap) > 1 and _TITLE.match(f"{first} {gap[1]}") is not None:
        score += 3.0 if first.startswith("**") else 1.0
    if length > 200 or len(gap) > 2:
        text = "\n".join(gap)
        if _ATTACHED.search(text) is not None:
            score += 3.0
        if (len(gap) > 8 and _ARTICLE.search(text) is not None) or len(_ARTICLES.findall(text)) > 1:
            score += 4.0
    if length > 2500 or len(gap) > 40:
        score += 4.0
    elif length > 1200:
        score += 2.0
    if _INTRODUCES.match(" ".join(gap[:4])) is not None:
        score += 2.0 if gap[-1].rstrip("* ”").endswith(":") else 1.0
    if not any(map(str.isalnum, first)) and len(first) > 8:
        score += 3.0
    return score


def _split_at_header(rows: list[list[Gap]]) -> Iterator[list[list[Gap]]]:
    """A decision's head begins a table of its own, even right below another table."""
    start = 0
    for number, row in enumerate(rows):
        if number and any(gap and _NATION.search(" ".join(gap[:3])) is not None for gap in row):
            yield rows[start:number]
            start = number
    yield rows[start:]
