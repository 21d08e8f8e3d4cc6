"""What annex B says of a stored round beside its answers: how the roster changed, and who answered without the form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.collect.journal import Journal, RosterEntry, RosterOnDay
from pipeline.language import date_in_table, listing
from pipeline.model import Text

_JOINED = Text(
    "nach dem {date} eingeladen und deshalb nicht gezählt: {names}",
    "invited after {date} and therefore not counted: {names}",
)
_LEFT = Text(
    "bis zum {date} eingeladen und deshalb gezählt, danach von der Einladungsliste genommen: {names}",
    "invited until {date} and therefore counted, taken off the roster afterwards: {names}",
)


def changed_since(roster: RosterOnDay, as_of: date | None) -> tuple[Text, ...]:
    """Say how the present roster differs from the one of the data date, which N counts (scoring.md, section 3)."""
    if as_of is None:
        return ()
    lists = ((_JOINED, roster.joined), (_LEFT, roster.left))
    return tuple(_filled(sentence, as_of, found) for sentence, found in lists if found)


def _filled(sentence: Text, as_of: date, found: Sequence[RosterEntry]) -> Text:
    names = listing(entry.office.label for entry in found)
    return Text(
        sentence.de.format(date=date_in_table(as_of, "de"), names=names),
        sentence.en.format(date=date_in_table(as_of, "en"), names=names),
    )


def given_otherwise(journal: Journal, roster: Sequence[RosterEntry]) -> tuple[Text, ...]:
    """Name the offices whose answer did not come by the form, for annex B; whom it came from is not printed."""
    latest = ((entry.office.label, journal.latest_release(entry.id)) for entry in roster)
    ways = {"spoken": ("mündlich angegeben", "given orally"), "paper": ("auf Papier angegeben", "given on paper")}
    return tuple(
        Text(
            f"{label}: {ways[release.way][0]} am {date_in_table(release.agreed_on, 'de')}, eingetragen von der "
            "Koordination",
            f"{label}: {ways[release.way][1]} on {date_in_table(release.agreed_on, 'en')}, entered by the coordination "
            "team",
        )
        for label, release in latest
        if release is not None and release.way != "form" and release.agreed_on is not None
    )
