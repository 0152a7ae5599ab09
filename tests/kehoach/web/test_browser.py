"""The page as a visitor meets it, in a real browser."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dataset import records
from tests.kehoach.web.conftest import HOSTILE, PDF, Served, Watched

AXE = files("axe_playwright_python") / "axe.min.js"


def serious(page: Page, rules: str = "{}") -> list[str]:
    """What axe-core finds serious or critical; `rules` are axe's own options."""
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(f"axe.run({rules})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


def drawn(page: Page) -> None:
    """Wait until every chart of a page is drawn or has failed."""
    expect(page.locator("[data-spec]:not([data-drawn])")).to_have_count(0, timeout=60_000)


def named(page: Page, author: str = "Lan") -> None:
    page.evaluate("name => localStorage.setItem('kehoach-author', name)", author)


@pytest.fixture
def expected_refusals(watched: Watched) -> Any:
    """The browser itself reports refused requests as errors; those of a conflict or a wrong form are meant."""
    yield
    watched.wrong[:] = [each for each in watched.wrong if "409" not in each and "422" not in each]


def test_searching_without_diacritics_and_opening_what_was_found(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.get_by_role("searchbox").fill("thai nguyen che")
    page.keyboard.press("Enter")
    expect(page.locator(".found h1")).to_have_text("1 văn bản")
    assert "q=thai+nguyen+che" in page.url and "level=" not in page.url
    page.locator(".result a").click()
    expect(page.locator("h1")).to_contain_text("sản phẩm chè")
    expect(page.locator(".list.targets .item")).to_have_count(5)


def test_a_facet_narrows_the_list_and_its_chip_takes_it_back(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.get_by_label("Cấp ban hành").select_option("commune")
    expect(page.locator(".result")).to_have_count(1)
    page.locator(".chips a").first.click()
    expect(page.locator(".result")).to_have_count(7)


def test_a_value_shows_its_words_and_words_show_their_value(page: Page, served: Served) -> None:
    page.goto(served.page_of(PDF))
    item = page.locator(".list.targets .item").first
    item.click(position={"x": 5, "y": 5})
    words = page.locator("#words mark.active")
    expect(words).to_have_text("Diện tích chè đạt 23.500 ha")
    expect(words).to_be_in_viewport()
    page.locator("#words mark.budgets").first.click()
    expect(page.locator(".list.budgets .item.active")).to_be_focused()
    # By keyboard: through the marks of the text, and from there into the record.
    page.locator("#words").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#pane-record .active")).to_be_focused()


def test_the_original_page_is_shown_with_boxes(page: Page, served: Served) -> None:
    page.goto(served.page_of(PDF))
    page.get_by_role("button", name="Trang gốc").click()
    picture = page.locator(".sheet img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 500
    page.locator(".list.targets .item").first.click(position={"x": 5, "y": 5})
    expect(page.locator(".sheet rect.active")).to_have_count(1)
    expect(page.locator(".sheet rect.active")).to_be_in_viewport()


def test_correcting_by_keyboard_and_taking_it_back(page: Page, served: Served) -> None:
    page.goto(served.page_of(PDF))
    named(page)
    item = page.locator(".list.targets .item").first
    item.focus()
    page.keyboard.press("e")
    field = page.locator("#targets-value")
    expect(page.get_by_label("Chỉ tiêu *")).to_be_focused()
    field.fill("24.000,5")
    page.get_by_label("Ghi chú").fill("theo bản đính chính")
    page.keyboard.press("Enter")
    expect(item).to_have_attribute("data-state", "edited")
    expect(item.locator(".figure")).to_have_text("24.000,5 ha")
    expect(item.locator(".before")).to_contain_text("23.500 ha")
    expect(item).to_be_focused()
    assert served_target(served) == "24000.5"
    page.keyboard.press("u")
    expect(item).to_have_attribute("data-state", "machine")
    page.keyboard.press("a")
    expect(item).to_have_attribute("data-state", "accepted")
    page.keyboard.press("x")
    expect(item).to_have_attribute("data-state", "deleted")
    page.locator("#toast button").click()
    expect(item).to_have_attribute("data-state", "accepted")
    assert served_target(served) == "23500"
    page.keyboard.press("j")
    expect(page.locator(".list.targets .item").nth(1)).to_be_focused()


def test_a_field_of_the_header_is_corrected_by_keyboard(page: Page, served: Served) -> None:
    page.goto(served.page_of(PDF))
    named(page)
    fact = page.locator('[data-item="decision-title"]')
    fact.focus()
    expect(page.locator("#words mark.header.active").first).to_be_attached()
    page.keyboard.press("e")
    field = page.locator("#decision-title-words")
    expect(field).to_be_focused()
    field.fill("Trích yếu đã sửa")
    page.get_by_role("button", name="Lưu").click()
    expect(fact).to_have_attribute("data-state", "edited")
    expect(fact.locator(".before")).to_contain_text("sản phẩm chè")
    expect(page.locator("h1")).to_have_text("Trích yếu đã sửa")
    page.goto(f"{served.address}/?q=trich+yeu+da+sua")
    expect(page.locator(".result h2")).to_have_text("Trích yếu đã sửa")
    page.goto(f"{served.address}/corrections")
    expect(page.locator(".journal tbody tr")).to_contain_text("Trích yếu: Trích yếu đã sửa")
    page.locator(".journal a").click()
    expect(fact).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("h1")).to_contain_text("sản phẩm chè")


def served_target(served: Served) -> str:
    record = next(each for each in records(served.store) if each.id == served.ids[PDF])
    return str(record.targets[0].value)


@pytest.mark.usefixtures("expected_refusals")
def test_what_is_wrong_is_said_beside_its_field(page: Page, served: Served) -> None:
    page.goto(served.page_of(PDF))
    page.locator(".list.targets .item").first.focus()
    page.keyboard.press("e")
    page.locator("#targets-value").fill("nhiều")
    page.get_by_label("Người sửa *").fill("Lan")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-problem=value]")).to_have_text("không phải là số")
    expect(page.locator("#targets-value")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".list.targets .item").first).to_be_focused()


@pytest.mark.usefixtures("expected_refusals")
def test_two_people_see_each_others_change(browser: Browser, page: Page, served: Served) -> None:
    other = browser.new_context().new_page()
    for tab, author in ((page, "Lan"), (other, "Minh")):
        tab.goto(served.page_of(PDF))
        named(tab, author)
        tab.locator(".list.targets .item").first.focus()
        tab.keyboard.press("e")
    other.locator("#targets-value").fill("30.000")
    other.get_by_role("button", name="Lưu").click()
    expect(other.locator(".list.targets .item").first).to_have_attribute("data-state", "edited")
    page.locator("#targets-value").fill("20.000")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#editor-conflict")).to_contain_text("Minh")
    expect(page.locator("#editor-conflict")).to_contain_text("30.000 ha")
    expect(page.locator("#targets-value")).to_have_value("20.000")
    assert served_target(served) == "30000"
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".list.targets .item .history li").first).to_be_attached()
    expect(page.locator(".list.targets .item").first.locator(".history li")).to_have_count(2)
    assert served_target(served) == "20000"
    other.context.close()


def test_words_that_are_selected_become_an_item(page: Page, served: Served) -> None:
    page.goto(served.page_of(PDF))
    named(page)
    page.locator("#words").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    chosen = page.evaluate("getSelection().toString()").strip()
    assert chosen
    page.get_by_role("button", name="N · nhiệm vụ").click()
    expect(page.get_by_label("Nhiệm vụ *")).to_have_value(chosen)
    page.get_by_role("button", name="Lưu").click()
    added = page.locator(".item.added")
    expect(added).to_contain_text("người thêm")
    expect(added).to_be_focused()
    assert page.locator("#words mark.active").all_text_contents() != []
    (task,) = [
        task
        for each in records(served.store)
        if each.id == served.ids[PDF]
        for task in each.tasks
        if task.rule == "person.added"
    ]
    assert task.evidence.quote == chosen


def test_what_a_document_says_is_shown_and_never_run(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/?q=77")
    expect(page.locator(".result h2", has_text="onerror")).to_have_count(1)
    page.locator(".result h2 a", has_text="onerror").click()
    expect(page.locator("h1")).to_contain_text("<script>document.title='taken'</script>")
    assert page.title() != "taken" and page.locator("main script, main img[src=x]").count() == 0
    assert HOSTILE.split(" &")[0] in (page.locator("#words").text_content() or "")


def test_charts_and_maps_are_drawn(page: Page, served: Served) -> None:
    for path in ("/overview?indicator=dien+tich+che", "/overview?units=before&measure=targets", "/tasks", "/quality"):
        page.goto(served.address + path)
        drawn(page)
        expect(page.locator("[data-drawn=no]")).to_have_count(0)
        assert page.locator("[data-spec] svg").count() > 0
    page.goto(served.address + "/overview")
    cells = page.locator("#chart-map svg text", has_text="Thái Nguyên")
    expect(cells.first).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        page.locator("#chart-map .exports a", has_text="CSV").click()
    assert download.value.suggested_filename == "kehoach-map.csv"


PLACES = ("/", "/decisions/{}", "/overview", "/tasks", "/quality", "/corrections", "/api", "/nowhere")


def test_no_serious_barrier(page: Page, served: Served, watched: Watched) -> None:
    for path in PLACES:
        page.goto(served.address + path.format(served.ids[PDF]))
        drawn(page)
        assert serious(page) == [], path
    page.goto(served.page_of(PDF))
    page.locator(".list.tasks .item").first.focus()
    page.keyboard.press("e")
    assert serious(page) == []
    watched.wrong[:] = [each for each in watched.wrong if "404" not in each]


def test_in_the_dark_everything_can_be_read(page: Page, served: Served) -> None:
    page.emulate_media(color_scheme="dark")
    for path in PLACES[:4]:
        page.goto(served.address + path.format(served.ids[PDF]))
        drawn(page)
        if "decisions" in path:
            page.locator(".list.tasks .item").first.focus()
        assert serious(page, "{runOnly: ['color-contrast']}") == [], path


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, served: Served, watched: Watched) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = watched.watch(context.new_page(), served.address)
    for path in ("/", f"/decisions/{served.ids[PDF]}", "/overview", "/tasks", "/quality", "/corrections", "/api"):
        page.goto(served.address + path)
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.goto(served.page_of(PDF))
    page.get_by_role("tab", name="Dữ liệu").tap()
    expect(page.locator(".list.targets .item").first).to_be_visible()
    page.locator(".list.targets .item").first.tap(position={"x": 5, "y": 5})
    expect(page.locator("#words mark.active")).to_be_visible()
    context.close()


def test_english(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.get_by_role("link", name="English").click()
    expect(page.locator(".found h1")).to_have_text("7 documents")
    page.goto(served.page_of(PDF))
    expect(page.locator("#list-targets h2")).to_contain_text("Targets")
    page.goto(f"{served.address}/overview?lang=vi")
    expect(page.locator("h1")).to_have_text("Tổng quan")
