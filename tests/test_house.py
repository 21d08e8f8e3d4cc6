"""The house stays as it was built: small modules, small functions, texts in two languages, no foreign addresses."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = ("pipeline", "report_templates", "pages", "streamlit_app.py")


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    names = (
        listed.split("\0") if listed else [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file()]
    )
    return [ROOT / name for name in names if name and (ROOT / name).is_file() and ".venv" not in name]


TEXT_FILES = [
    path for path in tracked_files() if path.suffix in {".py", ".toml", ".md", ".txt", ".sh", ".csv", ".json", ""}
]
MODULES = [path for path in tracked_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PRODUCT]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for_and_has_one_topic(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module opens with one sentence of purpose"
    assert text.count("\n") <= 320


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_function_fits_on_one_screen(path: Path) -> None:
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert long == []


@pytest.mark.parametrize("path", TEXT_FILES, ids=name)
def test_no_file_names_a_package_registry_or_a_place_on_one_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    registries = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org")
    assert not [host for host in registries if host in text]
    assert not re.search(r"[\"'\s](/home/|/root/|/Users/|/work/)", text)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_carry_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count("==") <= text.count("--hash=")


def languages(entry: object) -> list[str]:
    """Return the places at which one language stands without the other."""
    found: list[str] = []
    if isinstance(entry, dict):
        for key, value in entry.items():
            partner = {"de": "en", "en": "de"}.get(key) or re.sub(
                r"_(de|en)$", lambda m: {"_de": "_en", "_en": "_de"}[m[0]], key
            )
            if partner != key and partner not in entry:
                found.append(f"{key} = {value!r}")
            found += languages(value)
    elif isinstance(entry, list):
        for item in entry:
            found += languages(item)
    return found


@pytest.mark.parametrize(
    "path", [path for path in TEXT_FILES if path.suffix == ".toml" and path.parent != ROOT], ids=name
)
def test_whatever_a_person_reads_stands_there_in_both_languages(path: Path) -> None:
    assert languages(tomllib.loads(path.read_text(encoding="utf-8"))) == []
