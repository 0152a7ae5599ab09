"""The page of an evaluation: nothing of a document is markup, everything can be reached, nothing is fetched."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kehoach.cli import app
from kehoach.evaluation.gold import Gold
from kehoach.evaluation.page import html_of
from kehoach.evaluation.page.rows import State, pieces_of, rows_of
from kehoach.evaluation.run import Evaluation, Skipped
from kehoach.evaluation.score import DocumentScore, score_document
from schemas import Agency, Task

MakeGold = Callable[..., Gold]
EVIL = '<script src="http://x.example/a.js">alert(1)</script> & "\'<img onerror=x>'


class Page(HTMLParser):
    """The tags of a page, with what links lead to, and the words of its panes of text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def score(made: Any, gold: MakeGold) -> DocumentScore:
    """A document in which one task is right, one differs in its lead, one is false and one missed."""
    quotes = ["Sở Y tế mở lớp học", "Sở Nội vụ xét khen thưởng", f"Họp báo về {EVIL}"]
    tasks = [Task(**made.at(text), action=text) for text in quotes]
    tasks[1] = tasks[1].model_copy(update={"lead": [Agency(name="Sở Nội vụ")]})
    made.at("In tờ rơi\ncho dân")
    wanted = [{"quote": quotes[0]}, {"quote": quotes[1]}, {"quote": "In tờ rơi cho dân"}]
    return score_document(f"plan {EVIL}", gold(tasks=wanted), made.record(tasks=tasks))


def test_rows_and_pieces(score: DocumentScore) -> None:
    rows = rows_of(score)
    assert [row.state for row in rows] == [State.MATCHED, State.DIFFERS, State.FALSE, State.MISSED]
    pieces = list(pieces_of(score.text, rows))
    assert "".join(piece.text for piece in pieces) == score.text
    assert [piece.state for piece in pieces if piece.state] == [row.state for row in rows]
    assert [piece.text for piece in pieces if piece.state is State.MISSED] == ["In tờ rơi\ncho dân"]


def test_items_over_one_another(score: DocumentScore) -> None:
    rows = rows_of(score)
    inner = rows[3].__class__(**{**{name: getattr(rows[0], name) for name in rows[0].__slots__}, "number": 9})
    whole = [*rows, inner.__class__(**{**{n: getattr(inner, n) for n in inner.__slots__}, "place": (3, 30)})]
    pieces = list(pieces_of(score.text, whole))
    assert "".join(piece.text for piece in pieces) == score.text
    assert sum(len(piece.starting) for piece in pieces) == 5


def test_documents_are_words_and_nothing_else(score: DocumentScore) -> None:
    page = Page(html_of(Evaluation((score,), (Skipped("x", EVIL),), "0" * 64)))
    assert not {"script", "img", "iframe", "object", "link", "form"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert page.words.count("alert(1)") >= 4
    assert EVIL in page.words


def test_every_link_leads_somewhere_in_the_page(score: DocumentScore) -> None:
    page = Page(html_of(Evaluation((score,), (), "0" * 64)))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert {f"d1-t{number}" for number in range(1, 5)} | {f"d1-r{number}" for number in range(1, 5)} <= set(page.ids)


def test_nothing_is_fetched(score: DocumentScore) -> None:
    page = html_of(Evaluation((score,), (), "0" * 64))
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import|<link|<base", page)


def test_the_same_evaluation_gives_the_same_page(score: DocumentScore) -> None:
    evaluation = Evaluation((score,), (), "0" * 64)
    assert html_of(evaluation) == html_of(evaluation)


def test_no_documents_at_all() -> None:
    assert "0 documents" in html_of(Evaluation((), (Skipped("a", "b"),), "0" * 64))


def test_command(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.json").write_text('{"document": "a.txt", "kind": "plan", "tasks": [{"quote": "Sửa cầu"}]}', "utf-8")
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Sở Xây dựng sửa cầu treo ở các bản.\n", "utf-8")
    target = tmp_path / "page.html"
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(tmp_path), "--html", str(target)])
    assert (result.exit_code, "sửa cầu treo" in target.read_text("utf-8")) == (0, True)
    nowhere = tmp_path / "no" / "page.html"
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(tmp_path), "--html", str(nowhere)])
    assert (result.exit_code, result.stderr) == (1, f"kehoach: {nowhere}: No such file or directory\n")
