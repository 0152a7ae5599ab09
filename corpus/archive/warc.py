"""One capture in one WARC file: the response (or, for bytes that are there already, a revisit) and what is said of it.

The file is standard WARC 1.1: a `response` record with the server's headers, or a `revisit` record with the profile
identical-payload-digest, and a `metadata` record of type application/json that holds the `Capture`.
"""

import base64
import hashlib
import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.archive.capture import Capture

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


class DamagedWarc(Exception):
    """A file that is no whole WARC of ours; `str()` is the reason."""


def write_capture(path: Path, capture: Capture, body: bytes, first: Capture | None, temporary: Path) -> None:
    """Write the file of a capture; nobody ever sees a part of it. `first`: the earlier capture of the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with temporary.open("wb") as file:
            _write(file, capture, body, first)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(file: object, capture: Capture, body: bytes, first: Capture | None) -> None:
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    # The libraries that check WARC files expect SHA-1 in base 32 there; the SHA-256 is in the capture and the name.
    digest = "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    when = _utc(capture.retrieved_at)
    headers = StatusAndHeaders(str(capture.status), list(capture.headers), protocol="HTTP/1.1")
    stated = {"WARC-Date": when, "WARC-Payload-Digest": digest}
    if first is None:
        record = writer.create_warc_record(
            capture.url, "response", payload=BytesIO(body), http_headers=headers, warc_headers_dict=stated
        )
    else:
        stated |= {
            "WARC-Profile": _PROFILE,
            "WARC-Refers-To-Target-URI": first.url,
            "WARC-Refers-To-Date": _utc(first.retrieved_at),
        }
        record = writer.create_warc_record(
            capture.url, "revisit", payload=BytesIO(b""), http_headers=headers, warc_headers_dict=stated
        )
    writer.write_record(record)
    said = writer.create_warc_record(
        capture.url,
        "metadata",
        payload=BytesIO(capture.model_dump_json().encode()),
        warc_content_type="application/json",
        warc_headers_dict={
            "WARC-Date": when,
            "WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID"),
        },
    )
    writer.write_record(said)


def _utc(time: str) -> str:
    return datetime.fromisoformat(time).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_capture(path: Path) -> tuple[Capture, bytes | None]:
    """A file's capture and its body (None where the bytes are another file's). Raises DamagedWarc."""
    body: bytes | None = None
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    body = record.content_stream().read()
                elif record.rec_type == "metadata":
                    return Capture.model_validate_json(record.content_stream().read()), body
    except Exception as error:  # reading damaged bytes, the library breaks in many ways, some of them its own faults
        raise DamagedWarc(" ".join(str(error).split()) or type(error).__name__) from error
    raise DamagedWarc("it has no metadata record: it was not written by this program")
