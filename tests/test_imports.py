"""The way of the data is one-way: parts import from left to right, and foreign libraries stay in their rooms."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import __version__

ROOT = Path(__file__).parent.parent
# Left may not import right. What stands together in one place does not import one another.
ORDER: tuple[tuple[str, ...], ...] = (
    ("pipeline",),  # the docstring and the version
    ("pipeline.model",),
    ("pipeline.language",),
    ("pipeline.records",),
    ("pipeline.questionnaire",),
    ("pipeline.collect", "pipeline.clean"),
    ("pipeline.score",),
    ("pipeline.conclude",),
    ("pipeline.changed",),
    ("pipeline.briefing",),
    ("pipeline.snapshot",),
    ("pipeline.run",),
    ("pipeline.changes",),
    ("pipeline.analysis",),
    ("report_templates",),
    ("pipeline.tasks",),
    ("pages", "pipeline.__main__"),
    ("streamlit_app",),
)
PARTS = {part: place for place, parts in enumerate(ORDER) for part in parts}

# Which part may use a library that others must not notice.
ROOMS = {
    "streamlit": ("pages", "streamlit_app"),
    "gspread": ("pipeline.collect",),
    "reportlab": ("report_templates",),
}
PURE = (
    "pipeline.model",
    "pipeline.language",
    "pipeline.clean",
    "pipeline.score",
    "pipeline.conclude",
    "pipeline.run",
    "pipeline.changes",
)
# What would let a pure part reach a file, a network or a clock. TOML with its sentences is read by `tomllib`.
OUTSIDE_WORLD = (
    "sqlite3", "socket", "http", "urllib", "requests", "httpx", "smtplib", "subprocess", "tempfile", "shutil", "time",
)  # fmt: skip


def modules() -> dict[str, Path]:
    """Return every module of the product by its dotted name."""
    files = [ROOT / "streamlit_app.py"]
    for folder in ("pipeline", "report_templates", "pages"):
        files += (ROOT / folder).rglob("*.py")
    return {_dotted(path): path for path in sorted(files) if path.exists()}


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Yield every name that a module imports, also inside functions; relative ones written out."""
    package = _dotted(path.parent / "__init__.py").split(".")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *filter(None, [node.module])])
            for alias in node.names:
                full = f"{source}.{alias.name}"
                yield full if full in MODULES else source


def part_of(name: str) -> str | None:
    """Return the part of the house that a module belongs to."""
    fitting = [part for part in PARTS if name == part or (part != "pipeline" and name.startswith(f"{part}."))]
    return max(fitting, key=len, default=None)


MODULES = modules()


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_place_in_the_order(module: str) -> None:
    assert part_of(module) is not None


@pytest.mark.parametrize("module", MODULES)
def test_nothing_imports_to_its_right(module: str) -> None:
    own = part_of(module)
    assert own is not None
    wrong = [
        name
        for name in imported(MODULES[module])
        if (other := part_of(name)) is not None and other != own and PARTS[other] >= PARTS[own]
    ]

    assert wrong == [], f"{module} stands left of what it imports"


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_in_their_rooms(module: str) -> None:
    strays = [
        name
        for name in imported(MODULES[module])
        if (room := ROOMS.get(name.split(".")[0])) is not None and part_of(module) not in room
    ]

    assert strays == []


@pytest.mark.parametrize("module", [module for module in MODULES if part_of(module) in PURE])
def test_the_stages_that_compute_reach_nothing_outside(module: str) -> None:
    names = {name.split(".")[0] for name in imported(MODULES[module])}

    assert names & set(OUTSIDE_WORLD) == set()


def test_the_order_is_the_one_that_the_package_tells() -> None:
    told = " ".join((ROOT / "pipeline" / "__init__.py").read_text(encoding="utf-8").split())
    names = [part.removeprefix("pipeline.") for parts in ORDER[1:] for part in parts]

    positions = [told.find(name, told.index("Parts import")) for name in names if name not in ("pages", "__main__")]

    assert -1 not in positions
    assert positions == sorted(positions)


def test_the_tagging_library_uses_nothing_of_the_product() -> None:
    for module, path in MODULES.items():
        if module.startswith("report_templates.tagged"):
            own = [name for name in imported(path) if part_of(name) is not None]
            assert all(name.startswith("report_templates.tagged") for name in own), module


def test_the_version_is_the_one_of_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == __version__
