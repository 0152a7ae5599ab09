"""Inputs out of an archive of crawls: every article and attached file as it was last fetched."""

from pathlib import Path

from corpus.errors import UnreadableInput
from kehoach.commands.needs import needs_crawl_extra
from kehoach.runs.inputs import Input


def is_crawl_archive(folder: Path) -> bool:
    """Whether a folder is what `kehoach fetch` writes (told without the libraries that read it)."""
    try:
        return (folder / "warc").is_dir() and (folder / "reports").is_dir()
    except (OSError, ValueError):
        return False


def archived_inputs(folder: Path) -> list[Input]:
    """The documents of an archive, each under the address that it was fetched from. Raises UnreadableInput."""
    with needs_crawl_extra():
        from corpus.archive import ArchiveError, documents_in
    try:
        return [Input(document.capture.url, folder, archived=document) for document in documents_in(folder)]
    except ArchiveError as error:
        raise UnreadableInput(str(error)) from error
