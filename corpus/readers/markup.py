"""Markdown's marks inside a line: emphasis, links, images, escapes. Words stay, marks go."""

import html

import regex

_IMAGE = regex.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)")
_LINK = regex.compile(
    r"\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,200}\]){0,1000})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)"
)
_ESCAPE = regex.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BREAK = regex.compile(r"<br\s?/?>", regex.I)
_ROW_WITH_BREAKS = regex.compile(r"^ *\|.*<br\s?/?>.*\| *$", regex.I | regex.M)
_STARS = regex.compile(r"(\*+)")
_FOOTNOTE_STARS = regex.compile(r"\((\*{1,4})\)")
_UNDERSCORES = regex.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000})(?<=[^\s_])\1(?![\w_])")
# Escaped or literal marks wait as private-use characters until the emphasis has been taken off.
_STAR, _UNDERSCORE, _PIPE, _LINE_END = "\ue000", "\ue001", "\ue002", "\ue003"
_KEPT = {"*": _STAR, "_": _UNDERSCORE, "|": _PIPE}


def take_markup(text: str) -> str:
    """Take links, images, escapes, character references and `<br>` out of a whole text."""
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: _KEPT.get(found[1], found[1]), text)
    if "&" in text and ";" in text:
        text = html.unescape(text)
    if "<" in text:
        # In a row of a table a break stays within its cell.
        text = _ROW_WITH_BREAKS.sub(lambda row: _BREAK.sub(_LINE_END, row[0]), text)
        text = _BREAK.sub("\n", text)
    return text


def restore(text: str) -> str:
    """Give escaped marks their shape back."""
    if _STAR in text or _UNDERSCORE in text or _PIPE in text or _LINE_END in text:
        text = text.replace(_STAR, "*").replace(_UNDERSCORE, "_").replace(_PIPE, "|").replace(_LINE_END, "\n")
    return text


def take_emphasis(text: str) -> tuple[str, bool]:
    """A paragraph without its marks of emphasis, and whether all of its words were set bold."""
    bold = False
    if "*" in text:
        if "(*" in text:
            text = _FOOTNOTE_STARS.sub(lambda found: "(" + _STAR * len(found[1]) + ")", text)
        text, bold = _take_stars(text)
    if "_" in text:
        text = _UNDERSCORES.sub(lambda found: found[2], text)
    return restore(text), bold


def _take_stars(text: str) -> tuple[str, bool]:
    pieces = _STARS.split(text)
    single = sum(1 for run in pieces[1::2] if len(run) in (1, 3))
    lone = -1
    if single % 2:
        lone = _lone_star(pieces)
    is_bold = False
    all_bold: bool | None = None
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            if index == lone:
                out.append(piece)
            elif len(piece) in (2, 3):
                is_bold = not is_bold
        else:
            out.append(piece)
            if all_bold is not False and any(map(str.isalnum, piece)):
                all_bold = is_bold
    return "".join(out), bool(all_bold)


def _lone_star(pieces: list[str]) -> int:
    """Which single star of an odd number is no mark: a bullet at the start, or one glued behind a word at the end."""
    if pieces[0].strip() == "" and pieces[1] == "*" and pieces[2].startswith(" "):
        return 1
    for index in range(len(pieces) - 2, 0, -2):
        if pieces[index] == "*":
            before, after = pieces[index - 1], pieces[index + 1]
            if before[-1:].isalnum() and not after.strip():
                return index
            break
    return -1
