"""Recipients and signature side by side in plain text that keeps its layout."""

from corpus.readers.spaced_columns import signature_at

TEXT = [
    "Nơi nhận:                     TM. ỦY BAN NHÂN DÂN",
    "- Như Điều 3;                      CHỦ TỊCH",
    "- Lưu VP.",
    "",
    "                                 Lê Thị Hoa",
    "",
    "                    KẾ HOẠCH",
    "I. MỤC TIÊU",
]


def test_the_columns_are_parted() -> None:
    found = signature_at(TEXT, 0)
    assert found is not None
    assert found.left == "Nơi nhận:\n- Như Điều 3;\n- Lưu VP."
    assert found.right.startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Hoa")


def test_recipients_alone_are_no_columns() -> None:
    assert signature_at(["Nơi nhận:", "- Như Điều 3;"], 0) is None
    assert signature_at(["Báo cáo gửi nơi nhận:     Sở Y tế"], 0) is None
