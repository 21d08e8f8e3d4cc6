"""Section 8: who is missing at the table, and which experts from outside should be heard."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.score.scored import NamedActor
from report_templates.briefing.blocks import Story, body, german, heads, section, sentences, subheading, table
from report_templates.briefing.view import View
from report_templates.tagged import Flowable


def part(view: View) -> Story:
    """Return the section."""
    scored = view.briefing.scored
    story = sentences(view, view.statements("missing", "external"))
    if scored.missing_actors:
        story.append(subheading(view.t("s08.missing")))
        story.append(_actors(view, "actor", scored.missing_actors))
    if scored.external_experts:
        story.append(subheading(view.t("s08.experts")))
        story.append(_actors(view, "expert", scored.external_experts))
    return [*section(view, 8), *(story or [body(view.t("page.none"))])]


def _actors(view: View, heading: str, actors: Sequence[NamedActor]) -> Flowable:
    rows = [
        (german(view, _name(view, actor)), str(len(actor.named_by)), german(view, view.labels(actor.named_by)))
        for actor in actors
    ]
    return table(
        view.language, heads(view, (f"s08.{heading}", 2.4), ("s08.number", 0.6, "right"), ("s08.named_by", 3.4)), rows
    )


def _name(view: View, actor: NamedActor) -> str:
    office = view.offices.get(actor.office or "")
    return f"{actor.name} ({view.t('s08.invited')})" if office and office.invited else actor.name
