"""What the coordination does next, in one sentence, from where the round stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.components.participation_table import SETTLED, counted
from pages.components.privacy import day, missing_entries
from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.collect.journal import Participation, Round
from pipeline.collect.journal.store import utc_now
from pipeline.model import Language


def next_step(everybody: Sequence[Participation], going_on: Round, language: Language) -> None:
    """Say what comes next, with the way there."""
    if missing := missing_entries(going_on.meeting):
        names = ", ".join(entry.in_(language) for entry in missing)
        st.warning(text("next_missing", language, names=names))
        st.page_link("setup.py", label=text("page_setup", language), icon=":material/arrow_forward:")
        return
    today = local(utc_now(), going_on.meeting).date()
    if _handed_out_or_met(going_on, today, language):
        return
    waiting = [one for one in counted(everybody) if one.state not in ("released", *SETTLED)]
    st.info(_sentence(waiting, going_on, today, language))
    page = "briefing" if not waiting or _over(going_on, today) else "invitations"
    st.page_link(f"{page}.py", label=text(f"page_{page}", language), icon=":material/arrow_forward:")


def _handed_out_or_met(going_on: Round, today: date, language: Language) -> bool:
    """Lead to the meeting once the briefing is handed out, and to the agreements when it is over."""
    met = going_on.meeting.date
    if met is None:
        return False
    number = journal().readable_version(going_on.id, "leadership")
    if today > met:
        sentence, page = text("next_after_meeting", language, date=day(met, language)), "agreements"
    elif number is not None:
        sentence, page = text("next_meeting_comes", language, n=number, date=day(met, language)), "meeting"
    else:
        return False
    st.info(sentence)
    st.page_link(f"{page}.py", label=text(f"page_{page}", language), icon=":material/arrow_forward:")
    return True


def _over(going_on: Round, today: date) -> bool:
    return going_on.meeting.deadline is not None and today > going_on.meeting.deadline


def _sentence(waiting: Sequence[Participation], going_on: Round, today: date, language: Language) -> str:
    if not waiting:
        return text("next_all_in", language)
    if _over(going_on, today):
        return text("next_deadline_over", language, n=len(waiting))
    until = day(going_on.meeting.deadline, language)
    begun = [one for one in waiting if one.state == "in_progress"]
    return text("next_waiting", language, n=len(waiting), begun=len(begun), date=until)
