"""Duties: which finds of a regulation are work that it gives to somebody, and which are powers, steps of a procedure or other law."""

from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf
from extract.outline.topics import Topic
from extract.reading import Reading
from extract.tasks.draft import Draft

_NEAR = 40
"""Characters: the doer opens the statement, perhaps behind "Giao" or "Đề nghị"."""

# "Điều 3. Phân cấp thẩm quyền quyết định …": what stands below is what somebody may do, unless it binds ("có trách nhiệm").
_POWERS = compile_folded(r"(?:(?:nội dung|quy định|việc)\s)*(?:phân cấp|phân quyền|ủy quyền|thẩm quyền)(?!\p{L})")
_BINDS = compile_folded(r"(?<!\p{L})(?:có|chịu) trách nhiệm(?!\p{L})")
# Steps of a procedure and the set-up of an office bind whom they name in every case and for good.
_STANDING = compile_folded(r"(?:trình tự|thủ tục|hồ sơ|cơ cấu|vị trí|chức năng)(?!\p{L})")
_COOPERATION = compile_folded(r"quy chế\s+phối hợp(?!\p{L})")


class Duties:
    """Judges the finds of one regulation.

    Its own articles count. What it puts in force behind the signature is standing law and does not count, but for a regulation
    of cooperation ("Quy chế phối hợp"), which says of each office what it leads and with whom.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quoted = _quoted(reading)
        self._parts = (Part.BODY, Part.PLAN) if _regulates_cooperation(reading) else (Part.BODY,)

    def has(self, draft: Draft) -> bool:
        """Whether the find is a duty: a named doer's, under "Tổ chức thực hiện" or where an article names the doer."""
        leaf = draft.leaf
        if not draft.lead or leaf.row is not None or leaf.part not in self._parts or leaf.index in self._quoted:
            return False
        if leaf.topic is Topic.SCOPE or self._is_law(leaf):
            return False
        return leaf.topic is Topic.ORGANISATION or _is_ordered(draft)

    def _is_law(self, leaf: Leaf) -> bool:
        """Whether a heading over the item, or the item itself, speaks of powers, of steps or of how an office is set up."""
        fold = self._reading.fold
        over = [leaf, *self._reading.outline.ancestors(leaf)]
        if any(_STANDING.match(fold, each.body_start, each.body_end) is not None for each in over):
            return True
        binds = _BINDS.search(fold, leaf.body_start, leaf.body_end) is not None
        return not binds and any(_POWERS.match(fold, each.body_start, each.body_end) is not None for each in over)


def _is_ordered(draft: Draft) -> bool:
    """Whether an article gives its doer something to do: it opens with the doer, or stands below a heading that is one."""
    if draft.rule == "task.assigned":
        return 0 <= draft.lead[0].start - draft.start < _NEAR
    return draft.rule == "task.action" and draft.leaf.topic is None


def _quoted(reading: Reading) -> frozenset[int]:
    """The leaves that lie in quotation marks: an amending article says what another document is to read."""
    quoted: set[int] = set()
    opened: int | None = None
    for leaf in reading.outline.leaves:
        opening = reading.text.count("“", leaf.start, leaf.end) - reading.text.count("”", leaf.start, leaf.end)
        if opening > 0:
            opened = leaf.index
        elif opening < 0 and opened is not None:
            quoted.update(range(opened, leaf.index + 1))
            opened = None
    return frozenset(quoted)


def _regulates_cooperation(reading: Reading) -> bool:
    """Whether a regulation of cooperation is attached."""
    blocks = zip(reading.document.blocks, reading.frame.parts, strict=True)
    titles = [block for block, part in blocks if part is Part.ATTACHED_TITLE]
    return bool(titles) and _COOPERATION.search(reading.fold, titles[0].start, titles[-1].end) is not None
