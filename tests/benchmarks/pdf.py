"""How much a tagged PDF costs, beside other engines with the same content: ``python -m tests.benchmarks.pdf [rows …]``.

Each engine runs in a process of its own. "process" is everything from the start of Python, "build" the second build in
the same process with other data (no start-up, no cached result). Ratios are to Typst. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from statistics import median

ENGINES = {"ours": "pdf_ours", "typst": "pdf_typst", "weasyprint": "pdf_html", "fpdf2": "pdf_fpdf2"}
_PATIENCE = {"weasyprint": 300, "fpdf2": 300}  # rows beyond which an engine takes minutes: asked for with --all


@dataclass(frozen=True)
class Measure:
    """What one engine took: CPU seconds, megabytes, pages, kilobytes."""

    process: float
    build: float
    memory: float
    pages: float
    size: float


def main() -> None:
    """Measures and prints one table per number of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=[30, 300, 3000])
    parser.add_argument("--engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--rounds", type=int, default=1, help="medians of so many, the engines taking turns")
    parser.add_argument("--all", action="store_true", help="slow engines at any number of rows, too")
    options = parser.parse_args()
    for rows in options.rows:
        engines = [name for name in options.engines if options.all or rows <= _PATIENCE.get(name, rows)]
        rounds = [{name: measure(name, rows) for name in engines} for _ in range(options.rounds)]
        sys.stdout.write(f"\n{rows} offices, n = {options.rounds}\n{report(rounds)}\n")
        sys.stdout.flush()


def measure(engine: str, rows: int) -> Measure:
    """One engine: the whole process first, then the build alone."""
    _run(engine, 3, builds=1)  # so that bytecode and fonts are cached as on a server
    once = _run(engine, rows, builds=1)
    return Measure(once["cpu"], _run(engine, rows, builds=2)["build"], once["memory"], once["pages"], once["size"])


def report(rounds: Sequence[Mapping[str, Measure]]) -> str:
    """A table of medians, with the medians of the ratios to Typst in the same round."""
    lines = ["engine       process s   build s   ms/page  memory MB   pages      kB   process/typst  build/typst"]
    for name in rounds[0]:
        m = Measure(*(median(values) for values in zip(*(astuple(taken[name]) for taken in rounds), strict=True)))
        per_page = m.build / m.pages * 1000
        lines.append(
            f"{name:10} {m.process:11.3f} {m.build:9.3f} {per_page:9.2f} {m.memory:10.0f} {m.pages:7.0f} {m.size:7.0f}"
            f" {_to_typst(rounds, name, 'process'):>15} {_to_typst(rounds, name, 'build'):>12}"
        )
    return "\n".join(lines)


def _to_typst(rounds: Sequence[Mapping[str, Measure]], name: str, what: str) -> str:
    ratios = [getattr(one[name], what) / getattr(one["typst"], what) for one in rounds if "typst" in one]
    return f"{median(ratios):.2f}" if ratios else ""


def _run(engine: str, rows: int, builds: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.pdf_child", ENGINES[engine], str(rows), str(builds)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{engine} failed with {rows} rows")
    return json.loads(output) | {"cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}


if __name__ == "__main__":
    main()
