"""What the pages say, in both languages, from pages/texts; and which language a visitor reads.

One file a page; words in braces are filled in. The questions and the texts of the questionnaire itself stand in
pipeline/questionnaire, what is printed in report_templates/texts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.model import Language, Text, UserError

LANGUAGE_COOKIE = "vorabfrage_language"
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~$:&=]")
FOLDER = Path(__file__).parents[1] / "texts"


@cache
def texts() -> Mapping[str, Text]:
    """Return all texts by key."""
    files = (tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.toml"))
    return {key: Text(entry["de"], entry["en"]) for file in files for key, entry in file.items()}


def text(key: str, language: Language, **values: object) -> str:
    """Return one text with its placeholders filled."""
    sentence = texts()[key].in_(language)
    return sentence.format(**values) if values else sentence


def plain(typed: str) -> str:
    """Return what a person typed so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\g<0>", typed)


def told(error: UserError, language: Language) -> str:
    """Return what a mistake says so that Markdown shows it as it is: it may quote a name, a cell or a file."""
    return plain(error.text.in_(language))


def language_from(cookies: Mapping[str, str]) -> Language:
    """Return the language that was chosen by the switch; German unless somebody chose."""
    return "en" if cookies.get(LANGUAGE_COOKIE) == "en" else "de"
