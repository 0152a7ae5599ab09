"""The text that a script-driven page carries in its data (Next.js, Nuxt, initial state), not yet shown.

Next.js writes `__NEXT_DATA__` as JSON, or streams `self.__next_f.push([1, "…"])` parts whose rows are `id:json` or
`id:T<length in hexadecimal>,<text>` (React server components).
"""

import json
from collections.abc import Iterator

import regex
from lxml.html import HtmlElement

_PUSH = regex.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_STATE = regex.compile(r"window\.__\w{3,40}__\s*=\s*(?=[\[{])")
_TEXT_ROW = regex.compile(rb"[0-9a-f]{1,6}:T(?P<length>[0-9a-f]{1,7}),")
_ROW = regex.compile(r"^[0-9a-f]{1,6}:(?=[\[{\"])", regex.MULTILINE)
_MARKUP = regex.compile(r"<(?:p|div|table|br|span|h[1-6]|li)\b", regex.IGNORECASE)
_MAX_VALUES = 200_000
# Each value that is no JSON costs a pass over the script (to name the line of the error): no page has many.
_MAX_FAILURES = 20
MIN_LENGTH = 400
"""A shorter string of the data is a label or a summary, not the text of a document."""


def payload_text(root: HtmlElement) -> str | None:
    """The longest text with paragraphs in a page's data, as HTML; None where there is none. Scripts must be there."""
    best = ""
    decoder = _Decoder()
    streamed: list[str] = []
    for script in root.iter("script"):
        content = script.text or ""
        kind = (script.get("type") or "").lower()
        if kind == "application/json":
            best = _longest(best, _strings_at(decoder, content, len(content) - len(content.lstrip())))
        elif "__next_f" in content:
            for found in _PUSH.finditer(content):
                streamed += [text for text in _strings_at(decoder, content, found.end()) if text]
        elif "window.__" in content:
            for found in _STATE.finditer(content):
                best = _longest(best, _strings_at(decoder, content, found.end()))
    if streamed:
        best = _longest(best, _rows(decoder, "".join(streamed)))
    return best or None


class _Decoder:
    """Reads the JSON values of a page; after many that are none it reads no more."""

    def __init__(self) -> None:
        self._decoder = json.JSONDecoder(strict=False)
        self._failures = 0

    def value_at(self, content: str, start: int) -> object:
        """The value that begins at `start`; None where there is none."""
        if self._failures >= _MAX_FAILURES:
            return None
        try:
            value: object = self._decoder.raw_decode(content, start)[0]
        except (ValueError, RecursionError):
            self._failures += 1
            return None
        return value


def _rows(decoder: _Decoder, stream: str) -> Iterator[str]:
    data = stream.encode("utf-8", "replace")
    found = _TEXT_ROW.search(data)
    while found is not None:
        end = found.end() + int(found["length"], 16)
        yield data[found.end() : end].decode("utf-8", "replace")
        # A row's text may look like the head of another row: the next one begins behind it.
        found = _TEXT_ROW.search(data, end)
    for row in _ROW.finditer(stream):
        yield from _strings_at(decoder, stream, row.end())


def _strings_at(decoder: _Decoder, content: str, start: int) -> Iterator[str]:
    """Every string of the JSON value that begins at `start`."""
    waiting: list[object] = [decoder.value_at(content, start)]
    for _ in range(_MAX_VALUES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting += reversed(item.values())
        elif isinstance(item, list):
            waiting += reversed(item)


def _longest(best: str, texts: Iterator[str]) -> str:
    for text in texts:
        if len(text) > max(len(best), MIN_LENGTH) and len(_MARKUP.findall(text)) > 2:
            best = text
    return best
