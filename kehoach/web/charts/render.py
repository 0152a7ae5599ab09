"""A chart as a file, and the scripts that draw it in the page: both out of the installed vl-convert, none of them ours."""

from functools import cache
from threading import Lock
from typing import Any

WIDTH = 760
"""Pixels that a chart is wide where no page tells."""

LOCALE: dict[str, Any] = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}

_BUNDLING = Lock()


def svg(spec: dict[str, Any]) -> str:
    """A chart as SVG."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_sized(spec), format_locale=LOCALE))


def png(spec: dict[str, Any]) -> bytes:
    """A chart as PNG, twice as fine as a screen."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_sized(spec), scale=2, format_locale=LOCALE))


def _sized(spec: dict[str, Any]) -> dict[str, Any]:
    fixed = {"width": WIDTH} if spec.get("width") == "container" else {}
    return {**spec, **fixed, "background": "white", "padding": 12}


def scripts() -> bytes:
    """Vega, Vega-Lite and Vega-Embed in one script. It takes seconds to put together the first time."""
    with _BUNDLING:
        return _scripts()


@cache
def _scripts() -> bytes:
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")).encode()


def version_of_scripts() -> str:
    """What changes when the scripts do."""
    from importlib.metadata import version

    return version("vl-convert-python")
