"""Who a document is sent to: the lines under "Nơi nhận" (ND 30/2020, annex I, cell 9b)."""

from extract.fold import fold
from extract.frame import Frame, Part
from extract.header.signature import beside_recipient
from schemas import Document, ListItem, Table


def read_recipients(document: Document, folded: str, frame: Frame) -> list[str]:
    """The lines under "Nơi nhận", without their dashes."""
    lines: list[str] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.SIGNATURE and isinstance(block, Table):
            for cell in block.cells:
                words = document.text[cell.start : cell.end]
                if fold(words[:12]).startswith("nơi nhận"):
                    lines.extend(words.split("\n")[1:] if "\n" in words else words.split("- ")[1:])
            break
        if part is Part.RECIPIENTS and isinstance(block, ListItem):
            beside = beside_recipient(document, folded, block.body_start, block.end)
            lines.append(document.text[block.body_start : beside or block.end])
        elif lines and part not in (Part.RECIPIENTS, Part.SIGNATURE, Part.NOISE):
            break
    cleaned = (" ".join(line.split()).strip(" -–•*;.") for line in lines)
    return [line for line in cleaned if 2 < len(line) < 200]
