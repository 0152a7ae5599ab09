"""Names of members as a person reads them."""

import unicodedata

from corpus.encoding import looks_vietnamese


def readable(name: str) -> str:
    """A name in NFC (macOS packs letters and their marks apart), its bytes decoded where no encoding was told."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return decoded(name.encode("utf-8", "surrogateescape" if _is_escaped(name) else "replace"))
    return unicodedata.normalize("NFC", name)


def _is_escaped(name: str) -> bool:
    return all("\udc80" <= letter <= "\udcff" for letter in name if "\ud800" <= letter <= "\udfff")


def decoded(raw: bytes) -> str:
    """A name of which only bytes are known: UTF-8, else Windows-1258 where that gives Vietnamese, else as DOS wrote it."""
    for encoding in ("utf-8", "cp1258"):
        try:
            name = unicodedata.normalize("NFC", raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or looks_vietnamese(name):
            return name
    return raw.decode("cp437")
