"""How much may come out of one input, whatever archives are nested in it: bytes, members, depth, ratio."""

from dataclasses import dataclass

from corpus.errors import UnreadableInput

MAX_TOTAL_BYTES = 1_000_000_000
"""Bytes that all members of one input may have together, unpacked."""

MAX_MEMBER_BYTES = 500_000_000
"""Bytes of one member, unpacked: as of a file that is given by itself."""

MAX_MEMBERS = 10_000
"""Members of one input, those of the archives inside it counted too; a year's gazette has below 1,000."""

MAX_DEPTH = 5
"""Archives inside archives: a month's zip of decisions' zips inside an e-mail is three."""

MAX_RATIO = 250
"""How many times its packed size a member may have; office files and text have below 50."""

FREE_BYTES = 10_000_000
"""Below this size a member is never refused for its ratio: a page of blanks packs as well as a bomb does."""


class TooMuch(UnreadableInput):
    """More would come out of the input than is read; what was read of it stays."""


@dataclass(slots=True)
class Budget:
    """What is left for one input. Members are taken out of it as they come."""

    bytes_left: int = MAX_TOTAL_BYTES
    members_left: int = MAX_MEMBERS

    def room(self, packed: int) -> int:
        """The most bytes that a member with this packed size may unpack to."""
        return min(self.bytes_left, MAX_MEMBER_BYTES, max(FREE_BYTES, packed * MAX_RATIO))

    def count_member(self) -> None:
        """One more member; raises TooMuch when there are too many."""
        self.members_left -= 1
        if self.members_left < 0:
            raise TooMuch(f"holds more than {MAX_MEMBERS} members: the rest was not read")

    def take(self, size: int, packed: int) -> None:
        """A member of `size` bytes came out, or more than `room` would: raises TooMuch for the latter."""
        if size > self.room(packed):
            raise TooMuch(_reason(size, packed, self.bytes_left))
        self.bytes_left -= size


def _reason(size: int, packed: int, left: int) -> str:
    if size > left:
        return f"unpacks to more than {MAX_TOTAL_BYTES // 1_000_000} MB: the rest was not read"
    if size > MAX_MEMBER_BYTES:
        return f"holds a member of more than {MAX_MEMBER_BYTES // 1_000_000} MB: not read further"
    return f"unpacks to more than {MAX_RATIO} times its size, as a zip bomb does: not read further"
