"""The data of script-driven pages: its text is found among values that are no text, and false values end the search."""

import json

import pytest

from corpus.readers.html_payload import payload_text
from corpus.readers.html_tree import parse_page

TEXT = "".join(f"<p>Xã thứ {number} lập kế hoạch tiêm phòng cho đàn gia súc trước mùa mưa.</p>" for number in range(12))


def found(*scripts: str) -> str | None:
    root, _ = parse_page(
        "<html><body>" + "".join(f"<script>{script}</script>" for script in scripts) + "</body></html>"
    )
    return payload_text(root)


def pushed(*rows: str) -> str:
    return "".join(f"self.__next_f.push([1,{json.dumps(row)}]);" for row in rows).replace("</", "<\\/")


def long_row(text: str) -> str:
    return f"4:T{len(text.encode()):x},{text}"


@pytest.mark.parametrize(
    "scripts",
    [
        (pushed(long_row(TEXT)),),
        (pushed('0:["$","div",null,{}]\n', long_row(TEXT), '5:{"a":1}\n'),),
        (pushed(long_row(TEXT)[:50], long_row(TEXT)[50:]),),
        (pushed(long_row(f"<p>x</p><p>y</p>{'z' * 500}"), long_row(TEXT)),),
        ("window.__STATE__={hỏng;" * 5 + " " * 400, pushed(long_row(TEXT))),
    ],
)
def test_the_longest_text_with_paragraphs(scripts: tuple[str, ...]) -> None:
    assert found(*scripts) == TEXT


def test_a_row_ends_where_its_length_says() -> None:
    """What looks like the head of a row within a text is text."""
    text = TEXT + "<p>Mã hồ sơ 1:Tff, lưu tại phòng một cửa của xã.</p>"
    assert found(pushed(long_row(text), '5:"hết"\n')) == text


@pytest.mark.parametrize(
    "script",
    [
        pushed('0:["$","div",null,{}]\n' * 40),
        pushed(long_row("chữ không có đoạn " * 60)),
        "self.__next_f.push([1," * 5_000,
        "window.__STATE__={" * 20_000,
        pushed("1:Tfffffff,abc " * 20_000),
        "var a = 'không phải dữ liệu';" * 50,
    ],
)
def test_no_text_in_the_data(script: str) -> None:
    assert found(script) is None
