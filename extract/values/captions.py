"""The unit that a table's caption or a column's heading says for the figures below it."""

from dataclasses import dataclass

from extract.fold import compile_folded, fold

_MULTIPLIER = r"1\.000\.000\.000|1\.000\.000|1\.000|1000000|1000|nghìn tỷ|nghìn tỉ|nghìn|ngàn|triệu|tỷ|tỉ|tr\.?"
_CURRENCIES = {
    "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND", "₫": "VND", "usd": "USD", "đô la mỹ": "USD", "đô la": "USD", "us$": "USD",
    "$": "USD", "eur": "EUR", "euro": "EUR", "€": "EUR", "jpy": "JPY", "yên": "JPY", "yên nhật": "JPY",
}  # fmt: skip
_CURRENCY = r"đồng|vnđ|vnd|đ|₫|usd|us\$|\$|đô la mỹ|đô la|eur|euro|€|jpy|yên nhật|yên"
_MONEY = rf"(?P<multiplier>{_MULTIPLIER})?\s{{0,3}}(?P<currency>{_CURRENCY})(?![\p{{L}}/])"
_CAPTION = compile_folded(rf"(?:(?:đơn vị|đvt|đv tính)(?:\s?tính)?\s{{0,3}}[:(]?|\(|\[|:|;|,)\s{{0,3}}{_MONEY}")
_WHOLE = compile_folded(rf"[\s(\[]{{0,4}}{_MONEY}[\s)\].]{{0,4}}")
_ANY = compile_folded(r"(?:đơn vị(?:\s?tính)?|đvt|đv tính)\s{0,3}:\s{0,3}(?P<unit>[^;)|\n]{1,40})")
_MULTIPLIERS = {
    "1.000.000.000": 10**9, "1.000.000": 10**6, "1000000": 10**6, "1.000": 1000, "1000": 1000, "nghìn": 1000, "ngàn": 1000,
    "triệu": 10**6, "tr": 10**6, "tr.": 10**6, "tỷ": 10**9, "tỉ": 10**9, "nghìn tỷ": 10**12, "nghìn tỉ": 10**12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """The unit of a table's sums: what each figure is multiplied by, and the currency."""

    multiplier: int
    currency: str


def unit_from_caption(text: str) -> MoneyUnit | None:
    """The money unit that a caption or a column's heading says ("Đơn vị tính: triệu đồng", "Kinh phí (1.000đ)")."""
    folded = fold(text)
    found = _CAPTION.search(folded) or _WHOLE.fullmatch(folded)
    if found is None:
        return None
    multiplier = _MULTIPLIERS[found["multiplier"]] if found["multiplier"] else 1
    return MoneyUnit(multiplier, _CURRENCIES[found["currency"]])


def caption_unit(text: str) -> str | None:
    """The unit that a caption says for a table's figures, as written ("Đơn vị tính: ha")."""
    found = _ANY.search(fold(text))
    return " ".join(text[slice(*found.span("unit"))].split()).strip(" .") or None if found is not None else None
