"""The usual offices of a county and of a city, as templates for a roster of one's own (reference.md, sections 2, 3).

They invite nobody: a roster is made from them, and the coordination renames, removes and adds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipeline.model import Office, Text
from pipeline.questionnaire.entries import Entry, entries, read_toml
from pipeline.questionnaire.loader import FOLDER, load_questionnaire

Authority = Literal["county", "city"]


@dataclass(frozen=True)
class OfficeTemplate:
    """One usual office: what it is called, to which level it belongs, which fields it usually leads."""

    key: str
    short: str
    label: str
    name: Text
    level: str
    expected_fields: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def load_office_templates(authority: Authority, folder: Path = FOLDER) -> tuple[OfficeTemplate, ...]:
    """Return the usual offices of a county or a city in the order of an organisation chart."""
    path = folder / "offices.toml"
    codes = [field.code for field in load_questionnaire(folder).fields]
    return tuple(_template(entry, codes) for entry in entries(path, read_toml(path), authority, "key"))


def _template(entry: Entry, codes: list[str]) -> OfficeTemplate:
    template = OfficeTemplate(
        key=entry.string("key"),
        short=entry.string("short"),
        label=entry.string("label"),
        name=entry.text("name"),
        level=entry.string("level"),
        expected_fields=entry.strings("expected_fields"),
        aliases=entry.strings("aliases"),
    )
    entry.done()
    for code in template.expected_fields:
        if code not in codes:
            raise entry.error(
                f"Das Handlungsfeld „{code}“ ist unbekannt. Möglich sind: {', '.join(codes)}.",
                f"The field of action “{code}” is unknown. Possible are: {', '.join(codes)}.",
            )
    return template


def template_roster(authority: Authority) -> tuple[Office, ...]:
    """Return the usual offices as a roster to start from; heads and addresses are still to be entered."""
    return tuple(
        Office(
            key=template.key,
            short=template.short,
            label=template.label,
            name=template.name.de,
            level=template.level,
            aliases=template.aliases,
            expected_fields=template.expected_fields,
        )
        for template in load_office_templates(authority)
    )
