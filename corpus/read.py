"""All documents of one input: a file is one, an archive or an e-mail as many as it has members, however nested.

One bad member does not stop the others: it is an `Unread` with its path and the reason.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from corpus.archives.budget import MAX_DEPTH, Budget, TooMuch
from corpus.archives.member import Member, Refused
from corpus.archives.names import readable
from corpus.errors import Unread, UnreadableInput
from corpus.files import load_file, load_stream
from corpus.single import read_single
from corpus.sniff import CONTAINERS, Format, sniff
from schemas import Document

SEPARATOR = "!/"
"""Between an archive's name and a member's path in `Source.uri`: `x.zip!/quý 1/a.doc`."""


def read_all(path: Path) -> Iterator[Document | Unread]:
    """Every document of a file, in the order of the archive; what cannot be read, the file itself too, is an `Unread`."""
    # A name that is not UTF-8 has lone surrogates in Python, and a record could not be written with them.
    uri = os.fsencode(path).decode("utf-8", "replace") if "\x00" not in str(path) else str(path)
    try:
        data = load_file(path)
    except UnreadableInput as error:
        yield Unread(uri, str(error))
        return
    yield from read_all_bytes(data, uri)


def read_all_stream(stream: BinaryIO, uri: str) -> Iterator[Document | Unread]:
    """Every document of what comes out of a pipe."""
    try:
        data = load_stream(stream, uri)
    except UnreadableInput as error:
        yield Unread(uri, str(error))
        return
    yield from read_all_bytes(data, uri)


def read_all_bytes(data: bytes, uri: str) -> Iterator[Document | Unread]:
    """Every document of a file's bytes; `uri` names where they came from.

    A member's `Source` has its own hash, `uri` with the path behind `!/`, and the path alone as `member`.
    """
    try:
        yield from _Walk(uri).read(Member(uri, data), None, 0)
    except TooMuch as error:
        yield Unread(uri, str(error))


def read_document(path: Path) -> Document:
    """The one document of a file. Raises UnreadableInput for what cannot be read, or holds several documents."""
    return _only(read_all(path))


def read_bytes(data: bytes, uri: str) -> Document:
    """The one document of a file's bytes. Raises UnreadableInput for what cannot be read, or holds several documents."""
    return _only(read_all_bytes(data, uri))


def find_member(data: bytes, uri: str, member: str) -> Member | None:
    """The file that stands in an archive at a member's path, as `Source.member` has it; None where there is none.

    Of a gazette's issue in an archive it is the whole issue. Raises nothing: a damaged archive holds nothing.
    """
    try:
        return _Walk(uri).find(Member(uri, data), member, 0)
    except (TooMuch, UnreadableInput):
        return None


def _only(found: Iterator[Document | Unread]) -> Document:
    first = next(found, None)
    if first is None:
        raise UnreadableInput("holds no document")
    if isinstance(first, Unread) and first.member is None:
        raise UnreadableInput(first.reason)
    if next(found, None) is not None:
        raise UnreadableInput("holds several documents: read them with read_all")
    if isinstance(first, Unread):
        raise UnreadableInput(f"holds {first.member}, which {first.reason}")
    return first


class _Walk:
    """The way through one input; `_budget` bounds what comes out of all of its archives together."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._budget = Budget()

    def read(self, file: Member, member: str | None, depth: int) -> Iterator[Document | Unread]:
        """The documents of one file: itself, or its members. Raises TooMuch when the input's budget is spent."""
        uri = self._uri if member is None else self._uri + SEPARATOR + member
        try:
            kind = sniff(file.data, file.path)
            if kind not in CONTAINERS:
                yield read_single(file.data, uri, kind, member)
                return
            if depth == MAX_DEPTH:
                raise UnreadableInput(f"is an archive inside {MAX_DEPTH} others: not opened")
            found = False
            for inner in self._members(file, kind):
                found = True
                path = f"{member}{SEPARATOR}" if member is not None else ""
                if isinstance(inner, Refused):
                    refused = member if inner.path is None else path + readable(inner.path)
                    yield Unread(
                        self._uri if refused is None else self._uri + SEPARATOR + refused, inner.reason, refused
                    )
                else:
                    yield from self.read(inner, path + readable(inner.path), depth + 1)
            if not found:
                raise UnreadableInput("holds no documents")
        except TooMuch:
            raise
        except UnreadableInput as error:
            yield Unread(uri, str(error), member)

    def find(self, file: Member, member: str, depth: int) -> Member | None:
        """The file at a path behind `file`."""
        kind = sniff(file.data, file.path)
        if kind not in CONTAINERS or depth == MAX_DEPTH:
            return file if depth else None
        for inner in self._members(file, kind):
            if isinstance(inner, Refused):
                continue
            path = readable(inner.path)
            if member == path:
                return inner
            if member.startswith(path + SEPARATOR):
                return self.find(inner, member.removeprefix(path + SEPARATOR), depth + 1)
        return None

    def _members(self, file: Member, kind: Format) -> Iterator[Member | Refused]:
        match kind:
            case Format.ZIP:
                from corpus.archives.zips import zip_members

                return zip_members(file.data, self._budget)
            case Format.RAR | Format.SEVEN_ZIP:
                from corpus.archives.bsdtar import foreign_members

                return foreign_members(file.data, kind, self._budget)
            case Format.MAIL:
                from corpus.archives.mails import mail_members

                return mail_members(file.data, self._budget)
            case Format.TAR:
                from corpus.archives.packed import tar_members

                return tar_members(io.BytesIO(file.data), len(file.data), self._budget)
            case _:
                return self._unpacked(file, kind)

    def _unpacked(self, file: Member, kind: Format) -> Iterator[Member | Refused]:
        """What one packed file holds: the file, or the members of the tar archive that it is."""
        from corpus.archives.packed import tar_members, unpacked

        inner = unpacked(file.data, kind, PurePath(file.path).name, self._budget)
        if sniff(inner.data, inner.path) is Format.TAR:
            # It was taken out of the budget once as a whole.
            self._budget.bytes_left += len(inner.data)
            return tar_members(io.BytesIO(inner.data), len(inner.data), self._budget)
        return iter((inner,))
