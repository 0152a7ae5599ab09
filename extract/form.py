"""The words of the official form, compiled to patterns over folds (`extract/data/form.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import compile_folded, fold


class _FormFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    bases: list[str]
    enacting: list[str]
    recipients: list[str]
    annexes: list[str]
    issuing: list[str]
    powers: list[str]
    heads: list[str]
    signers: list[str]
    before_office: list[str]
    behind_office: list[str]
    portal: list[str]
    news_page: list[str]


@dataclass(frozen=True, slots=True)
class Form:
    """Each pattern is matched where the thing would begin; `motto` and the patterns of offices are searched too.

    `party` is the Party's heading, which its documents have in the motto's place (Hướng dẫn 36-HD/VPTW of 2018).
    """

    motto: "regex.Pattern[str]"
    party: "regex.Pattern[str]"
    basis: "regex.Pattern[str]"
    enacting: "regex.Pattern[str]"
    enacting_bare: "regex.Pattern[str]"
    recipients: "regex.Pattern[str]"
    annex: "regex.Pattern[str]"
    issuer: "regex.Pattern[str]"
    signing: "regex.Pattern[str]"
    power: "regex.Pattern[str]"
    office: "regex.Pattern[str]"
    head: "regex.Pattern[str]"
    portal: "regex.Pattern[str]"
    news_page: "regex.Pattern[str]"


@cache
def form() -> Form:
    """The patterns, compiled once."""
    words = _file()
    heads, offices = _any(words.heads), _any([*words.heads, *words.signers])
    # "TM." has its point, "T/M" needs none.
    powers = "|".join(rf"{fold(power)}\s?\.{'?' if '/' in power else ''}" for power in words.powers)
    office = (
        rf"(?:(?:{_any(words.before_office)})\s+)?(?P<title>{offices})"
        rf"(?:\s+(?:{_any(words.behind_office)}))?(?!\p{{L}})"
    )
    end = r"(?!\p{L})"
    return Form(
        motto=compile_folded(r"(?<!nước\s)cộng\s*hòa\s*xã\s*hội|độc\s*lập\s*-\s*tự\s*do"),
        party=compile_folded(r"đảng\s+cộng\s+sản\s+việt\s+nam[\s\-–_]*(?:$|[\n|])"),
        basis=compile_folded(rf"(?:{_any(words.bases)}){end}"),
        enacting=compile_folded(rf"(?:{_any(words.enacting)})\s*:\s*$"),
        enacting_bare=compile_folded(rf"(?:{_any(words.enacting[:2])})\s*$"),
        recipients=compile_folded(rf"(?:\*+\s*)?(?:{_any(words.recipients)}){end}"),
        annex=compile_folded(rf"(?:{_any(words.annexes)})\b(?:\s*(?:số\s*)?[\divx]+[a-z]?)?\s*[.:]?(?:\s|$)"),
        issuer=compile_folded(rf"(?:(?:{heads})\b.{{0,90}}|(?:{_any(words.issuing)}){end}(?! hành\b).{{0,80}})$"),
        signing=compile_folded(rf"(?:{powers}|q\s?\.)\s*(?:{office}|\p{{L}}{{2}}[\p{{L}} ]*)|{office}"),
        power=compile_folded(rf"(?<!\p{{L}})(?:{powers}|q\s?\.)\s*"),
        # "Đoàn Chủ tịch" and "Ban Bí thư" are bodies.
        office=compile_folded(rf"(?<!\p{{L}})(?<!đoàn )(?<!(?<!trưởng )ban ){office}"),
        head=compile_folded(rf"(?P<office>{heads})\s+"),
        portal=compile_folded("|".join(words.portal)),
        news_page=compile_folded("|".join(words.news_page)),
    )


@cache
def _file() -> _FormFile:
    return _FormFile.model_validate(tomllib.loads((files("extract") / "data" / "form.toml").read_text("utf-8")))


@cache
def _names() -> dict[str, str]:
    words = _file()
    return {fold(name): name for name in (*words.heads, *words.signers, *words.before_office, *words.behind_office)}


def office_name(words: str) -> str:
    """An office in its proper letters: "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch", "TỔNG GIÁM ĐỐC" -> "Tổng Giám đốc"."""
    found = form().office.fullmatch(fold(words := " ".join(words.split())))
    if found is None:
        return words
    start, end = found.span("title")
    names = (_names().get(fold(part.strip())) for part in (words[:start], words[start:end], words[end:]))
    return " ".join(name for name in names if name)


def _any(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(regex.escape, fold(word).split())) for word in longest_first)
