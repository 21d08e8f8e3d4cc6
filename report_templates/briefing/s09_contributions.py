"""Section 9: what the offices can contribute, where to act together first, and what the meeting should settle."""

from __future__ import annotations

from collections import defaultdict

from report_templates.briefing.blocks import Story, body, german, heads, section, sentences, subheading, table
from report_templates.briefing.view import View


def part(view: View) -> Story:
    """Return the section."""
    story = sentences(view, view.statements("contribution", "topic"))
    story += _contributions(view)
    story += _joint_fields(view)
    story += _topics(view)
    story += _expectations(view)
    return [*section(view, 9), *(story or [body(view.t("page.none"))])]


def _contributions(view: View) -> Story:
    counts = view.briefing.scored.contributions
    if not counts:
        return []
    names = view.words(view.briefing.questionnaire.contributions)
    offered: dict[str, list[str]] = defaultdict(list)
    for key, answer in view.answers.items():
        for code in answer["contribution"]:
            offered[code].append(key)
    rows = [
        (names.get(code, code), str(count), german(view, view.labels(offered[code])))
        for code, count in counts.items() if count
    ]  # fmt: skip
    headings = heads(view, ("s09.contribution", 2.2), ("s09.number", 0.9, "right"), ("s09.offered_by", 4.0))
    return [subheading(view.t("s09.contributions")), table(view.language, headings, rows)]


def _joint_fields(view: View) -> Story:
    counts = view.briefing.scored.joint_fields
    if not counts:
        return []
    chosen: dict[str, list[str]] = defaultdict(list)
    for key, answer in view.answers.items():
        chosen[answer["joint_field"]].append(key)
    rows = [
        (view.field(code), str(count), german(view, view.labels(chosen[code])))
        for code, count in counts.items() if count
    ]  # fmt: skip
    headings = heads(view, ("s05.field", 2.2), ("s09.number", 0.9, "right"), ("s09.offered_by", 4.0))
    return [subheading(view.t("s09.joint_fields")), table(view.language, headings, rows)]


def _topics(view: View) -> Story:
    """What the first joint action should be about, beside the field that it belongs to."""
    none = view.t("s09.no_field")
    answered = [(key, answer) for key, answer in view.answers.items() if answer["joint_topic"]]
    if not answered:
        return []
    rows = [
        (german(view, view.label(key)), view.field(answer["joint_field"]) or none, german(view, answer["joint_topic"]))
        for key, answer in answered
    ]
    headings = heads(view, ("page.office", 1.3), ("s05.field", 1.5), ("s06.answer", 3.4))
    return [subheading(view.t("s09.topics")), table(view.language, headings, rows)]


def _expectations(view: View) -> Story:
    wished = {key: answer["expectation"] for key, answer in view.answers.items()}
    rows = [(german(view, view.label(key)), german(view, wish)) for key, wish in wished.items() if wish]
    if not rows:
        return []
    return [
        subheading(view.t("s09.expectations")),
        table(view.language, heads(view, ("page.office", 1.3), ("s06.answer", 4.9)), rows),
    ]
