"""The page that `kehoach evaluate --html` writes, in a real browser: keyboard alone, light and dark, nothing fetched."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from typer.testing import CliRunner

from kehoach.cli import app

AXE = files("axe_playwright_python") / "axe.min.js"
PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 31/KH-UBND
Hà Tĩnh, ngày 04 tháng 02 năm 2026
KẾ HOẠCH
Trồng cây chắn sóng năm 2026
I. MỤC TIÊU
- Đến hết năm 2026, 70% tuyến đê biển có cây chắn sóng.
II. NHIỆM VỤ
1. Sở Nông nghiệp và Môi trường chủ trì khảo sát các tuyến đê.
2. Tổ chức trồng 12 ha bần chua.
3. Bàn giao hồ sơ cho các xã ven biển.
"""
GOLD = """{"document": "plan.txt", "kind": "plan", "header": {"number": "31/KH-UBND"},
"targets": [{"quote": "70% tuyến đê biển có cây chắn sóng", "indicator": "tuyến đê", "value": 40, "unit": "%"}],
"tasks": [{"quote": "Sở Nông nghiệp và Môi trường chủ trì khảo sát các tuyến đê", "lead": ["Sở Xây dựng"]},
{"quote": "Tổ chức trồng 12 ha bần chua"}]}"""


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A page with a task that agrees, one whose lead differs, a false one, and a target that is missed."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "plan.json").write_text(GOLD, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    page = tmp_path / "page.html"
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / "gold"), str(tmp_path), "--html", str(page)])
    assert result.exit_code == 0, result.output
    return page.as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Page:
    """The page in a tab that notes what it asks for and complains of."""
    # axe is put into the page from outside, which the page's own policy would forbid.
    page = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(address)
    assert asked == [address]
    return page


def test_from_the_text_to_the_item_and_back_by_keyboard(opened: Page) -> None:
    sign = opened.locator(".pin.s-differs")
    sign.focus()
    opened.keyboard.press("Enter")
    row = opened.locator("li:target")
    expect(row).to_contain_text("Sở Xây dựng")
    expect(row).to_be_in_viewport()
    row.get_by_role("link").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator(".pin:target")).to_be_in_viewport()


def test_what_agrees_can_be_hidden(opened: Page) -> None:
    agreeing = opened.locator(".rows > .st-matched").first
    expect(agreeing).to_be_visible()
    opened.get_by_label("Hide what agrees in everything").press("Space")
    expect(agreeing).to_be_hidden()
    expect(opened.locator(".rows > .st-differs")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_read_it(opened: Page, scheme: str, width: int) -> None:
    opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened.set_viewport_size({"width": width, "height": 800})
    opened.evaluate(AXE.read_text("utf-8"))
    found = opened.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [
        f"{each['id']}: {node['target']} {node['failureSummary']}" for each in serious for node in each["nodes"]
    ] == []
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
