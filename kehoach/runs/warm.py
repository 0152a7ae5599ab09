"""Imported once before workers are forked off: what every worker of a run needs is imported and made here."""

from kehoach import warm
from kehoach.runs import making

__all__ = ["making", "warm"]
