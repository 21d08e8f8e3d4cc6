"""Which column of a roster file is which, whatever its heading is called, and the rows of a roster that we write.

Reads no office; that is for `roster_file`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.model import Office

_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_HEADER_WITHIN = 20  # rows; above it may stand titles and notes

# Heading of our own files -> field of Office, and what others call it, the likeliest first.
COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "stellen_id": ("key", ("Stelle-ID", "ID", "Kennung", "Schlüssel", "Nr.", "Nummer", "office_id", "key")),
    "stelle": (
        "name",
        ("Name der Stelle", "Bezeichnung", "Amt", "Amt / Einrichtung", "Amt/Behörde", "Behörde", "Einrichtung",
         "Dienststelle", "Organisationseinheit", "Institution", "Akteur", "Office", "Name"),
    ),
    "kurz": ("short", ("Kürzel", "Abkürzung", "Kurzzeichen", "Organisationszeichen", "short")),
    "kurzname": ("label", ("Kurzbezeichnung", "Kurzform", "Rufname", "short name", "label")),
    "leitung": ("head", ("Amtsleitung", "Leiter", "Leiterin", "Leiter/in", "Leitung (Name)", "Ansprechperson", "head",
                         "Name")),
    "funktion": ("position", ("Amtsbezeichnung", "Position", "Dienststellung", "function")),
    "email": ("email", ("E-Mail", "E-Mail-Adresse", "Mail", "Mailadresse", "E-Mail dienstlich")),
    "ebene": ("level", ("Träger", "Verwaltungsebene", "level")),
    "dezernat": ("department", ("Geschäftsbereich", "Geschäftskreis", "department")),
    "aliase": ("aliases", ("Alias", "Weitere Namen", "Andere Namen", "Andere Bezeichnungen", "Synonyme", "aliases")),
    "moegliche_federfuehrung": ("expected_fields", ("Federführung", "Handlungsfelder", "Handlungsfeld",
                                                    "expected fields")),
    "eingeladen": ("invited", ("Einladung", "Wird eingeladen", "Eingeladen?", "invited")),
    "anrede": ("salutation", ("salutation",)),
    "vertretung": ("deputy", ("Stellvertretung", "Stellv. Leitung", "deputy")),
    "vorzimmer_email": ("front_office_email", ("Vorzimmer", "Sekretariat", "E-Mail Vorzimmer", "E-Mail Sekretariat")),
    "anschrift": ("address", ("Adresse", "Postanschrift", "address")),
    "extern": ("external", ("external",)),
    "dezernatsleitung": ("department_head", ("Dezernent", "Dezernentin", "Dezernent/in")),
}  # fmt: skip
REQUIRED = ("stellen_id", "stelle")


def roster_rows(offices: Iterable[Office]) -> list[tuple[str, ...]]:
    """Return headings and one row per office as our own roster files have them."""
    return [tuple(COLUMNS), *(_row(office) for office in offices)]


def _row(office: Office) -> tuple[str, ...]:
    cells = (getattr(office, name) for name, _ in COLUMNS.values())
    return tuple(
        ("ja" if cell else "nein") if isinstance(cell, bool) else "|".join(cell) if isinstance(cell, tuple) else cell
        for cell in cells
    )


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """Return the index of the heading row and the position of each of our columns; None if no row is one.

    It is the row with most known headings, at least two, one of them the name of the office.
    """
    found = [(index, _positions(row)) for index, row in enumerate(rows[:_HEADER_WITHIN])]
    likely = [(index, positions) for index, positions in found if "stelle" in positions and len(positions) > 1]
    return max(likely, key=lambda pair: len(pair[1]), default=None)


def _positions(row: Sequence[str]) -> dict[str, int]:
    """Give every column of ours the first cell that bears its heading, the likeliest heading first."""
    folded = [_fold(cell) for cell in row]
    positions: dict[str, int] = {}
    for column, (_, synonyms) in COLUMNS.items():
        for heading in map(_fold, (column, *synonyms)):
            free = [i for i, cell in enumerate(folded) if cell == heading and i not in positions.values()]
            if free:
                positions[column] = free[0]
                break
    return positions


def _fold(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.casefold().translate(_FOLDED))
