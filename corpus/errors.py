"""What can be wrong with an input, said in one line."""

from dataclasses import dataclass


class UnreadableInput(Exception):
    """A file that cannot be read, with the reason in words for the person who gave it.

    `str()` is the reason without the file's name (`is empty`, `is protected by a password: give an open copy`).
    """


@dataclass(frozen=True, slots=True)
class Unread:
    """A document among others that could not be read, and the reason in words without its name.

    `member` is its path inside the input (an archive, an e-mail); None where the input itself is meant.
    """

    uri: str
    reason: str
    member: str | None = None
