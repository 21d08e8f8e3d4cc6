"""The data log: what was ignored, normalised, flagged or merged; nothing happens without a line here."""

from __future__ import annotations

from pages.components.results.desk import Desk
from pages.components.tables import table


def data_log(desk: Desk) -> None:
    """Show every line with its row and what stood there."""
    rows = [
        [str(entry.row or "–"), desk.label(entry.office) if entry.office else "", desk.say(entry.text), entry.raw]
        for entry in desk.briefing.cleaned.log
    ]
    table(desk.w("data_log_title", n=len(rows)), desk.heads("row", "office", "remark", "raw"), rows)
