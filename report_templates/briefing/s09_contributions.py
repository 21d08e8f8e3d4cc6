"""Section 9: what the offices can contribute, where to act together first, and what the meeting should settle."""

from __future__ import annotations

from collections import defaultdict

from report_templates.briefing.blocks import Story, body, section, sentences, subheading, table
from report_templates.briefing.view import View


def part(view: View) -> Story:
    """Return the section."""
    story = section(view, 9)
    story += sentences(view, view.statements("contribution", "topic"))
    story += _contributions(view)
    story += _joint_fields(view)
    story += _verbatim(view, "topics", "joint_topic")
    story += _verbatim(view, "expectations", "expectation")
    if len(story) == 1:
        story.append(body(view.t("page.none")))
    return story


def _contributions(view: View) -> Story:
    counts = view.briefing.scored.contributions
    if not counts:
        return []
    names = {option.code: view.say(option.label) for option in view.briefing.questionnaire.contributions}
    offered: dict[str, list[str]] = defaultdict(list)
    for key, answer in view.answers.items():
        for code in answer["contribution"]:
            offered[code].append(key)
    rows = [(names.get(code, code), str(count), view.labels(offered[code])) for code, count in counts.items() if count]
    columns = [("contribution", 2.2, "left"), ("number", 0.9, "right"), ("offered_by", 4.0, "left")]
    headings = [(view.t(f"s09.{key}"), share, align) for key, share, align in columns]
    return [subheading(view.t("s09.contributions")), table(headings, rows)]


def _joint_fields(view: View) -> Story:
    counts = view.briefing.scored.joint_fields
    if not counts:
        return []
    chosen: dict[str, list[str]] = defaultdict(list)
    for key, answer in view.answers.items():
        chosen[answer["joint_field"]].append(key)
    rows = [(view.field(code), str(count), view.labels(chosen[code])) for code, count in counts.items() if count]
    headings = [(view.t("s05.field"), 2.2, "left"), (view.t("s09.number"), 0.9, "right"), (view.t("s09.offered_by"), 4.0, "left")]
    return [subheading(view.t("s09.joint_fields")), table(headings, rows)]


def _verbatim(view: View, heading: str, column: str) -> Story:
    rows = [(view.label(key), answer[column]) for key, answer in view.answers.items() if answer[column]]
    if not rows:
        return []
    if column == "joint_topic":
        headings = [(view.t("page.office"), 1.3), (view.t("s05.field"), 1.5), (view.t("s06.answer"), 3.4)]
        none = view.t("s09.no_field")
        rows = [(view.label(k), view.field(a["joint_field"]) or none, a[column]) for k, a in view.answers.items() if a[column]]
    else:
        headings = [(view.t("page.office"), 1.3), (view.t("s06.answer"), 4.9)]
    return [subheading(view.t(f"s09.{heading}")), table(headings, rows)]
