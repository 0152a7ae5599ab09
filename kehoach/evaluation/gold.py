"""The gold files: what a careful analyst recorded of a document (`gold/<name>.json`, form of the gold's README)."""

import hashlib
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kehoach.evaluation.positions import has_positions, with_words

ItemKind = Literal["targets", "tasks", "budgets", "references"]
ITEM_KINDS: tuple[ItemKind, ...] = ("targets", "tasks", "budgets", "references")


class UnusableGold(Exception):
    """A gold file that is missing, is no JSON or has another form; `str()` says where and why in one line."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldHeader(_Gold):
    """The decision that the document is, or that the news item reports."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    level: str | None = None
    province: str | None = None
    place: str | None = None
    issued_on: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    title: str | None = None


class GoldNews(_Gold):
    """The news item itself."""

    site: str | None = None
    author: str | None = None
    published_on: str | None = None
    title: str | None = None


class GoldPlan(_Gold):
    """The plan's title and time."""

    title: str | None = None
    start: str | None = None
    end: str | None = None


class GoldTarget(_Gold):
    """A figure to reach."""

    quote: str
    indicator: str
    value: Decimal
    value_max: Decimal | None = None
    unit: str | None = None
    comparator: str = "="
    by: str | None = None


class GoldTask(_Gold):
    """Something that somebody is given to do."""

    quote: str
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


class GoldBudget(_Gold):
    """A sum of money set aside or estimated."""

    quote: str
    amount: Decimal
    amount_max: Decimal | None = None
    currency: str = "VND"
    total: bool = False
    source: str | None = None
    year: str | None = None
    purpose: str | None = None


class GoldReference(_Gold):
    """Another numbered document."""

    number: str
    issued_on: str | None = None
    relation: str


class Gold(_Gold):
    """All that is in one document. `partial` names the kinds that are not complete: only their recall counts.

    `source` is where the document is from, in words of the annotator ("gazette", "legal portal").
    """

    document: str
    source: str | None = None
    kind: str
    header: GoldHeader = GoldHeader()
    news: GoldNews | None = None
    plan: GoldPlan | None = None
    targets: tuple[GoldTarget, ...] = ()
    tasks: tuple[GoldTask, ...] = ()
    budgets: tuple[GoldBudget, ...] = ()
    references: tuple[GoldReference, ...] = ()
    partial: tuple[ItemKind, ...] = ()


def gold_hash(folders: Sequence[Path]) -> str:
    """The SHA-256 of what the gold files of some folders say: the same for every order of keys and every line break.

    It stands beside figures and models, so that those of another gold are told from these. Raises UnusableGold.
    """
    whole = hashlib.sha256()
    for path in sorted((path for folder in folders for path in folder.glob("*.json")), key=lambda path: path.name):
        whole.update(path.stem.encode() + b"\0")
        whole.update(json.dumps(_json_of(path), sort_keys=True, ensure_ascii=False, default=str).encode() + b"\0")
    return whole.hexdigest()


def _json_of(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes(), parse_float=Decimal)
    except OSError as error:
        raise UnusableGold(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UnusableGold(f"{path}: is no JSON") from error


def read_gold(path: Path, text_of: Callable[[str], str]) -> Gold:
    """Read one gold file; `text_of` gives the text of the document that it names, for quotes that are positions in it.

    Raises UnusableGold when the file cannot be used, OtherText when its positions are those of another text, and what
    `text_of` raises.
    """
    data = _json_of(path)
    if has_positions(data):
        data = with_words(data, text_of(str(data.get("document"))))
    try:
        return Gold.model_validate(data)
    except ValidationError as error:
        reason = error.errors()[0]
        where = ".".join(str(part) for part in reason["loc"])
        raise UnusableGold(f"{path}: {where}: {reason['msg']}") from error
