"""DOC, RTF and ODT to a `Document`: the reader of DOCX reads what LibreOffice makes of them."""

from corpus.errors import UnreadableInput
from corpus.readers.docx import read_docx
from corpus.readers.office import libreoffice
from corpus.readers.office.ahead import docx_made_of
from corpus.sniff import Format
from schemas import Document, Source, Warning

_ENDINGS = {Format.DOC: ".doc", Format.RTF: ".rtf", Format.ODT: ".odt"}


def read_office(data: bytes, kind: Format, source: Source) -> Document:
    """Read a DOC, RTF or ODT file.

    Where LibreOffice is not installed or does not open the file, its text alone is read, with the warning `text_only`:
    no list numbers, and tables only where the format shows them in its text. Raises UnreadableInput for what is damaged,
    protected by a password or holds no words.
    """
    made = docx_made_of(source.sha256) or libreoffice.to_docx([(data, _ENDINGS[kind])]).get(source.sha256)
    if made is not None:
        return read_docx(made, source)
    document = _text_alone(data, kind, source)
    if libreoffice.program() is None:
        reason = f"LibreOffice is not installed (as root: {libreoffice.INSTALL})"
    else:
        reason = "LibreOffice did not open the file"
    warning = Warning(code="text_only", message=f"only the text was read, without numbering and layout: {reason}")
    return document.model_copy(update={"warnings": (*document.warnings, warning)})


def _text_alone(data: bytes, kind: Format, source: Source) -> Document:
    match kind:
        case Format.DOC:
            from corpus.readers.office.doc_text import doc_lines as lines_of
        case Format.RTF:
            from corpus.readers.office.rtf_text import rtf_lines as lines_of
        case Format.ODT:
            from corpus.readers.office.odt import read_odt

            return read_odt(data, source)
        case _:
            raise UnreadableInput(f"is a {kind.name} file, which no office program reads")
    from corpus.readers.office.plain import document_of

    return document_of(lines_of(data), source)
