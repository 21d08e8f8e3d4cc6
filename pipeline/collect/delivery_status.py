"""How delivery to the sheet fares, as one sentence: "3 waiting, next try in 40 s, because …". Decides nothing."""

from __future__ import annotations

from datetime import datetime

from pipeline.collect.journal import Journal
from pipeline.collect.sheet_problems import REASONS
from pipeline.collect.sheet_settings import SheetSettings
from pipeline.model import Text


def delivery_status(journal: Journal, settings: SheetSettings, now: datetime) -> Text:
    """Return the state of the outbox for the coordination."""
    count, report = journal.count_waiting(), journal.delivery_report()
    if report.state == "idle" or not report.reason:
        return _on_the_way(count, journal.count_refused())
    because = reason(report.reason, settings, _present_tab(journal))
    waiting = Text("1 wartet" if count == 1 else f"{count} warten", f"{count} waiting")
    if report.state == "stopped":
        return Text(
            f"{waiting.de}; die Übertragung steht, denn {because.de}. Es geht nichts verloren.",
            f"{waiting.en}; delivery has stopped, because {because.en}. Nothing is lost.",
        )
    seconds = max(0, round(((report.next_try_at or now) - now).total_seconds()))
    return Text(
        f"{waiting.de}, nächster Versuch in {seconds} s, denn {because.de}.",
        f"{waiting.en}, next try in {seconds} s, because {because.en}.",
    )


def reason(code: str, settings: SheetSettings, tab: str = "") -> Text:
    """Return why something does not work and what to do, with the address and the tab filled in."""
    text = REASONS.get(code, REASONS["unavailable"])
    filled = {"account": settings.address, "tab": tab or settings.worksheet}
    return Text(text.de.format(**filled), text.en.format(**filled))


def _present_tab(journal: Journal) -> str:
    current = journal.current_round()
    known = journal.sheet_tab(current.id) if current else None
    return known.title if known else ""


def _on_the_way(count: int, refused: int) -> Text:
    if count:
        return Text(f"{count} auf dem Weg in die Tabelle.", f"{count} on the way to the sheet.")
    if refused:
        return Text(
            f"Alle Rückmeldungen stehen in der Tabelle, bis auf {refused}, die keine Zelle fasst; sie zählen trotzdem.",
            f"All answers are in the sheet, except {refused} that no cell can hold; they count all the same.",
        )
    return Text("Alle Rückmeldungen stehen in der Tabelle.", "All answers are in the sheet.")
