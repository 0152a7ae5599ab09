"""E-mail files (.eml): the attachments, and the letter itself where it is more than the line that sends them."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from corpus.archives.budget import Budget
from corpus.archives.member import Member, Refused, climbing, climbs_out, is_clutter
from corpus.errors import UnreadableInput

LETTER_CHARACTERS = 1_000
"""A letter with attachments is a document of its own from this length on: below, it only sends them."""

_ENDINGS = {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "application/pdf": ".pdf"}


def mail_members(data: bytes, budget: Budget) -> Iterator[Member | Refused]:
    """The attachments of an e-mail, its letter first; pictures that the letter shows are part of it, not documents.

    Raises UnreadableInput when its parts are nested deeper than any letter's, TooMuch when it is too large.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        attached = list(_attachments(message))
        letter = _letter(message)
    except RecursionError as error:
        raise UnreadableInput("is an e-mail whose parts are nested too deep: not opened") from error
    if letter is not None and (not attached or len(letter.data.decode()) >= LETTER_CHARACTERS):
        budget.count_member()
        yield letter
    taken: set[str] = set()
    for number, part in enumerate(attached, start=1):
        budget.count_member()
        path = part.get_filename() or f"{number}{_ENDINGS.get(part.get_content_type(), '')}"
        path = path if path not in taken else f"{number}/{path}"
        taken.add(path)
        if is_clutter(path):
            continue
        if climbs_out(path):
            yield climbing(path)
            continue
        content = _content(part)
        budget.take(len(content), len(data))
        yield Member(path, content)


def _letter(message: EmailMessage) -> Member | None:
    body = message.get_body(("html", "plain"))
    if body is None:
        return None
    content = _text(body)
    return Member("letter" + _ENDINGS[body.get_content_type()], content.encode()) if content.strip() else None


def _text(part: MIMEPart) -> str:
    """A text part in the encoding that it declares, or as UTF-8 where it declares none that there is."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that a mail program would list: with a name, or attached by their disposition."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, EmailMessage)]
            continue
        shown = part.get_content_maintype() == "image" and (
            part.get_content_disposition() == "inline" or part["Content-ID"] is not None
        )
        is_file = part.get_filename() is not None or part.get_content_disposition() == "attachment"
        if (is_file and not shown) or (part is not message and part.get_content_type() == "message/rfc822"):
            yield part


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return bytes(inner[0]) if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else b""
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""
