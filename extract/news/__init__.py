"""News about a decision: the item itself, and the decision that it reports."""

from extract.news.decision import read_reported
from extract.news.item import read_item
from schemas import Decision, Document, News

__all__ = ["read_news"]


def read_news(document: Document, folded: str) -> tuple[News, Decision]:
    """The news item and the decision that it reports (empty where it reports none)."""
    item = read_item(document, folded)
    return item, read_reported(document, folded, item.published_on)
