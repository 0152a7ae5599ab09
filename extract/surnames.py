"""Family names (`extract/data/surnames.toml`): what a person's name begins with."""

import tomllib
from functools import cache
from importlib.resources import files

from extract.fold import fold


@cache
def surnames() -> frozenset[str]:
    """The family names, folded."""
    data = tomllib.loads(files("extract").joinpath("data/surnames.toml").read_text(encoding="utf-8"))
    return frozenset(map(fold, data["surnames"]))
