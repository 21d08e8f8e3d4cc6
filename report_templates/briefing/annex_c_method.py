"""Annex C, method and limits: scales with their anchors, terms, what the figures do not say, and the rules."""

from __future__ import annotations

from pipeline.language import median_in_words
from pipeline.model import SCALES
from report_templates import theme
from report_templates.briefing.blocks import Story, annex, body, heads, subheading, table, text_above
from report_templates.briefing.view import SECTION_OF, View
from report_templates.tagged import BulletList
from report_templates.texts import entries, sentences


def part(view: View) -> Story:
    """Return the annex."""
    story = annex(view, "C")
    story.append(body(view.t("annex_c.intro")))
    story.append(subheading(view.t("annex_c.limits")))
    story.append(BulletList([view.say(entry["text"]) for entry in entries("annex_c.pitfalls")], theme.BODY))
    story += _scales(view)
    story.append(subheading(view.t("annex_c.definitions")))
    terms = [(view.say(entry["term"]), view.say(entry["meaning"])) for entry in entries("annex_c.terms")]
    story.append(table(view.language, heads(view, ("annex_c.term", 1.2), ("annex_c.meaning", 4.0)), terms))
    story += _sensitivity(view)
    story += _rules(view)
    story.append(subheading(view.t("annex_c.accessibility")))
    story.append(body(view.t("annex_c.accessibility_text")))
    return story


def _scales(view: View) -> Story:
    story: Story = [subheading(view.t("annex_c.scales"))]
    headings = heads(view, ("annex_c.point", 0.5, "center"), ("annex_c.label", 1.2), ("annex_c.anchor", 4.0))
    for scale in SCALES:
        points = view.briefing.questionnaire.scales[scale]
        rows = [(str(p.value), view.say(p.label), view.say(p.anchor)) for p in points]
        story.append(table(view.language, headings, rows, caption=view.t(f"scale.{scale}")))
    return story


def _sensitivity(view: View) -> Story:
    scored = view.briefing.scored
    if view.sparse:
        return []
    lines = []
    changes = scored.median_split_changes
    if changes is not None:
        lines.append(view.t("annex_c.median_split_one" if changes == 1 else "annex_c.median_split", k=changes))
    for scale in SCALES:
        bounds = scored.scales[scale].middle_bounds
        if bounds is not None:
            low, high = (view.say(median_in_words(bound)) for bound in bounds)
            lines.append(view.t("annex_c.median_bounds", skala=view.t(f"scale.{scale}"), a=low, b=high))
    return [subheading(view.t("annex_c.sensitivity")), BulletList(lines, theme.BODY)] if lines else []


def _rules(view: View) -> Story:
    said = {s.id: s for s in view.briefing.statements(view.edition)}
    known = sentences()
    rows = [
        (rule, view.t(f"rule.{rule}"), SECTION_OF.get(statement.section, ""))
        for rule, statement in said.items() if f"rule.{rule}" in known
    ]  # fmt: skip
    headings = heads(view, ("annex_c.rule", 0.6), ("annex_c.when", 5.2), ("annex_c.section", 0.7, "right"))
    if not rows:
        return []
    return [
        subheading(view.t("annex_c.rules")),
        text_above(view.t("annex_c.rules_intro")),
        table(view.language, headings, rows),
    ]
