"""One answer of a server, and what the page or list around it said of it."""

from enum import StrEnum

from schemas.document import Frozen


class Kind(StrEnum):
    """What a capture is: a robots.txt, a page of a list, the page of an item, or a file attached to an item."""

    ROBOTS = "robots"
    LISTING = "listing"
    ARTICLE = "article"
    ATTACHMENT = "attachment"


DOCUMENTS = (Kind.ARTICLE, Kind.ATTACHMENT)
"""The kinds that become documents."""


class Capture(Frozen):
    """`sha256` is of the body as kept (content codings undone); times are ISO 8601 with their zone.

    `request`: empty for GET, else the method and the hash of what was posted. `title`, `number` and `published_on`
    come from the article where it states them, else from the list. `listed_as`: the item as its list wrote it.
    `redirected_to`: where the address led. `parent`: the page that an attachment was found on; `attachments`: the files
    that a page refers to.
    `body_path`: in JSON, the JMESPath of the text.
    """

    url: str
    request: str = ""
    sha256: str
    size: int
    retrieved_at: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    kind: Kind
    source: str
    site: str
    title: str | None = None
    number: str | None = None
    published_on: str | None = None
    listed_as: str | None = None
    redirected_to: str | None = None
    parent: str | None = None
    attachments: tuple[str, ...] = ()
    body_path: str | None = None

    def header(self, name: str) -> str | None:
        """A header of the answer, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)
