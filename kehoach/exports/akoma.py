"""A record as Akoma Ntoso 3.0 (OASIS LegalDocML, akoma-ntoso v1.0 part 2): head, bases, articles and items, signature.

The text's lines are put back into a tree by the extractor's own outline. A plan or an annex behind the signature is a container in
the body. What no line of the form is (running heads, menus) is left out.
"""

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from corpus.errors import UnreadableInput
from corpus.readers.text import read_text
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.outline.numbering import Rank
from extract.reading import Reading, read
from schemas import Document, Record, Source

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UNKNOWN_DATE = "0001-01-01"
"""What stands where the format wants a whole date and none is known (as the library Cobalt writes it)."""

_PREFACE = {Part.HEAD, Part.TITLE, Part.ISSUER, Part.NEWS_META}
_PREAMBLE = {Part.BASES, Part.ENACTING}
_CONCLUSIONS = {Part.SIGNATURE, Part.RECIPIENTS}
_CONTAINERS = {
    Part.ATTACHED_TITLE: "plan", Part.PLAN: "plan", Part.ANNEX_TITLE: "annex", Part.ANNEX: "annex", Part.FOOTNOTES: "footnotes"
}  # fmt: skip
_ELEMENTS = {
    Rank.PART: "part", Rank.CHAPTER: "chapter", Rank.ARTICLE: "article", Rank.NUMBER: "paragraph", Rank.LETTER: "point"
}  # fmt: skip


def akoma_ntoso(record_json: str) -> bytes:
    """The XML of a record, given as JSON."""
    record = Record.model_validate_json(record_json)
    source = Source(sha256=record.document.sha256, uri=record.document.uri, media_type="text/plain")
    try:
        document = read_text(record.document.text.encode(), source)
    except UnreadableInput:  # a document of pictures has no text
        document = Document(source=source, text=record.document.text)
    return _Writer(record, read(document)).document()


class _Writer:
    def __init__(self, record: Record, reading: Reading) -> None:
        self._record = record
        self._reading = reading
        self._parts = reading.frame.parts

    def document(self) -> bytes:
        root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        act = self._add(root, "act", name=self._record.document.kind.value)
        self._meta(act)
        leaves = self._reading.outline.leaves
        for name, parts in (("preface", _PREFACE), ("preamble", _PREAMBLE)):
            chosen = [leaf for leaf in leaves if leaf.part in parts and self._line(leaf)]
            if chosen:
                self._paragraphs(self._add(act, name), chosen)
        body = self._add(act, "body")
        self._tree(body, [leaf for leaf in leaves if leaf.part is Part.BODY])
        behind = [leaf for leaf in leaves if leaf.part in _CONTAINERS]
        for number, (name, group) in enumerate(groupby(behind, key=lambda leaf: _CONTAINERS[leaf.part]), start=1):
            chosen = [leaf for leaf in group if self._line(leaf)]
            if chosen:
                self._tree(self._add(body, "hcontainer", name=name, eId=f"{name}_{number}"), chosen)
        if len(body) == 0:
            self._paragraphs(self._add(self._add(body, "level", eId="level_0"), "content"), [])
        chosen = [leaf for leaf in leaves if leaf.part in _CONCLUSIONS and self._line(leaf)]
        if chosen:
            self._paragraphs(self._add(act, "conclusions"), chosen)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)

    def _meta(self, act: "etree._Element") -> None:
        record, decision = self._record, self._record.decision
        meta = self._add(act, "meta")
        identification = self._add(meta, "identification", source="#kehoach")
        date = decision.issued_on if decision.issued_on and len(decision.issued_on) == 10 else UNKNOWN_DATE
        work = f"/akn/vn/act/{record.id.replace(':', '/')}"
        for name, uri in (
            ("FRBRWork", work), ("FRBRExpression", f"{work}/vie@"), ("FRBRManifestation", f"{work}/vie@.xml")
        ):  # fmt: skip
            level = self._add(identification, name)
            self._add(level, "FRBRthis", value=f"{uri}/!main" if name == "FRBRWork" else uri)
            self._add(level, "FRBRuri", value=uri)
            self._add(level, "FRBRdate", date=date, name="issued")
            self._add(level, "FRBRauthor", href="#issuer" if name == "FRBRWork" else "#kehoach")
            if name == "FRBRWork":
                self._add(level, "FRBRcountry", value="vn")
                if decision.number:
                    self._add(level, "FRBRnumber", value=decision.number)
                if decision.title:
                    self._add(level, "FRBRname", value=decision.title)
            if name == "FRBRExpression":
                self._add(level, "FRBRlanguage", language="vie")
        references = self._add(meta, "references", source="#kehoach")
        issuer = decision.issuer.name if decision.issuer else "?"
        self._add(references, "TLCOrganization", eId="issuer", href="/akn/ontology/organization/issuer", showAs=issuer)
        self._add(
            references, "TLCOrganization", eId="kehoach", href="/akn/ontology/organization/kehoach", showAs="kehoach"
        )

    def _tree(self, parent: "etree._Element", leaves: Sequence[Leaf]) -> None:
        """Put leaves into hierarchical elements, each below the one that governs it if that is among them."""
        present = {leaf.index for leaf in leaves}
        below: dict[int | None, list[Leaf]] = {}
        for leaf in leaves:
            if self._line(leaf) or leaf.row is not None:
                above = leaf.parent if leaf.parent in present else None
                below.setdefault(above, []).append(leaf)
        self._level(parent, below, None)

    def _level(self, parent: "etree._Element", below: dict[int | None, list[Leaf]], above: int | None) -> None:
        for block, group in groupby(below.get(above, []), key=lambda leaf: (leaf.row is not None, leaf.block)):
            rows = list(group)
            if block[0]:
                self._table(self._add(self._add(parent, "level", eId=f"table_{rows[0].index}"), "content"), rows)
                continue
            for leaf in rows:
                self._element(parent, leaf, below)

    def _element(self, parent: "etree._Element", leaf: Leaf, below: dict[int | None, list[Leaf]]) -> None:
        rank = leaf.numbering.rank if leaf.numbering else None
        name = next((name for known, name in _ELEMENTS.items() if known == rank), "level")
        element = self._add(parent, name, eId=f"{name}_{leaf.index}")
        text = self._reading.text
        marker = text[leaf.start : leaf.body_start].strip()
        words = text[leaf.body_start : leaf.body_end].strip()
        if marker:
            self._add(element, "num").text = _plain(marker)
        if leaf.index in below:
            if words:
                name = "heading" if leaf.kind is LeafKind.HEADING else "intro"
                told = self._add(element, name)
                (told if name == "heading" else self._add(told, "p")).text = _plain(words)
            self._level(element, below, leaf.index)
        else:
            self._add(self._add(element, "content"), "p").text = _plain(words)

    def _table(self, content: "etree._Element", rows: Sequence[Leaf]) -> None:
        table = self._add(content, "table")
        for leaf in rows:
            line = self._add(table, "tr")
            for cell in self._reading.text[leaf.start : leaf.end].strip().split(" | "):
                name = "th" if leaf.kind is LeafKind.HEAD_ROW else "td"
                self._add(self._add(line, name), "p").text = _plain(cell.strip())

    def _paragraphs(self, parent: "etree._Element", leaves: Sequence[Leaf]) -> None:
        for leaf in leaves:
            self._add(parent, "p").text = _plain(self._line(leaf))
        if not leaves:
            self._add(parent, "p")

    def _line(self, leaf: Leaf) -> str:
        return self._reading.text[leaf.start : leaf.end].strip()

    def _add(self, parent: "etree._Element", tag: str, /, **attributes: str) -> "etree._Element":
        plain = {key: _plain(value) for key, value in attributes.items()}
        return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", plain)


def _plain(text: str) -> str:
    """Text without the characters that XML 1.0 has no place for."""
    return "".join(
        letter if letter >= " " or letter in "\t\n" else "\ufffd" for letter in text if letter not in "\ufffe\uffff"
    )
