"""Section 7, existing bodies: who named which, and whether it would suit as the framework."""

from __future__ import annotations

from report_templates.briefing.blocks import Story, body, german, heads, section, sentences, subheading, table
from report_templates.briefing.view import View


def part(view: View) -> Story:
    """Return the section."""
    story = section(view, 7)
    story += sentences(view, view.statements("bodies"))
    rows = [
        (
            german(view, body.name),
            german(view, view.labels(body.named_by)),
            str(body.yes),
            str(body.unclear),
            str(body.no),
        )
        for body in view.briefing.scored.bodies
    ]  # fmt: skip
    if not rows:
        return [*story, body(view.t("s07.none"))]
    columns = heads(
        view, ("s07.body", 2.2), ("s07.named_by", 3.9), ("s07.yes", 0.4, "right"), ("s07.unclear", 0.65, "right"),
        ("s07.no", 0.45, "right"),
    )  # fmt: skip
    story.append(subheading(view.t("s07.table")))
    story.append(table(view.language, columns, rows))
    return story
