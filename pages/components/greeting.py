"""What an office reads before the first question: the meeting, who sees what from when, data protection."""

from __future__ import annotations

import streamlit as st

from pages.components.access import OfficeVisitor
from pages.components.privacy import day, privacy_notice
from pages.components.store import contact
from pages.components.texts import plain
from pages.components.widgets.place import Place
from pipeline.collect.journal import deadline
from pipeline.language import weekday


def meeting_facts(office: OfficeVisitor, place: Place) -> None:
    """Show who invites, when and where the meeting is, until when one can answer; what is open is left out."""
    meeting = office.meeting
    facts = {
        "fact_inviter": meeting.leadership or meeting.leadership_name,
        "fact_meeting": _when(office),
        "fact_place": meeting.place,
        "fact_deadline": day(deadline(office.entry, office.round), office.language),
        "fact_topic": meeting.topic,
    }
    lines = [f"**{place.text(key)}:** {plain(value)}" for key, value in facts.items() if value and value != "–"]
    with st.container(border=True):
        st.markdown("  \n".join(lines))


def before_you_start(office: OfficeVisitor, place: Place) -> None:
    """Say how long it takes, who will read the answers and from when, and what happens to the data."""
    meeting, words = office.meeting, place.questionnaire.texts
    st.markdown(place.text("how_it_works"))
    st.header(place.text("who_sees"), anchor=False)
    st.markdown(words["visibility"].in_(office.language).format(kontakt=plain(contact(meeting))))
    if meeting.dispatch:
        st.markdown(place.text("seen_from", date=day(meeting.dispatch, office.language)))
    st.markdown(words["purpose"].in_(office.language))
    st.info(words["no_case_data"].in_(office.language))
    with st.expander(place.text("privacy_title")):
        st.markdown(plain(privacy_notice(meeting, office.language)))


def _when(office: OfficeVisitor) -> str:
    meeting, language = office.meeting, office.language
    if meeting.date is None:
        return ""
    start = f", {meeting.start:%H:%M}" if meeting.start else ""
    end = f"–{meeting.end:%H:%M}" if meeting.start and meeting.end else ""
    hour = " Uhr" if start and language == "de" else ""
    return f"{weekday(meeting.date, language)}, {day(meeting.date, language)}{start}{end}{hour}"
