"""Compiled patterns, kept between runs.

`regex` takes a third of a second to compile this room's patterns and a hundredth to take them back from their pickled
form, which the library itself provides. So what one process compiled is kept in the user's cache folder for the next,
under the versions of everything it depends on. Without a folder that can be read and written nothing is kept, and
nothing else changes.
"""

import atexit
import os
import pickle
import sys
from pathlib import Path

import platformdirs
import regex

_MOST = 800
"""Patterns in one file (the program has about 550): above it those that this process did not use are dropped."""


class PatternStore:
    """Patterns by their text and flags, with the file in which they are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)
        self._used: dict[tuple[str, int], regex.Pattern[str]] = {}
        self._is_new = False

    def compile(self, pattern: str, flags: int = 0) -> "regex.Pattern[str]":
        """The compiled pattern. Raises `regex.error` for one that is none."""
        key = pattern, int(flags)
        found = self._used.get(key) or self._kept.get(key)
        if found is None:
            found = regex.compile(pattern, flags)
            self._is_new = True
        self._used[key] = found
        return found

    def keep(self) -> None:
        """Write the file if something new was compiled; as a whole or not at all, and without a word if it cannot be."""
        if not self._is_new:
            return
        patterns = self._kept | self._used
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(f".{os.getpid()}")
            try:
                part.write_bytes(pickle.dumps(self._used if len(patterns) > _MOST else patterns, protocol=5))
                part.replace(self._path)
            finally:
                part.unlink(missing_ok=True)
        except OSError:
            return
        self._is_new = False


def _read(path: Path) -> "dict[tuple[str, int], regex.Pattern[str]]":
    try:
        kept = pickle.loads(path.read_bytes())
    except Exception:  # no file, one that may not be read, a damaged one: the patterns are compiled anew
        return {}
    return kept if isinstance(kept, dict) else {}


def _place() -> Path:
    versions = f"{sys.implementation.cache_tag}-{sys.byteorder}-regex-{regex.__version__}"
    return platformdirs.user_cache_path("kehoach") / f"patterns-{versions}.pickle"


_store = PatternStore(_place())
atexit.register(_store.keep)
compile_pattern = _store.compile
