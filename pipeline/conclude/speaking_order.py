"""Who speaks when in the round of introductions: by field of action, then organisation chart, never by score."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.conclude.case import Case
from pipeline.model import Office
from pipeline.score.scored import FieldCoverage

TABLES = 5


def speaking_order(case: Case) -> tuple[str, ...]:
    """Return all invited offices: by the first field each leads, else contributes to, else is touched by.

    Offices that said nothing of fields stand at the first one that the roster expects them to lead, so that nobody
    changes place who only states values in the meeting; offices without any field come last (briefing.md, section 3).
    """
    fields = case.scored.fields
    places = _places_by_answer(fields)
    codes = [field.field for field in fields]
    for office in case.roster:
        if office.key not in places and not _named_none(case, office.key):
            places |= _place_by_expectation(office, codes)
    invited = [office.key for office in case.roster if office.invited]
    return tuple(sorted(invited, key=lambda office: places.get(office, len(fields))))


def _named_none(case: Case, office: str) -> bool:
    """Whether an office said that it works in none of the fields."""
    return office in case.answers.index and bool(case.answers.at[office, "no_field"])


def tables(order: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Divide the speaking order among the tables: neighbours by field stay together, sizes differ by one at most."""
    ends = [place * len(order) // TABLES for place in range(TABLES + 1)]
    return tuple(tuple(order[start:end]) for start, end in pairwise(ends))


def _places_by_answer(fields: Sequence[FieldCoverage]) -> dict[str, int]:
    places: dict[str, int] = {}
    for role in ("lead", "contributing", "touched"):
        for place, field in enumerate(fields):
            for office in getattr(field, role):
                places.setdefault(office, place)
    return places


def _place_by_expectation(office: Office, codes: Sequence[str]) -> dict[str, int]:
    return next(({office.key: codes.index(code)} for code in office.expected_fields if code in codes), {})
