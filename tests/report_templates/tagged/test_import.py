"""The package stands alone and starts fast."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import report_templates.tagged

PACKAGE = Path(report_templates.tagged.__file__).parent
ALLOWED = set(sys.stdlib_module_names) | {"reportlab"}


def test_it_imports_nothing_of_the_product() -> None:
    for file in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [str(node.module)]
            assert {name.split(".")[0] for name in names} <= ALLOWED, file.name


def test_reportlab_is_loaded_when_a_document_is_built_and_platypus_never() -> None:
    code = (
        "import sys; import tagged; assert 'reportlab' not in sys.modules; import tagged.canvas;"
        "assert 'reportlab.pdfgen.canvas' in sys.modules and 'reportlab.platypus' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(PACKAGE.parent)})


def test_the_example_in_the_docstring_works(tmp_path: Path) -> None:
    text = str(report_templates.tagged.__doc__)
    example = text.split("::\n", 1)[1].split("\nWhat is drawn", 1)[0]
    target = str(tmp_path / "x.pdf")
    code = "\n".join(line[4:] for line in example.splitlines()) + f"\nopen({target!r}, 'wb').write(pdf)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parents[1])
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-1.7")
