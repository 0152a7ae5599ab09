"""Every Vietnamese sentence of the pages: those in templates and those in code."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

_CALL = re.compile(r"""_\(\s*(["'])(.+?)\1\s*\)""")
_LETTERS = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)

ROOT = Path(str(files("kehoach.web")))


def in_templates() -> Iterator[str]:
    """What templates translate, and the Vietnamese words of lists that they translate one by one."""
    for path in (ROOT / "templates").iterdir():
        text = path.read_text("utf-8")
        yield from (found[2] for found in _CALL.finditer(text))
        for block in re.findall(r"\{% for [^%]*? in \((.+?)\) %\}", text):
            yield from (word for word in re.findall(r'"([^"]+)"', block) if _LETTERS.search(word))


def in_code() -> Iterator[str]:
    """Every string of the package's modules that has a Vietnamese letter and is no docstring."""
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        docs = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        said = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
        yield from (node.value for node in said if isinstance(node.value, str) and _LETTERS.search(node.value))
