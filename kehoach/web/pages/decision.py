"""A decision: its text and pages beside its record, its original file, its place among other decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from dataset.corrections import ItemKind, Review, corrections_of, review, text_key
from dataset.decisions import Cited, Entry, find_decision
from kehoach.web.errors import NotHere
from kehoach.web.fields import Field
from kehoach.web.forms import FORMS
from kehoach.web.header import HEADER_FORMS, field_views
from kehoach.web.items import HEADER, View, header_words, marks, views
from kehoach.web.language import Translate
from kehoach.web.marks import blocks
from kehoach.web.names import KIND_NAMES, LETTERS, RELATION_NAMES
from kehoach.web.originals import Asked, Original, find_original, is_reachable, page_picture
from kehoach.web.site import Site
from kehoach.web.warned import warning_views
from schemas import Evidence, Record

ONE = {
    ItemKind.TARGETS: "chỉ tiêu", ItemKind.TASKS: "nhiệm vụ", ItemKind.BUDGETS: "kinh phí",
    ItemKind.REFERENCES: "văn bản",
}  # fmt: skip
_STRONG = ("implements", "amends", "replaces", "repeals", "promulgates")

# What the script says; the words are the page's, in its language.
_SENTENCES = (
    ("saved", "Đã lưu"), ("accepted", "Đã xác nhận"), ("deleted", "Đã xoá"), ("undone", "Đã hoàn tác"),
    ("undo", "Hoàn tác"), ("edit", "Sửa"), ("add", "Thêm"), ("conflict", "Người khác vừa sửa mục này. Bản của họ đang hiện "
     "trong danh sách; lưu lần nữa để ghi bản của bạn lên trên."), ("overtaken", "Người khác vừa sửa mục này; đây là bản "
     "của họ."), ("failed", "Không lưu được"), ("stale", "Trang đã cũ, hãy tải lại"), ("author", "Tên người sửa"),
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A list of the record on the page."""

    name: str
    letter: str
    title: str
    one: str
    fields: tuple[Field, ...]
    items: list[View]


@dataclass(frozen=True)
class Rectangle:
    """An item's words on a page, in points."""

    name: str
    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """A page of the original and what stands out on it."""

    number: int
    width: float
    height: float
    boxes: tuple[Rectangle, ...]


def router(site: Site) -> APIRouter:
    """The decisions' addresses."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/decisions/{decision_id:path}")
    def decision(request: Request, decision_id: str) -> Response:
        entry, found = reviewed(site, decision_id)
        _ = site.translate(request)
        record = found.record
        lists = views(found, _)
        there = is_reachable(_asked(entry), site.settings.roots)
        return site.page(request, "decision.html", {
            "entry": entry, "record": record, "review": found, "title": title_of(record),
            "text_key": text_key(record.document.text),
            "blocks": blocks(record.document.text, marks(found), record.document.pages),
            "kinds": kinds(lists), "facts": field_views(found, _),
            "warned": warning_views(record, site.language(request)), "forms": HEADER_FORMS.items(), "legend": legend(),
            "links": {each.number: each.id for each in entry.cites if each.id}, "related": _related(entry, _),
            "sheets": _sheets(found) if there and record.document.media_type == "application/pdf" else [],
            "original": there,
            "original_why": _("Tệp không còn ở nơi đã đọc, hoặc nằm ngoài các thư mục của --files"),
            "sentences": [(name, _(sentence)) for name, sentence in _SENTENCES],
        })  # fmt: skip

    @routes.get("/reports/{decision_id:path}")
    def report(request: Request, decision_id: str) -> Response:
        from kehoach.web.report import decision_report

        made = decision_report(site.store, decision_id, site.language(request))
        if made is None:
            raise NotHere("Kho không có văn bản này.")
        return HTMLResponse(
            made, headers={"Content-Disposition": f'attachment; filename="{file_name(decision_id)}.html"'}
        )

    @routes.get("/originals/{decision_id:path}")
    def original(decision_id: str) -> Response:
        file = _original(site, find_entry(site, decision_id))
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        return Response(file.data, media_type=file.media_type, headers=headers)

    @routes.get("/pages/{number}/{decision_id:path}")
    def page(number: int, decision_id: str) -> Response:
        entry = find_entry(site, decision_id)
        file = _original(site, entry)
        picture = None
        if file.media_type == "application/pdf":
            picture = page_picture(entry.record.document.sha256, number, file.data)
        if picture is None:
            raise NotHere("Văn bản không có trang này.")
        return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})

    return routes


def find_entry(site: Site, decision_id: str) -> Entry:
    """A decision of the store. Raises NotHere."""
    entry = find_decision(site.store, decision_id)
    if entry is None:
        raise NotHere("Kho không có văn bản này.")
    return entry


def reviewed(site: Site, decision_id: str) -> tuple[Entry, Review]:
    """A decision with people's corrections over it. Raises NotHere."""
    entry = find_entry(site, decision_id)
    with site.store.reading() as connection:
        return entry, review(entry.record, corrections_of(connection, decision_id))


def _original(site: Site, entry: Entry) -> Original:
    found = find_original(_asked(entry), site.settings.roots)
    if found is None:
        raise NotHere("Tệp gốc không có ở đây.")
    return found


def _asked(entry: Entry) -> Asked:
    """Where the file of a decision's record came from, as the store knows it."""
    info = entry.record.document
    source = next((source for source in entry.sources if source.uri == info.uri), None)
    return Asked(
        uri=info.uri, sha256=info.sha256, media_type=info.media_type, member=info.member,
        input_uri=source.input_uri if source else info.uri, input_sha256=source.input_sha256 if source else None,
    )  # fmt: skip


def file_name(decision_id: str) -> str:
    """A decision's id as a file is called."""
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in decision_id)[:120]


def title_of(record: Record) -> str | None:
    """What a decision is called on its page."""
    plan, news = record.plan, record.news
    return record.decision.title or (plan.title if plan else None) or (news.title if news else None)


def kinds(lists: dict[ItemKind, list[View]]) -> list[Kind]:
    """The record's lists for the page."""
    return [Kind(kind.value, LETTERS[kind], KIND_NAMES[kind], ONE[kind], FORMS[kind], lists[kind]) for kind in ItemKind]


def legend() -> list[tuple[str, str, str]]:
    """The looks of the marks: kind, letter, name."""
    return [(kind.value, LETTERS[kind], KIND_NAMES[kind]) for kind in ItemKind] + [(HEADER, "", "Thông tin chung")]


def _related(entry: Entry, _: Translate) -> list[tuple[str, list[Cited]]]:
    """What the decision does to others, and which others name it; bare citations of the decision's own are in its list."""
    names = {relation.value: name for relation, name in RELATION_NAMES.items()}
    groups: list[tuple[str, list[Cited]]] = []
    for relation in _STRONG:
        own = [each for each in entry.cites if each.relation == relation]
        if own:
            groups.append((_("Văn bản này") + " " + _(names[relation]), own))
    for relation in names:
        others = [each for each in entry.cited_by if each.relation == relation]
        if others:
            groups.append((_("Được viện dẫn") + f" ({_(names[relation])})", others))
    for link in entry.links:
        groups.append((_("Có thể là cùng một văn bản"), [Cited("", link.id, link.id, link.title, None, link.reason)]))
    return groups


def _sheets(found: Review) -> list[Sheet]:
    """The pages that have a size, with the boxes of what was read from them."""
    placed: list[tuple[str, str, Evidence]] = [
        (item.name, item.kind.value, item.shown.evidence)
        for item in found.items
        if item.value is not None or item.machine is not None
    ]
    placed += [(name, HEADER, words) for name, words in header_words(found.machine)]
    # Large boxes first, so that a small one inside it can be clicked.
    placed.sort(key=lambda each: -(each[2].end - each[2].start))
    return [
        Sheet(page.number, page.width, page.height, tuple(_boxes(page.number, placed)))
        for page in found.machine.document.pages
        if page.width and page.height
    ]


def _boxes(page: int, placed: Sequence[tuple[str, str, Evidence]]) -> list[Rectangle]:
    return [
        Rectangle(name, kind, words.box.x0 - 1, words.box.top - 1, words.box.x1 - words.box.x0 + 2,
                  words.box.bottom - words.box.top + 2)
        for name, kind, words in placed if words.page == page and words.box is not None
    ]  # fmt: skip
