"""What changed since an earlier version: in the answers as they are now, or in a later version. Computes nothing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.evaluation import changes_since, stored_briefing
from pages.components.tables import table
from pages.components.texts import text, texts
from pipeline.briefing import Briefing
from pipeline.changed import AnswerChange, Changes, Reading, StatementChange
from pipeline.collect.journal import BriefingVersion, Round
from pipeline.language import date_in_table
from pipeline.model import SCALES, Language
from report_templates.texts import text as printed

_NOW = 0  # in the place of a number
_READINGS = {"cannot_assess": "s03.cannot_assess", "blank": "s03.blank", "flagged": "s03.flagged"}


def changes_shown(versions: Sequence[BriefingVersion], live: Briefing, going_on: Round, language: Language) -> None:
    """Choose two states and show what is different between them."""
    numbers = [version.number for version in reversed(versions)]
    with st.container(horizontal=True):
        first = _first_choice(numbers, live, going_on)
        since = st.selectbox(text("changes_since", language), numbers, index=first, key="changes_since", width=220)
        later = [_NOW, *(number for number in numbers if number > since)]
        until = st.selectbox(
            text("changes_until", language),
            later,
            format_func=lambda number: text("changes_version", language, n=number) if number else text("now", language),
            key=f"changes_until-{since}",
            width=260,
        )
    briefing = live if until == _NOW else stored_briefing(going_on, until)
    changes = None if briefing is None else changes_since(since, briefing, going_on)
    if briefing is None or changes is None:
        st.info(text("data_deleted", language))
        return
    if _nothing(changes):
        st.markdown(printed("changes.nothing", language, n=since))
    _tables(changes, briefing, language)


def _first_choice(numbers: Sequence[int], live: Briefing, going_on: Round) -> int:
    """Choose the latest version, or the one before where nothing has changed since the latest."""
    latest = changes_since(numbers[0], live, going_on)
    return 1 if len(numbers) > 1 and latest is not None and _nothing(latest) else 0


def _nothing(changes: Changes) -> bool:
    return not (changes.offices or changes.answers or changes.statements)


def _tables(changes: Changes, briefing: Briefing, language: Language) -> None:
    """Show the lists, each only if it has an entry."""
    states = [
        [one.label, *(printed(f"changes.state_{state}", language) for state in (one.before, one.now))]
        for one in changes.offices
    ]
    answers = [_answer(one, briefing, language) for one in changes.answers]
    said = [_statement(one, briefing, language) for one in changes.statements]
    columns = {
        "offices": ("column_office", "column_before", "column_now"),
        "answers": ("column_office", "column_question", "column_before", "column_now", "column_change"),
        "statements": ("column_rule", "column_change", "column_sentence"),
    }
    for kind, rows in (("offices", states), ("answers", answers), ("statements", said)):
        if rows:
            table(printed(f"changes.{kind}_table", language), [text(name, language) for name in columns[kind]], rows)


def _answer(change: AnswerChange, briefing: Briefing, language: Language) -> list[str]:
    day = "" if change.corrected_on is None else date_in_table(change.corrected_on, language)
    return [
        briefing.office(change.office).label,
        briefing.questionnaire.question(change.question).table_heading.in_(language),
        _reading(change.before, language),
        _reading(change.now, language),
        printed(f"changes.{change.how}", language, datum=day) if day else printed(f"changes.{change.how}", language),
    ]


def _reading(reading: Reading | None, language: Language) -> str:
    if reading is None:
        return ""
    return str(reading) if isinstance(reading, int) else printed(_READINGS[reading], language)


def _statement(change: StatementChange, briefing: Briefing, language: Language) -> list[str]:
    words = change.text.in_(language) if change.text else _gone(change, briefing, language)
    return [change.id, printed(f"changes.{change.kind}", language), words]


def _gone(change: StatementChange, briefing: Briefing, language: Language) -> str:
    """Name the rule that is no longer met, and what of; the wording of the statement is not repeated."""
    own = f"rule_{change.id}"  # of the rules that only the coordination reads
    rule = text(own, language) if own in texts() else printed(f"rule.{change.id}", language)
    if not change.subject:
        return printed("changes.gone_rule", language, regel=rule)
    about = briefing.questionnaire.field(change.subject).name.in_(language) if change.subject not in SCALES else ""
    about = about or printed(f"scale.{change.subject}", language)
    return printed("changes.gone_rule_about", language, wovon=about, regel=rule)
