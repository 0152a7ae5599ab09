"""What a local body asks for: a heading "Về kiến nghị hỗ trợ …" tells a wish, neither an aim nor money set aside."""

from extract.fold import compile_folded
from extract.outline.model import Leaf
from extract.reading import Reading

_ASKED = compile_folded(
    r"(?:(?:về|việc|một số|những|các|nội dung|vấn đề)\s+)*(?:kiến nghị|đề nghị|đề xuất, kiến nghị|đề xuất)(?!\p{L})"
    r"(?!\s+(?:các|ủy ban|ubnd|bộ|sở))"
)


def is_requested(reading: Reading, leaf: Leaf) -> bool:
    """Whether an item, or a heading over it, tells what somebody asks for."""
    return any(
        _ASKED.match(reading.fold, each.body_start, each.body_end) is not None
        for each in (leaf, *reading.outline.ancestors(leaf))
    )
