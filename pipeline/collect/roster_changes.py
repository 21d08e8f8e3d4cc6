"""What a new roster would change, office by office and field by field, before anybody takes it over.

Changes nothing; the key of an office says which is which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.collect.roster_columns import COLUMNS, roster_rows
from pipeline.model import Office


@dataclass(frozen=True)
class FieldChange:
    """One entry of one office that would read differently."""

    office: Office  # as it is now
    column: str  # heading as in our own files
    before: str
    after: str


@dataclass(frozen=True)
class RosterChanges:
    """Which offices come, change and go."""

    added: tuple[Office, ...]
    changed: tuple[FieldChange, ...]
    dropped: tuple[Office, ...]

    def __bool__(self) -> bool:
        """Whether anything but the order changes."""
        return bool(self.added or self.changed or self.dropped)


def roster_changes(present: Iterable[Office], wanted: Iterable[Office]) -> RosterChanges:
    """Compare the roster as it is with the one that is to be."""
    before, after = ({office.key: office for office in offices} for offices in (present, wanted))
    return RosterChanges(
        tuple(office for key, office in after.items() if key not in before),
        _changed(before, after),
        tuple(office for key, office in before.items() if key not in after),
    )


def _changed(before: dict[str, Office], after: dict[str, Office]) -> tuple[FieldChange, ...]:
    pairs = ((office, after[key]) for key, office in before.items() if key in after)
    return tuple(
        FieldChange(old, column, was, becomes)
        for old, new in pairs
        for column, was, becomes in zip(COLUMNS, *roster_rows((old, new))[1:], strict=True)
        if was != becomes
    )
