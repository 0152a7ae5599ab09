"""An evaluation as one HTML file: every document's text with what the gold says and what was found, side by side."""

from kehoach.evaluation.page.write import html_of

__all__ = ["html_of"]
