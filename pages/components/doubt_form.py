"""Settles one doubt: what stands there, why it does not count, whom to ask; and what was agreed, with whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.components.day_field import day_field
from pages.components.doubts_shown import following, office_name, question_name
from pages.components.frame import typed_text
from pages.components.office_choice import choose_office
from pages.components.store import journal, today
from pages.components.tables import table
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.clean.doubts import Doubt, doubts
from pipeline.collect.journal import Round
from pipeline.model import Clarification, Language, Scale

_BLANK = ""  # clears the value


@dataclass(frozen=True)
class _Decision:
    office: str  # "" for nobody
    value: str


def doubt_form(doubt: Doubt, briefing: Briefing, going_on: Round, language: Language) -> None:
    """Show one doubt and settle it, or leave it open and go on to the next one."""
    seen = _seen(doubt, going_on)
    with st.container(border=True):
        _what_stands_there(doubt, briefing, language)
        decision = _row_decision(doubt, briefing, language) if doubt.about_row else _value(doubt, briefing, language)
        name, on, why = _agreement(doubt, going_on, language)
        with st.container(horizontal=True):
            save = st.button(text("settle", language), type="primary", key=f"save-{doubt.id}")  # of this doubt alone
            if st.button(text("leave_open", language), key="leave_open"):
                st.session_state["next_doubt"] = following(doubt, doubts(briefing.cleaned, briefing.questionnaire))
                st.rerun()
        if not save:
            return
        if decision is None or on is None or not why or not (name or doubt.about_row):
            st.error(text("settle_missing_row" if doubt.about_row else "settle_missing_value", language))
            return
        said = Clarification(
            decision.office, doubt.question, decision.value, name, on, why, "coordinator", row_key=doubt.row.key
        )
        _settle(said, doubt, seen, going_on, language)


def _settle(said: Clarification, doubt: Doubt, seen: int, going_on: Round, language: Language) -> None:
    """Enter it; whoever settled the same meanwhile was first, and this person is told."""
    journal().add_clarification(going_on.id, said, seen=seen)
    st.session_state.pop(f"seen:{doubt.id}", None)
    st.session_state["settled_here"] = doubt.id
    st.session_state["settled_said"] = text("settled_saved", language)
    st.rerun()


def _seen(doubt: Doubt, going_on: Round) -> int:
    """Return which clarification stood when this person looked first, 0 for none."""
    place = (doubt.row.key if doubt.about_row else doubt.row.office or "", doubt.question)
    standing = journal().standing_clarifications(going_on.id).get(place)
    seen: int = st.session_state.setdefault(f"seen:{doubt.id}", standing.id if standing else 0)
    return seen


def _what_stands_there(doubt: Doubt, briefing: Briefing, language: Language) -> None:
    names = office_name(doubt.row.office, briefing, language), question_name(doubt.question, briefing, language)
    st.markdown(f"**{plain(' · '.join(names))}**")
    st.caption(text("cell_says", language, n=doubt.row.row))
    typed_text(doubt.raw or text("empty_cell", language))
    for reason in doubt.reasons:
        st.markdown(plain(reason.in_(language)))
    if doubt.candidates:
        meant = [office_name(one, briefing, language) if doubt.about_row else one for one in doubt.candidates]
        st.markdown(text("may_mean", language, candidates=plain(", ".join(meant))))
    if doubt.counts_meanwhile:
        st.markdown(text("counts_meanwhile", language))
    _whom_to_ask(doubt, briefing, language)
    rows = [[question_name(key, briefing, language), cell] for key, cell in doubt.row.cells if cell.strip()]
    with st.expander(text("whole_row_shown", language, n=doubt.row.row)):
        headings = [text("column_question", language), text("column_cell", language)]
        table(text("whole_row_shown", language, n=doubt.row.row), headings, rows)


def _whom_to_ask(doubt: Doubt, briefing: Briefing, language: Language) -> None:
    for key in filter(None, (doubt.row.office, *(doubt.candidates if doubt.about_row else ()))):
        office = next((one for one in briefing.offices if one.key == key), None)
        if office and (office.head or office.email):
            who = ", ".join(filter(None, (office.head, office.position, office.email)))
            st.markdown(text("whom_to_ask", language, office=plain(office.label), who=plain(who)))


def _value(doubt: Doubt, briefing: Briefing, language: Language) -> _Decision | None:
    """Ask for the value as agreed: a point of the scale, or what the cell should say."""
    office, scales = doubt.row.office or "", briefing.questionnaire.scales
    key = f"settle-{doubt.id}"
    if doubt.question not in scales:
        words = st.text_area(text("settle_text", language), value=doubt.raw, key=key, help=text("as_a_cell", language))
        return _Decision(office, (words or "").strip())
    scale: Scale = doubt.question  # type: ignore[assignment]
    cannot = briefing.questionnaire.cannot_assess.label
    points = {str(point.value): f"{point.value} – {point.label.in_(language)}" for point in scales[scale]}
    points |= {cannot.de: cannot.in_(language), _BLANK: text("no_answer", language)}
    label = text("settle_value", language)
    value = st.radio(label, list(points), index=None, format_func=points.__getitem__, key=key)
    return None if value is None else _Decision(office, value)


def _row_decision(doubt: Doubt, briefing: Briefing, language: Language) -> _Decision | None:
    """Ask whose the row is: one of the invited offices, or nobody's."""
    invited = {office.key: office for office in briefing.invited}
    likely = [key for key in dict.fromkeys((doubt.row.office, *doubt.candidates)) if key in invited]
    ways = {way: text(f"row_{way}", language) for way in ("counts", "set_aside")}
    label = text("settle_row", language)
    way = st.radio(label, list(ways), index=None, format_func=ways.__getitem__, key=f"settle-{doubt.id}")
    if doubt.row.office_match == "joint":
        st.info(text("joint_counts_once", language))
        st.page_link("on_behalf.py", label=text("page_on_behalf", language), icon=":material/arrow_forward:")
    if way == "set_aside":
        return _Decision("", "")
    if way is None:
        return None
    keys = [*likely, *(key for key in invited if key not in likely)]
    names = {key: invited[key].name for key in keys}
    first = 0 if len(likely) == 1 else None
    office = choose_office(text("row_of_office", language), names, language, key=f"office-{doubt.id}", index=first)
    return _Decision(office, invited[office].name) if office else None


def _agreement(doubt: Doubt, going_on: Round, language: Language) -> tuple[str, date | None, str]:
    label = "behalf_with" if not doubt.about_row else "agreed_with_optional"
    name = st.text_input(text(label, language), key=f"with-{doubt.id}")
    on = day_field(text("behalf_on", language), today(going_on), language, key=f"on-{doubt.id}")
    why = st.text_input(text("settle_why", language), key=f"why-{doubt.id}")
    return (name or "").strip(), on if isinstance(on, date) else None, (why or "").strip()
