"""What an office reads before the first question: the meeting, who sees what from when, data protection."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.components.access import OfficeVisitor
from pages.components.privacy import day, privacy_notice
from pages.components.texts import plain
from pages.components.widgets.place import Place
from pipeline.collect.journal import deadline
from pipeline.language import weekday
from pipeline.model import Language


def meeting_facts(office: OfficeVisitor, place: Place) -> None:
    """Show who invites, when and where the meeting is, until when one can answer; what is open is left out."""
    meeting = office.meeting
    facts = {
        "fact_inviter": meeting.leadership or meeting.leadership_name,
        "fact_meeting": _when(office),
        "fact_place": meeting.place,
        "fact_deadline": _weekday_and_date(deadline(office.entry, office.round), office.language),
        "fact_topic": meeting.topic,
    }
    lines = [f"**{place.text(key)}:** {plain(value)}" for key, value in facts.items() if value]
    with st.container(border=True):
        st.markdown("  \n".join(lines))


def before_you_start(office: OfficeVisitor, place: Place) -> None:
    """Say how long it takes, who will read the answers and from when, and what happens to the data."""
    meeting, words = office.meeting, place.questionnaire.texts
    st.markdown(place.text("how_it_works"))
    st.markdown(place.text("who_fills_in"))
    st.header(place.text("who_sees"), anchor=False)
    st.markdown(words["visibility"].in_(office.language).format(kontakt=plain(meeting.whom_to_ask)))
    if meeting.dispatch:
        st.markdown(place.text("seen_from", date=day(meeting.dispatch, office.language)))
    st.markdown(words["purpose"].in_(office.language))
    st.info(words["no_case_data"].in_(office.language))
    with st.expander(place.text("privacy_title")):
        st.markdown(plain(privacy_notice(meeting, office.language)))


def invited_offices(place: Place) -> None:
    """List who is invited, and so will read the answers."""
    invited = [office.name for office in place.offices if office.invited]
    with st.expander(place.text("who_is_invited", n=len(invited))):
        st.markdown("\n".join(f"- {plain(name)}" for name in invited))


def _when(office: OfficeVisitor) -> str:
    meeting, language = office.meeting, office.language
    if meeting.date is None:
        return ""
    start = f", {meeting.start:%H:%M}" if meeting.start else ""
    end = f"–{meeting.end:%H:%M}" if meeting.start and meeting.end else ""
    hour = " Uhr" if start and language == "de" else ""
    return f"{_weekday_and_date(meeting.date, language)}{start}{end}{hour}"


def _weekday_and_date(on: date | None, language: Language) -> str:
    return f"{weekday(on, language)}, {day(on, language)}" if on else ""
