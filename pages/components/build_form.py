"""Asks for the data date, builds a version, shows how far it is, and says whether the latest one is up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.components.access import require_access
from pages.components.building import Job, job_of, start
from pages.components.day_field import day_field
from pages.components.evaluation import changes_since, live_beside
from pages.components.roster_on_day import say_roster_on
from pages.components.store import journal, today
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.changed import Changes
from pipeline.collect.journal import BriefingVersion, Round
from pipeline.language import listing
from pipeline.model import IN_MEETING, Language


def build_form(
    versions: Sequence[BriefingVersion], live: Briefing, going_on: Round, tab: str, language: Language
) -> None:
    """Show the button, the progress of what it started, and how the latest version stands."""
    st.header(text("build_title", language), anchor=False)
    st.markdown(text("build_explained", language))
    as_of = day_field(
        text("as_of", language), today(going_on), language, key="as_of", help_=text("as_of_help", language)
    )
    if isinstance(as_of, date):
        say_roster_on(as_of, going_on, language)
    after = st.checkbox(
        text("after_meeting", language), value=_has_met(going_on), help=text("after_meeting_help", language),
        key="after_meeting",
    )  # fmt: skip
    job = job_of(going_on.id, tab)
    busy = job is not None and job.running
    if st.button(text("build", language), type="primary", key="build", disabled=busy) and isinstance(as_of, date):
        start(going_on.id, as_of, tab, after_meeting=after)
        st.rerun()
    if job is not None and job.running:
        _progress(going_on.id, tab, language)
    elif job is not None:
        _outcome(job, language)
    if versions and not busy:
        _up_to_date(versions[-1], live, going_on, language)


def _has_met(going_on: Round) -> bool:
    """Whether something was said in the meeting already, or its day is over."""
    said = any(one.reason == IN_MEETING for one in journal().clarifications(going_on.id))
    over = going_on.meeting.date is not None and today(going_on) > going_on.meeting.date
    return said or over or bool(journal().place_notes(going_on.id))


@st.fragment(run_every=0.5)
def _progress(round_id: str, tab: str, language: Language) -> None:
    """Show how far the version is that is being built, and show the page anew when it is done."""
    require_access("coordinator")
    job = job_of(round_id, tab)
    if job is None or not job.running:
        st.rerun()
    seconds = _seconds(job.elapsed, language)
    st.progress(job.done, text=text("building_seconds", language, seconds=seconds))


def _outcome(job: Job, language: Language) -> None:
    if job.problem is not None:
        st.error(plain(job.problem.in_(language)))
    else:
        seconds = _seconds(job.elapsed, language)
        st.success(text("built_in", language, n=job.number, seconds=seconds), icon=":material/check_circle:")


def _up_to_date(latest: BriefingVersion, live: Briefing, going_on: Round, language: Language) -> None:
    changes = changes_since(latest.number, live_beside(latest, live, going_on), going_on)
    if changes is None:
        return
    what = _counted(changes, language)
    if what:
        st.warning(text("version_is_old", language, n=latest.number, what=what))
    else:
        st.markdown(text("version_is_current", language, n=latest.number))


def _counted(changes: Changes, language: Language) -> str:
    kinds = {"offices": changes.offices, "answers": changes.answers, "statements": changes.statements}
    return listing(text(f"changed_{kind}", language, n=len(found)) for kind, found in kinds.items() if found)


def _seconds(seconds: float, language: Language) -> str:
    shown = f"{seconds:.1f}"
    return shown.replace(".", ",") if language == "de" else shown
