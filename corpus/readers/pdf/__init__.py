"""PDF with a text layer: pages, paragraphs, two-column headers, signature blocks and ruled tables."""

from corpus.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
