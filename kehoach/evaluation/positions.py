"""Gold whose quotes are positions in the document's text, so that the words of the document need not be kept.

Such a file has the form of any gold file, with two differences: `text_sha256` is the SHA-256 (hexadecimal) of the
UTF-8 of the text that our reader gives, and wherever words of the document stood there is
`{"start": 10, "end": 42}` instead, a stretch [start, end) of that text in characters. `document` may name a subfolder.
"""

import hashlib
from typing import Any

SHA256 = "text_sha256"
"""The key that tells this form from the other."""


class OtherText(Exception):
    """The document's text is not the one that the positions were taken in; `str()` says how in one line."""


def has_positions(data: Any) -> bool:
    """Whether the content of a gold file is of this form."""
    return isinstance(data, dict) and SHA256 in data


def text_hash(text: str) -> str:
    """What `text_sha256` must be for this text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def with_words(data: dict[str, Any], text: str) -> dict[str, Any]:
    """The same gold with the words of the text in place of the positions, white space run together.

    Raises OtherText when the text is another one than that of the file, or a position is outside of it.
    """
    found = text_hash(text)
    if data[SHA256] != found:
        raise OtherText(f"the text read has another hash ({found[:12]}…) than the gold was taken from")
    return {key: _cut(value, text) for key, value in data.items() if key != SHA256}


def _cut(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_cut(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    # A plan and a task have a start and an end too, but as dates and beside other keys.
    if set(value) == {"start", "end"} and all(type(place) is int for place in value.values()):
        start, end = value["start"], value["end"]
        if not 0 <= start < end <= len(text):
            raise OtherText(f"the position {start}-{end} is not in the text, which has {len(text)} characters")
        return " ".join(text[start:end].split())
    return {key: _cut(each, text) for key, each in value.items()}
