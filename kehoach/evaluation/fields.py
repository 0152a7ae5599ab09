"""The fields that a document has once: the header, the news item, the plan."""

import re
from dataclasses import dataclass
from typing import Literal

from kehoach.evaluation.gold import Gold
from kehoach.evaluation.words import letters, overlap, words
from schemas import Record

Agreement = Literal["equal", "close", "missing", "invented", "different"]
TITLE_SHARE = 0.9
"""The share of both titles' words from which they are the same title in other words ("close")."""

_ABOUT = re.compile(r"^\W*(?:về\s+việc|về\s+v/v|v\s*/\s*v)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field of one document (`header.number`). `close`: a title whose words nearly agree; it counts as right."""

    name: str
    gold: str | None
    found: str | None
    agreement: Agreement

    @property
    def right(self) -> bool:
        """Whether the field counts as correct."""
        return self.agreement in ("equal", "close")


def score_fields(gold: Gold, record: Record) -> tuple[FieldScore, ...]:
    """Every field of a document; the news fields only where the gold says that there is a news item."""
    decision, header = record.decision, gold.header
    issuer, province = decision.issuer, decision.province
    scores = [
        _field("kind", gold.kind, record.document.kind.value),
        _field("header.number", header.number, decision.number),
        _field("header.type", header.type, decision.type),
        _field("header.issuer", header.issuer, issuer.name if issuer else None),
        _field("header.level", header.level, issuer.level if issuer else None),
        _field("header.province", header.province, province.name if province else None),
        _field("header.place", header.place, decision.place),
        _field("header.issued_on", header.issued_on, decision.issued_on),
        _field("header.signer", header.signer, decision.signer.name),
        _field("header.signer_position", header.signer_position, decision.signer.position),
        _title("header.title", header.title, decision.title),
    ]
    if gold.news is not None and any(gold.news.model_dump().values()):
        news = record.news
        scores += [
            _field("news.site", gold.news.site, news.site if news else None),
            _field("news.author", gold.news.author, news.author if news else None),
            _field("news.published_on", gold.news.published_on, news.published_on if news else None),
            _title("news.title", gold.news.title, news.title if news else None),
        ]
    if gold.plan is not None:
        plan = record.plan
        scores += [
            _title("plan.title", gold.plan.title, plan.title if plan else None),
            _field("plan.start", gold.plan.start, plan.period.start if plan else None),
            _field("plan.end", gold.plan.end, plan.period.end if plan else None),
        ]
    return tuple(scores)


def _field(name: str, gold: str | None, found: str | None) -> FieldScore:
    if not gold or not found:
        agreement: Agreement = "missing" if gold else "invented" if found else "equal"
    else:
        agreement = "equal" if _key(name, gold) == _key(name, found) else "different"
    return FieldScore(name, gold, found, agreement)


def _key(name: str, value: str) -> str:
    # A number's hyphens, dots and slashes and a date's dashes are part of it; elsewhere only the words count.
    if name in ("header.number", "header.issued_on", "news.published_on", "plan.start", "plan.end"):
        return "".join(value.lower().split())
    return letters(value)


def _title(name: str, gold: str | None, found: str | None) -> FieldScore:
    score = _field(name, gold, found)
    if score.agreement != "different" or gold is None or found is None:
        return score
    gold, found = _ABOUT.sub("", gold), _ABOUT.sub("", found)
    if words(gold) == words(found) or letters(gold) == letters(found):
        return FieldScore(name, score.gold, score.found, "equal")
    close = overlap(gold, found)[1] >= TITLE_SHARE
    return FieldScore(name, score.gold, score.found, "close" if close else "different")
