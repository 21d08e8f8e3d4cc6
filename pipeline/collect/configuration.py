"""What is configured: environment first, then `.streamlit/secrets.toml`, then what works without any setting.

Does not open anything and knows no Streamlit: the command line and the delivery read the same file.
`.streamlit/secrets.example.toml` documents every key.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from pipeline.model import UserError

SECRETS = Path(".streamlit/secrets.toml")


def secrets(path: Path = SECRETS) -> Mapping[str, Any]:
    """Read the secrets file, {} if there is none.

    Raises UserError with the line if it is not valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            f"{path} ist nicht lesbar ({error}). Bitte vergleichen Sie die Datei mit secrets.example.toml.",
            f"{path} cannot be read ({error}). Please compare the file with secrets.example.toml.",
        ) from error


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
