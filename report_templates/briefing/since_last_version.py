"""What changed since the version before: one line where the reader looks first, and the lists in annex B.

An earlier value is shown to the leadership alone, who read it in the earlier version, and never if somebody corrected
it; a statement that is gone is named by its rule, its wording is not repeated (DESIGN, section 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.changed import AnswerChange, Changes, Reading, StatementChange
from pipeline.model import SCALES
from report_templates import theme
from report_templates.briefing.blocks import Content, Story, german, heads, see, subheading, table
from report_templates.briefing.view import SECTION_OF, View
from report_templates.tagged import Cell, Flowable, Run

_WORD_FOR = {"cannot_assess": "s03.cannot_assess", "blank": "s03.blank", "flagged": "s03.flagged"}


def line(view: View) -> Content:
    """Say in one line how much changed, with a link to the lists; nothing in a first version."""
    changes = view.briefing.changes
    if changes is None:
        return ""
    counted = (
        ("offices", changes.offices),
        ("answers", changes.answers),
        ("statements", view.briefing.changed_statements(view.edition)),
    )
    named = [_number(view, kind, len(found)) for kind, found in counted if found]
    if not named:
        return view.t("changes.nothing", n=changes.since)
    return [Run(view.t("changes.summary", n=changes.since, was=f"{', '.join(named)} ")), see(view, "B")]


def part(view: View) -> Iterator[Flowable]:
    """Yield the lists, each only if it has an entry."""
    changes, said = view.briefing.changes, view.briefing.changed_statements(view.edition)
    if changes is None or not (changes.offices or changes.answers or said):
        return
    yield subheading(view.t("changes.title"))
    yield from _offices(view, changes)
    yield from _answers(view, changes)
    yield from _statements(view, said)


def _number(view: View, kind: str, number: int) -> str:
    return view.t(f"changes.{kind}_one" if number == 1 else f"changes.{kind}", k=number)


def _offices(view: View, changes: Changes) -> Story:
    rows = [
        (german(view, one.label), *(view.t(f"changes.state_{state}") for state in (one.before, one.now)))
        for one in changes.offices
    ]
    return _table(view, "offices", [("page.office", 2.2), ("changes.before", 2.0), ("changes.today", 2.0)], rows)


def _answers(view: View, changes: Changes) -> Story:
    question = view.briefing.questionnaire.question
    rows = [
        (
            german(view, view.label(one.office)),
            view.say(question(one.question).table_heading),
            _value(view, one),
            _how(view, one),
        )
        for one in changes.answers
    ]
    columns = [("page.office", 1.5), ("annex_b.question", 1.8), ("changes.today", 1.4), ("changes.what", 2.2)]
    return _table(view, "answers", columns, rows)


def _value(view: View, change: AnswerChange) -> str:
    """Write the value of a scale as it reads now; texts stand in annex A."""
    if change.now is None:
        return view.t("changes.see_profile")
    now = _reading(view, change.now)
    if change.before is None or not view.for_leadership:
        return now
    return view.t("changes.value_before", jetzt=now, bisher=_reading(view, change.before))


def _reading(view: View, reading: Reading) -> str:
    return str(reading) if isinstance(reading, int) else view.t(_WORD_FOR[reading])


def _how(view: View, change: AnswerChange) -> str:
    if change.corrected_on is None:
        return view.t(f"changes.{change.how}")
    return view.t(f"changes.{change.how}", datum=view.short_day(change.corrected_on))


def _statements(view: View, said: Sequence[StatementChange]) -> Story:
    rows = [(SECTION_OF[one.section], view.t(f"changes.{one.kind}"), _statement(view, one)) for one in said]
    columns = [("annex_c.section", 0.9), ("changes.what", 1.0), ("changes.statement", 5.0)]
    return _table(view, "statements", columns, rows)


def _statement(view: View, change: StatementChange) -> str:
    if change.text is not None:
        return view.say(change.text)
    rule = view.t(f"rule.{change.id}")
    if not change.subject:
        return view.t("changes.gone_rule", regel=rule)
    about = view.t(f"scale.{change.subject}") if change.subject in SCALES else view.field(change.subject)
    return view.t("changes.gone_rule_about", wovon=about, regel=rule)


def _table(
    view: View, kind: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[Content | Cell]]
) -> Story:
    if not rows:
        return []
    caption = view.t(f"changes.{kind}_table")
    return [table(view.language, heads(view, *columns), rows, style=theme.TABLE_SMALL, caption=caption)]
