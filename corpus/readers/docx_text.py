"""The words of a Word paragraph as Word shows them: deleted and hidden text gone, notes marked, text boxes aside."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from corpus.readers.docx_names import VAL, toggle, value, w
from corpus.readers.docx_styles import Style, Styles
from corpus.readers.numerals import roman
from corpus.readers.soft_lines import SoftLine
from corpus.textform import one_line

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{_MC}Fallback"
CHOICE = f"{_MC}Choice"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = frozenset(
    (w("del"), w("moveFrom"), w("pPr"), w("rPr"), w("sdtPr"), w("rt"), w("instrText"), w("delText"), w("object"))
)
_BOX = w("txbxContent")
_WORDS = frozenset((w("t"), _MATH_TEXT))
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_SIGNS = {w("tab"): "\t", w("noBreakHyphen"): "-", w("cr"): "\n", w("br"): "\n", w("ptab"): "\t"}
# Signs of the fonts Symbol and Wingdings that stand in running text.
_SYMBOLS = {
    "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0B0": "°", "F0B1": "±", "F0B3": "≥", "F0A3": "≤", "F0B4": "×",
    "F02D": "-", "F0AE": "→", "F0E0": "→", "F0A8": "□", "F06F": "□", "F0FE": "☒", "F053": "Σ", "F06D": "µ",
}  # fmt: skip


@dataclass(slots=True)
class Notes:
    """The notes in the order in which they are referred to: kind, id and the mark in the text."""

    order: list[tuple[str, str, str]] = field(default_factory=list)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def mark(self, kind: str, identity: str) -> str:
        """The mark of a note: footnotes in digits, endnotes in small Roman numerals, as Word numbers them."""
        key = (kind, identity)
        if key not in self.marks:
            count = self.counts[kind] = self.counts.get(kind, 0) + 1
            self.marks[key] = f"[{count}]" if kind == "footnote" else f"[{roman(count).lower()}]"
            self.order.append((kind, identity, self.marks[key]))
        return self.marks[key]


@dataclass(slots=True)
class ParagraphText:
    """The lines of a paragraph (parted by soft returns), and the contents of the text boxes that hang on it.

    A form feed in a line is a page break that Word noted when it last laid the document out.
    """

    lines: list[SoftLine] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    is_hidden: bool = False


def read_paragraph(paragraph: Element, styles: Styles, style: Style, notes: Notes) -> ParagraphText:
    """The words of a paragraph; `style` is its style."""
    made = ParagraphText()
    texts: list[str] = [""]
    letters = [0]
    bold = [0]
    hidden = False
    for text, is_bold, is_hidden in _stretches(paragraph, styles, style, notes, made.boxes):
        if is_hidden:
            hidden = True
            continue
        for index, part in enumerate(text.split("\n")):
            if index:
                texts.append("")
                letters.append(0)
                bold.append(0)
            count = sum(map(str.isalnum, part))
            texts[-1] += part
            letters[-1] += count
            bold[-1] += count * is_bold
    for text, count, bold_count in zip(texts, letters, bold, strict=True):
        line = "\f".join(map(one_line, text.split("\f"))) if "\f" in text else one_line(text)
        if line:
            made.lines.append(SoftLine(line, count > 0 and bold_count == count))
    made.is_hidden = hidden and not made.lines
    return made


def _stretches(
    paragraph: Element, styles: Styles, style: Style, notes: Notes, boxes: list[Element]
) -> Iterator[tuple[str, bool, bool]]:
    """Text with whether it is bold and whether it is hidden."""
    bold = bool(style.bold)
    hidden = bool(style.hidden)
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        tag = element.tag
        if tag in _WORDS:
            if element.text:
                yield element.text, bold, hidden
        elif tag == w("r"):
            bold, hidden = _run(element, styles, style)
        elif tag in _SKIPPED:
            walker.skip_subtree()
        elif tag in _SIGNS:
            yield _SIGNS[tag], bold, hidden
        elif tag == w("lastRenderedPageBreak"):
            yield "\f", bold, hidden
        elif tag in _NOTES:
            yield notes.mark(_NOTES[tag], element.get(w("id")) or ""), bold, hidden
        elif tag == w("sym"):
            yield _SYMBOLS.get((element.get(w("char")) or "").upper(), " "), bold, hidden
        elif tag == _BOX:
            boxes.append(element)
            walker.skip_subtree()
        elif (tag == FALLBACK and has_choice(element)) or (tag == w("sdt") and is_placeholder(element)):
            walker.skip_subtree()


def _run(run: Element, styles: Styles, style: Style) -> tuple[bool, bool]:
    properties = run.find(w("rPr"))
    if properties is None:
        return bool(style.bold), bool(style.hidden)
    own = styles.of(value(properties, "rStyle"))
    bold = _first(toggle(properties, "b"), own.bold, style.bold)
    hidden = _first(toggle(properties, "vanish"), own.hidden, style.hidden)
    return bold, hidden


def _first(*stated: bool | None) -> bool:
    return next((one for one in stated if one is not None), False)


def has_choice(fallback: Element) -> bool:
    """Whether a fallback for older programs repeats what a choice beside it says."""
    parent = fallback.getparent()
    return parent is not None and parent.find(CHOICE) is not None


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows only its prompt."""
    properties = control.find(w("sdtPr"))
    shown = properties.find(w("showingPlcHdr")) if properties is not None else None
    return shown is not None and shown.get(VAL, "true") not in ("0", "false", "off")
