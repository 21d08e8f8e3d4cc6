"""What is configured: environment first, then `.streamlit/secrets.toml`, then what works without any setting.

Does not open anything and knows no Streamlit: the command line and the delivery read the same file.
`.streamlit/secrets.example.toml` documents every key.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from pipeline.questionnaire.entries import parse_toml

SECRETS = Path(".streamlit/secrets.toml")


def secrets(path: Path = SECRETS) -> Mapping[str, Any]:
    """Read the secrets file, {} if there is none.

    Raises UserError with the line if it is not valid TOML.
    """
    try:
        return parse_toml(path.read_bytes(), str(path))
    except FileNotFoundError:
        return {}


def section(name: str, *, path: Path = SECRETS) -> Mapping[str, Any]:
    """Return one section, `connections.sql` or `mail`, {} if there is none."""
    found: Any = secrets(path)
    for part in name.split("."):
        found = found.get(part, {}) if isinstance(found, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def database_url() -> str:
    """Return where the journal lies: `VORABFRAGE_DATABASE_URL`, `[connections.sql] url`, or a file of our own."""
    configured = os.environ.get("VORABFRAGE_DATABASE_URL") or section("connections.sql").get("url")
    return str(configured or f"sqlite:///{data_folder() / 'journal.sqlite'}")


def data_folder() -> Path:
    """Return the folder for what the product keeps when nothing else is configured."""
    return Path(platformdirs.user_data_dir("vorabfrage", appauthor=False))
