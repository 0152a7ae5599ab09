"""kehoach: plans that Vietnamese authorities publish, as validated data with the words behind each value.

    >>> import kehoach
    >>> record = kehoach.extract("2807-qd-ubnd.pdf")      # doctest: +SKIP
    >>> record.decision.number, len(record.targets)        # doctest: +SKIP

Names: `read` (file or bytes to `Document`), `extract` (file, bytes or `Document` to `Record`), `evaluate` (records
against gold), the models `Document` and `Record`, and `UnreadableInput`, which `read` and `extract` raise for what
cannot be read. Each is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.errors import UnreadableInput
    from kehoach.api import evaluate, extract, read
    from schemas import Document, Record

__all__ = ["Document", "Record", "UnreadableInput", "evaluate", "extract", "read"]

_HOME = {
    "Document": "schemas",
    "Record": "schemas",
    "UnreadableInput": "corpus.errors",
    "evaluate": "kehoach.api",
    "extract": "kehoach.api",
    "read": "kehoach.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kehoach' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
