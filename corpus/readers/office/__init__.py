"""DOC, RTF and ODT: by LibreOffice to DOCX where it is installed, else their text alone with a warning."""

from corpus.readers.office.reader import read_office

__all__ = ["read_office"]
