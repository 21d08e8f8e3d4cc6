"""What is there before a call and must be there after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """An output that is there already and must stay as it was."""
    path = tmp_path / "vorlage.pdf"
    path.write_bytes(b"the version of yesterday")
    yield path
    assert path.read_bytes() == b"the version of yesterday"
    assert [other.name for other in tmp_path.iterdir() if other.name.startswith(".vorlage")] == []
