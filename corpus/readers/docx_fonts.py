"""Letters of old encodings in a Word file, turned into Unicode in its tree, run by run (`.VnTime`, `VNI-Times`)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml.etree import _Element as Element

from corpus.encoding.charsets import Charset
from corpus.encoding.fonts import Font, Run, font_named, set_runs_right
from corpus.readers.docx_names import value, w
from corpus.readers.docx_styles import Styles

_SOFT_HYPHEN = "\xad"


def set_words_right(parts: Sequence[Element], styles: Styles) -> Charset | None:
    """Turn the letters of a document's parts into Unicode; gives what they had stood in, None where they were Unicode."""
    stretches: list[list[Element]] = []
    runs: list[Run] = []
    for part in parts:
        for paragraph in part.iter(w("p")):
            opens = True
            for stretch, font in _stretches(paragraph, styles):
                stretches.append(stretch)
                runs.append(Run("".join(map(_text, stretch)), font, opens))
                opens = False
    texts, charset = set_runs_right(runs)
    if charset is not None:
        for stretch, run, text in zip(stretches, runs, texts, strict=True):
            if text != run.text:
                for element in stretch:
                    # What stood for a letter as an element of its own is text from now on.
                    element.tag = w("t")
                    element.text = None
                stretch[0].text = text
    return charset


def _text(element: Element) -> str:
    return _SOFT_HYPHEN if element.tag == w("softHyphen") else element.text or ""


def _stretches(paragraph: Element, styles: Styles) -> Iterator[tuple[list[Element], Font | None]]:
    """The texts of a paragraph's own runs, with the soft hyphens between them: in TCVN3 these are letters."""
    style = value(paragraph.find(w("pPr")), "pStyle")
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p")), None) is not paragraph:
            continue  # a text box has paragraphs of its own
        name = styles.font(run.find(w("rPr")), style)
        font = font_named(name) if name else None
        for is_text, elements in groupby(run, key=lambda element: element.tag in (w("t"), w("softHyphen"))):
            if is_text:
                yield list(elements), font
