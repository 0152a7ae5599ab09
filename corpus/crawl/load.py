"""Sources from their YAML files, with errors that name file, line and key."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from corpus.crawl.source import CrawlSource

SHIPPED = Path(str(files("corpus"))) / "sources"
FAMILIES = SHIPPED / "families"
PAGES = SHIPPED / "pages"


class SourceError(Exception):
    """A source that cannot be used; `str()` is one line a fault: file, line, key and what is wrong."""


def load_sources(folders: Sequence[Path] = ()) -> dict[str, CrawlSource]:
    """Every source that comes with the program, and those of `folders`, which replace shipped ones of their name.

    Raises SourceError with all faults of all files.
    """
    found: dict[str, CrawlSource] = {}
    faults: list[str] = []
    for folder in (SHIPPED, *folders):
        if not folder.is_dir():
            raise SourceError(f"{folder}: is not a folder of sources")
        for path in sorted(folder.glob("*.yaml")):
            try:
                source = load_source(path)
            except SourceError as error:
                faults.append(str(error))
            else:
                found[source.name] = source
    if faults:
        raise SourceError("\n".join(faults))
    return found


def load_source(path: Path) -> CrawlSource:
    """One source, its family's values under its own. Raises SourceError."""
    own, lines = _read(path)
    family = own.get("family")
    below: dict[str, Any] = {}
    family_path = FAMILIES / f"{family}.yaml"
    family_lines: dict[tuple[str, ...], int] = {}
    if isinstance(family, str):
        if not family_path.is_file():
            known = ", ".join(sorted(file.stem for file in FAMILIES.glob("*.yaml")))
            raise SourceError(f"{path}:{lines.get(('family',), 1)}: family: no family {family!r}; known are {known}")
        below, family_lines = _family_values(family_path)
    try:
        source = CrawlSource.model_validate(_over(below, own))
    except ValidationError as error:
        raise SourceError("\n".join(_faults(error, path, lines, family_path, family_lines))) from error
    if source.name != path.stem:
        raise SourceError(f"{path}:{lines.get(('name',), 1)}: name: is {source.name!r} but the file is {path.name}")
    bundle = source.politeness.ca_bundle
    if bundle is None:
        return source
    place = path.parent / bundle
    if not place.is_file():
        line = lines.get(("politeness", "ca_bundle"), 1)
        raise SourceError(f"{path}:{line}: politeness.ca_bundle: there is no file {place}")
    polite = source.politeness.model_copy(update={"ca_bundle": str(place.resolve())})
    return source.model_copy(update={"politeness": polite})


def family_signs() -> dict[str, tuple[str, ...]]:
    """By family, the patterns of which a page of it has at least one (regular expressions on the page's source)."""
    return {path.stem: tuple(_read(path)[0].get("signs", ())) for path in sorted(FAMILIES.glob("*.yaml"))}


def merged_with_family(values: Mapping[str, Any]) -> dict[str, Any]:
    """A source's values over those of its family. Raises SourceError where the family's file is at fault."""
    below, _ = _family_values(FAMILIES / f"{values['family']}.yaml")
    return _over(below, values)


def _family_values(path: Path) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    values, lines = _read(path)
    return {key: value for key, value in values.items() if key not in ("signs", "about")}, lines


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(under, dict) and isinstance(value, dict) and "by" not in value and not _is_pick(value)
        merged[key] = _over(dict(under or {}), value) if both else value
    return merged


def _is_pick(value: Mapping[str, Any]) -> bool:
    return not {"css", "xpath", "jmes"}.isdisjoint(value)


def _faults(
    error: ValidationError,
    path: Path,
    lines: Mapping[tuple[str, ...], int],
    family_path: Path,
    family_lines: Mapping[tuple[str, ...], int],
) -> list[str]:
    faults = []
    for fault in error.errors():
        place = tuple(str(part) for part in fault["loc"])
        steps = [place[:end] for end in range(len(place), -1, -1)]
        own = next((step for step in steps if step in lines), ())
        theirs = next((step for step in steps if step in family_lines), ())
        file, line = (path, lines.get(own, 1)) if len(own) >= len(theirs) else (family_path, family_lines[theirs])
        message = fault["msg"].removeprefix("Value error, ")
        faults.append(f"{file}:{line}: {'.'.join(place) or 'the file'}: {message}")
    return faults


def _read(path: Path) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    """The file's values, and the line (from 1) on which each key stands."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        value = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark is not None else 1
        raise SourceError(f"{path}:{line}: is no YAML: {error.problem or error.context}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise SourceError(f"{path}:1: cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(value, dict) or node is None:
        raise SourceError(f"{path}:1: is no list of keys and values")
    lines: dict[tuple[str, ...], int] = {}
    _note_lines(node, (), lines, path)
    return value, lines


def _note_lines(node: yaml.Node, place: tuple[str, ...], lines: dict[tuple[str, ...], int], path: Path) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*place, str(key.value))
            line = key.start_mark.line + 1
            if here in lines:
                raise SourceError(f"{path}:{line}: {'.'.join(here)}: stands twice, first on line {lines[here]}")
            lines[here] = line
            _note_lines(value, here, lines, path)
    elif isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value):
            here = (*place, str(number))
            lines[here] = part.start_mark.line + 1
            _note_lines(part, here, lines, path)
