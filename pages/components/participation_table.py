"""The funnel from invited to released, and the table of all offices."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.store import local
from pages.components.tables import table
from pages.components.texts import text
from pipeline.collect.journal import Participation, Round
from pipeline.language import date_in_table, moment_in_table
from pipeline.model import Language

# Answered elsewhere, or the coordination has noted what is to be expected.
SETTLED = ("in_file", "without_answer", "oral", "declined", "undeliverable")


def counted(everybody: Sequence[Participation]) -> list[Participation]:
    """Return the offices that count as N."""
    return [one for one in everybody if one.entry.office.invited]


def funnel(everybody: Sequence[Participation], language: Language) -> None:
    """Show how many are invited, have begun and have released; who released had begun."""
    invited = counted(everybody)
    released = [one for one in invited if one.state == "released"]
    begun = [one for one in invited if one.state == "in_progress"]
    figures = {"invited": len(invited), "begun": len(begun), "released": len(released)}
    if in_file := [one for one in invited if one.state == "in_file"]:
        figures["in_file"] = len(in_file)
    with st.container(horizontal=True):
        for name, figure in figures.items():
            st.metric(text(f"funnel_{name}", language), figure, border=True)


def participation_table(everybody: Sequence[Participation], going_on: Round, language: Language) -> None:
    """Show every office with its standing; a filter leaves those that still matter."""
    show = st.segmented_control(
        text("show", language),
        ["all", "open", "released"],
        default="all",
        required=True,
        format_func=lambda choice: text(f"show_{choice}", language),
        key="show",
    )
    rows = [_row(one, going_on, language) for one in everybody if _shown(one, show)]
    headings = [text(f"column_{name}", language) for name in ("office", "standing", "released", "version", "extended")]
    table(text("participation_caption", language, n=len(rows)), headings, rows)


def _shown(one: Participation, show: str | None) -> bool:
    if show == "open":
        return one.state in ("invited", "in_progress") and one.entry.office.invited
    return show != "released" or one.state == "released"


def _row(one: Participation, going_on: Round, language: Language) -> list[str]:
    released = moment_in_table(local(one.released_at, going_on.meeting), language) if one.released_at else ""
    extended = date_in_table(one.entry.extended_deadline, language) if one.entry.extended_deadline else ""
    standing = text(f"state_{one.state}", language) if one.entry.office.invited else text("not_invited", language)
    return [one.entry.office.name, standing, released, str(one.versions or ""), extended]
