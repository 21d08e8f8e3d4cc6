"""The overview of all offices under an office's own link, from the dispatch date on."""

from __future__ import annotations

import streamlit as st

from pages.components.access import OfficeVisitor
from pages.components.download import download_button
from pages.components.store import journal
from pages.components.texts import text
from pipeline.model import LANGUAGES, Language


def overview(office: OfficeVisitor) -> None:
    """Offer the meeting edition that was handed out; nothing before."""
    number = journal().readable_version(office.round.id, "meeting")
    if number is None:
        return
    with st.container(border=True, key="overview"):
        st.markdown(text("overview_here", office.language, n=number))
        with st.container(horizontal=True):
            for written_in in LANGUAGES:
                _button(office, number, written_in)


def _button(office: OfficeVisitor, number: int, written_in: Language) -> None:
    from report_templates import file_name  # noqa: PLC0415 - before the dispatch date no page of the form needs it

    version = next(one for one in journal().versions(office.round.id) if one.number == number)

    def make() -> bytes:
        still = journal().readable_version(office.round.id, "meeting")  # it may have been taken back meanwhile
        return (still == number and journal().document(office.round.id, number, "meeting", written_in)) or b""

    name = file_name("meeting", office.meeting.authority, version.data_date, number, written_in)
    label = text(f"edition_meeting_{written_in}", office.language)
    download_button(label, make, name, key=f"overview-{written_in}", primary=written_in == office.language)
