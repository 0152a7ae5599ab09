"""kehoach: plans that Vietnamese authorities publish, as validated data with the words behind each value.

    >>> import kehoach
    >>> record = kehoach.extract("2807-qd-ubnd.pdf")      # doctest: +SKIP
    >>> record.decision.number, len(record.targets)        # doctest: +SKIP

Names: `read` (file or bytes to `Document`), `extract` (file, bytes or `Document` to `Record`), `read_all` and
`extract_all` (the same for inputs of several documents: archives, e-mail), `evaluate` (records against gold), the models
`Document` and `Record`; `UnreadableInput`, which `read` and `extract` raise for what cannot be read, and `Unread`, which
stands for it among the results of the other two. Each is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.errors import Unread, UnreadableInput
    from kehoach.api import evaluate, extract, extract_all, read, read_all
    from schemas import Document, Record

__all__ = ["Document", "Record", "Unread", "UnreadableInput", "evaluate", "extract", "extract_all", "read", "read_all"]

_HOME = {
    "Document": "schemas",
    "Record": "schemas",
    "Unread": "corpus.errors",
    "UnreadableInput": "corpus.errors",
    "evaluate": "kehoach.api",
    "extract": "kehoach.api",
    "extract_all": "kehoach.api",
    "read": "kehoach.api",
    "read_all": "kehoach.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kehoach' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
