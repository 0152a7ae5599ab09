"""Lines to paragraphs: where a paragraph ends, judged by indentation, gaps, style and how full a line is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from corpus.readers.pdf.lines import Line
from corpus.unwrap import opens_part

_INDENT = 8.0
"""Points: a line that begins this far behind the margin is indented."""
_STOPS = frozenset(".;:!?")
_CLOSERS = "”\"'*_)] "
# A document's type or part stands on a line of its own (Decree 30/2020/NĐ-CP, annex I, cells 5a and 5b).
_TITLE = regex.compile(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|THÔNG BÁO|THÔNG TƯ|CÔNG ĐIỆN"
    r"|BÁO CÁO|HƯỚNG DẪN|QUY CHẾ|QUY ĐỊNH|QUYẾT NGHỊ|DANH MỤC|ĐIỀU LỆ|CHIẾN LƯỢC|QUY HOẠCH|KẾ HOẠCH HÀNH ĐỘNG"
    r"|CHƯƠNG TRÌNH HÀNH ĐỘNG)\s?:?"
    r"|(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu|CHƯƠNG|Chương|PHẦN|Phần|MỤC|Mục)"
    r"(?:\s(?:SỐ|số))?(?:\s[\dIVXLC]{1,5})?\s?[.:]?"
)


def is_title(text: str) -> bool:
    """Whether a line is nothing but a document's type or the name of a part."""
    return _TITLE.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Column:
    """The margins between which prose runs, the usual distance of baselines, whether first lines are indented."""

    left: float
    right: float
    leading: float
    indented: bool

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle with air on both sides."""
        air_left, air_right = line.x0 - self.left, self.right - line.x1
        return air_left > 12 and air_right > 12 and abs(air_left - air_right) < 24

    def are_centred(self, above: Line, below: Line) -> bool:
        """Whether two lines stand over the same middle, as centred ones of different length do."""
        middle = (self.left + self.right) / 2
        if abs(above.middle - below.middle) > 8 or abs(above.middle - middle) > 30:
            return False
        return abs(above.x0 - below.x0) > 4 or (self.is_centred(above) and self.is_centred(below))

    def is_indented(self, line: Line) -> bool:
        """Whether a line begins behind the left margin."""
        return line.x0 - self.left > _INDENT

    def has_room(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word would have fitted on a line that ended."""
        return line.x1 + 0.25 * line.size + following.opening_width < self.right - 3


def column_of(lines: Sequence[Line], width: float, like: Column | None = None) -> Column:
    """The column in which most of these lines run; `like` (the page before) settles what too few lines cannot."""
    lefts = _repeated([line.x0 for line in lines])
    rights = _repeated([line.x1 for line in lines])
    left = min(lefts) if lefts else min((line.x0 for line in lines), default=width * 0.12)
    right = max(rights) if rights else max((line.x1 for line in lines), default=width * 0.92)
    if right - left < width * 0.5:
        if like is not None:
            left, right = min(left, like.left), max(right, like.right)
        else:
            left, right = min(left, width - right), max(right, width - left)
    gaps = sorted(
        below.y - above.y
        for above, below in pairwise(lines)
        if 0 < below.y - above.y < 3 * above.size and abs(below.size - above.size) < 0.5
    )
    leading = gaps[len(gaps) // 3] if gaps else 18.0
    indents = sum(line.x0 - left > _INDENT and right - line.x1 < 12 for line in lines)
    return Column(left, right, leading, indents >= 1 or (like is not None and like.indented))


def _repeated(places: list[float]) -> list[float]:
    """The places that at least two lines share, within 2 points."""
    places = sorted(places)
    return [one for one, other in pairwise(places) if other - one <= 2.0]


def parts(above: Line, below: Line, column: Column, below_column: Column, is_first: bool) -> bool:
    """Whether a paragraph ends between two lines; over a page break each has its page's column.

    `is_first`: the line above is the first of its paragraph.
    """
    same_page = column is below_column
    gap = below.y - above.y if same_page else column.leading
    if abs(above.size - below.size) > 1.2:
        return True
    text, opening = above.text, below.text
    bare = text.rstrip(_CLOSERS)
    stops = bool(bare) and (bare[-1] in _STOPS or text.endswith("/."))
    if gap > 2.2 * max(column.leading, above.size):
        return True
    indent = below_column.is_indented(below)
    if same_page and column.are_centred(above, below):
        return _parts_centred(above, below, gap, column)
    room = column.has_room(above, below)
    continues = opening[0].islower() and not opens_part(opening)
    if column.is_centred(above) and room and not (continues and not stops):
        return True
    if above.x0 > column.left + 0.42 * (column.right - column.left) and indent:
        return True
    if indent and abs((below.x0 - below_column.left) - (above.x0 - column.left)) > 3:
        hangs = is_first and below.x0 - below_column.left > above.x0 - column.left
        return not (hangs and continues and not room)
    if indent:
        # A block that is set in as a whole, or the next paragraph's first line under a paragraph of one line.
        if room or stops or opens_part(opening):
            return not (continues and not stops) or (room and opens_part(opening))
        return column.indented and is_first and not continues
    if continues and not (stops and room):
        return False
    if not room:
        return not column.indented and (opens_part(opening) and stops)
    if gap > 1.15 * column.leading or stops or opens_part(opening):
        return True
    return not (opening[0].isdigit() or opening[0] in "-–(") and not is_continued(text)


def is_continued(text: str) -> bool:
    """Whether a line's last sign asks for more."""
    return text.endswith((",", "-", "–", "/"))


def _parts_centred(above: Line, below: Line, gap: float, column: Column) -> bool:
    if is_title(above.text) or is_title(below.text):
        return True
    if below.text[0].islower() and not above.capitals and not opens_part(below.text):
        return above.text[-1] in _STOPS
    if above.bold != below.bold or above.capitals != below.capitals:
        return True
    if above.italic != below.italic and below.text[0] == "(":
        return True
    if above.text.rstrip().endswith((":", ".")) or opens_part(below.text):
        return True
    return gap > 1.6 * min(column.leading, 1.5 * above.size)
