"""What is known of the pages of portals: `corpus/data/html.toml`, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

_LONGEST_FOOT = 400
_FILE = Path(__file__).parent.parent / "data" / "html.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and lines, all in lower case; see the comments in the file."""

    content_ids: tuple[str, ...]
    content_classes: tuple[str, ...]
    content_itemprops: tuple[str, ...]
    content_tags: tuple[str, ...]
    content_roles: tuple[str, ...]
    title_classes: frozenset[str]
    author_classes: frozenset[str]
    author_prefix: "regex.Pattern[str]"
    site_words: tuple[str, ...]
    site_openings: tuple[str, ...]
    generic_titles: frozenset[str]
    noise_tags: tuple[str, ...]
    noise_name: "regex.Pattern[str]"
    hidden_classes: frozenset[str]
    related_lines: frozenset[str]
    portal_lines: frozenset[str]
    foot: tuple[str, ...]
    contact: tuple[str, ...]
    national_motto: tuple[str, ...]
    recipients: tuple[str, ...]

    def is_foot(self, line: str) -> bool:
        """Whether a line belongs to the foot of a portal: rights, licence, address and telephone of its office."""
        lowered = line.lower()
        if len(lowered) > _LONGEST_FOOT:
            return False
        if any(words in lowered for words in self.foot):
            return True
        return sum(words in lowered for words in self.contact) > 1


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    content, head, noise, lines = data["content"], data["head"], data["noise"], data["lines"]
    names = "|".join(regex.escape(name) for name in noise["names"])
    prefixes = "|".join(regex.escape(prefix) for prefix in head["author_prefixes"])
    return Lexicon(
        content_ids=tuple(content["ids"]),
        content_classes=tuple(content["classes"]),
        content_itemprops=tuple(content["itemprops"]),
        content_tags=tuple(content["tags"]),
        content_roles=tuple(content["roles"]),
        title_classes=frozenset(head["title_classes"]),
        author_classes=frozenset(head["author_classes"]),
        author_prefix=regex.compile(rf"\s*(?:{prefixes})\s*:\s*", regex.IGNORECASE),
        site_words=tuple(head["site_words"]),
        site_openings=tuple(f"{opening} " for opening in head["site_openings"]),
        generic_titles=frozenset(head["generic_titles"]),
        noise_tags=tuple(noise["tags"]),
        noise_name=regex.compile(rf"(?<![a-z0-9])(?:{names})(?![a-z0-9])"),
        hidden_classes=frozenset(noise["hidden_classes"]),
        related_lines=frozenset(lines["related"]),
        portal_lines=frozenset(lines["portal"]),
        foot=tuple(lines["foot"]),
        contact=tuple(lines["contact"]),
        national_motto=tuple(lines["national_motto"]),
        recipients=tuple(lines["recipients"]),
    )
