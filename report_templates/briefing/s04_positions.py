"""Section 4: how the three scales are distributed, where the offices stand on the map, and what may be said of it.

With few answers it shows single values only (scoring.md, section 3).
"""

from __future__ import annotations

from pipeline.language import median_in_words
from pipeline.model import SCALES, Scale
from pipeline.score.scored import Group, Position, ScaleSummary
from report_templates import theme
from report_templates.briefing.blocks import (
    Story,
    body,
    floating,
    german,
    heads,
    picture,
    section,
    sentences,
    small,
    subheading,
    table,
)
from report_templates.briefing.view import VERY_FEW, View
from report_templates.flowables.distribution import Bar, Distribution, Panel
from report_templates.flowables.position_map import STEPS, Mark, PositionMap
from report_templates.tagged import BulletList, Column, Flowable

_GROUPS: dict[Group, tuple[bool, bool]] = {  # influence high, affectedness high
    "gestalten": (True, True),
    "rueckendeckung": (False, True),
    "einfluss": (True, False),
    "anschluss": (False, False),
}
_STRONG = 4


def part(view: View) -> Story:
    """Return the section."""
    story = section(view, 4)
    if view.sparse:
        story.append(body(view.t("s04.sparse")))
    if view.answered >= VERY_FEW:
        story += _distribution(view)
    if view.sparse:
        story += _single_values(view)
    else:
        story += _map(view)
    story += _own_notes(view)
    story += _reasons(view)
    return story


def _distribution(view: View) -> Story:
    scales = view.briefing.scored.scales
    panels = [Panel(view.t(f"scale.{scale}"), _bars(view, scale)) for scale in SCALES]
    names = [*map(str, STEPS), view.t("s04.no_value_means"), view.t("s04.no_answer")]
    rows = [
        [
            name,
            *(str(panel.bars[row].number) for panel in panels),
        ]
        for row, name in enumerate(names)
    ]
    headings = [*heads(view, ("s04.value", 3.4)), *_scale_heads(view, 1.7)]
    story: Story = [subheading(view.t("s04.distribution"))]
    story += sentences(view, view.statements("scales"))
    story.append(picture(Distribution(theme.TEXT_WIDTH, panels), view.t("s04.distribution_alt", N=view.invited)))
    story.append(table(view.language, headings, rows, caption=view.t("s04.distribution_table", N=view.invited)))
    if not view.sparse:
        story.append(_figures(view, {scale: scales[scale] for scale in SCALES}))
    return story


def _scale_heads(view: View, share: float) -> list[Column]:
    return heads(view, *((f"scale.{scale}", share, "center") for scale in SCALES))


def _bars(view: View, scale: Scale) -> list[Bar]:
    summary = view.briefing.scored.scales[scale]
    points = view.briefing.questionnaire.scales[scale]
    bars = [Bar(f"{point.value} {view.say(point.label)}", summary.counts[point.value]) for point in points]
    bars.append(Bar(view.t("s04.no_value"), summary.cannot_assess, valued=False))
    bars.append(Bar(view.t("s04.no_answer"), summary.no_answer, valued=False))
    return bars


def _figures(view: View, scales: dict[Scale, ScaleSummary]) -> Flowable:
    columns = heads(
        view, ("s04.scale", 1.7), ("s04.n", 1.0), ("s04.median", 1.7), ("s04.spread", 1.4), ("s04.middle", 1.0),
        ("s04.k4", 1.0), ("s04.bounds", 1.6),
    )  # fmt: skip
    rows = [_figures_row(view, scale, summary) for scale, summary in scales.items()]
    return table(view.language, columns, rows, caption=view.t("s04.figures"))


def _figures_row(view: View, scale: Scale, summary: ScaleSummary) -> list[str]:
    blank = view.t("s03.blank")
    low, high = summary.k4_bounds
    bounds = view.t("s04.bounds_of", a=low, b=high, N=view.invited)
    shows = summary.shows_median
    return [
        view.t(f"scale.{scale}"),
        str(summary.n_valid),
        view.say(median_in_words(summary.middle)) if shows and summary.middle else blank,
        _span(view, summary.lowest, summary.highest) if summary.shows_spread else blank,
        _span(view, summary.q1, summary.q3) if summary.shows_spread else blank,
        view.t("s04.k4_of", k=summary.k4, n=summary.n_valid) if shows else blank,
        (bounds if low != high else view.t("s04.exactly_of", a=low, N=view.invited)) if shows else blank,
    ]


def _span(view: View, low: int | None, high: int | None) -> str:
    return view.t("s04.span", a=low, b=high) if low != high else str(low)


def _map(view: View) -> Story:
    placed = [p for p in view.briefing.scored.positions if p.group is not None]
    said = sorted(view.statements("position"), key=lambda s: s.id != "P6")  # P6 precedes P1–P4
    story: Story = [subheading(view.t("s04.groups"))]
    story += sentences(view, (s for s in said if s.audience == "all"))
    listed: Story = [subheading(view.t("s04.map_table")), _groups_table(view)]
    if not placed:
        return story + listed
    drawn: Story = [
        subheading(view.t("s04.map")),
        picture(_position_map(view, placed), view.t("s04.map_alt", n=len(placed)), view.t("s04.map_legend")),
    ]
    return [*story, *floating(drawn, listed)]


def _own_notes(view: View) -> Story:
    """What offices said of their places in the meeting, word for word, in a version as of after it."""
    said = view.briefing.from_meeting.notes if view.briefing.from_meeting else ()
    lines = [f"{view.label(key)}: {view.quote(note)}" for key, note in said]
    return [subheading(view.t("s04.own_notes")), BulletList(lines, theme.BODY)] if lines else []


def _position_map(view: View, placed: list[Position]) -> PositionMap:
    cells: dict[tuple[int, int], list[Mark]] = {}
    for position in placed:
        if position.influence is not None and position.affected is not None:
            tail = _with_pressure(view, position, "")
            mark = Mark(view.short(position.office), (position.pressure or 0) >= _STRONG, tail)
            cells.setdefault((position.influence, position.affected), []).append(mark)
    groups = {corner: view.t(f"group.{group}") for group, corner in _GROUPS.items()}
    return PositionMap(
        theme.TEXT_WIDTH, cells, view.t("s04.map_x"), view.t("s04.map_y"), groups,
        lambda n: view.t("s04.map_count", n=n), lambda n: view.t("s04.map_strong", n=n), view.t("s04.map_count_below"),
    )  # fmt: skip


def _with_pressure(view: View, position: Position, name: str) -> str:
    pressure = view.value(position.office, "pressure").replace(" ", "\u00a0")
    return f"{name}\u00a0({pressure})"


def _groups_table(view: View) -> Flowable:
    cells: dict[tuple[Group | None, int, int], list[str]] = {}
    for p in view.briefing.scored.positions:
        if p.group is not None and p.affected is not None and p.influence is not None:
            name = _with_pressure(view, p, _both_names(view, p.office))
            cells.setdefault((p.group, p.affected, p.influence), []).append(name)
    rows = [
        [view.t(f"group.{group}"), str(affected), str(influence), ", ".join(cells[group, affected, influence])]
        for group in _GROUPS for affected in reversed(STEPS) for influence in STEPS
        if (group, affected, influence) in cells
    ]  # fmt: skip
    rows += _unplaced_rows(view)
    columns = heads(
        view, ("s04.group", 2.9), ("s04.map_y", 1.9, "center"), ("s04.map_x", 1.2, "center"),
        ("s04.offices_pressure", 5.9),
    )  # fmt: skip
    return table(view.language, columns, rows)


def _unplaced_rows(view: View) -> list[list[str]]:
    """Offices without a value that the map needs, together where their values are the same."""
    together: dict[tuple[str, str], list[str]] = {}
    for p in view.briefing.scored.positions:
        if p.group is None:
            values = view.value(p.office, "affected"), view.value(p.office, "influence")
            together.setdefault(values, []).append(_with_pressure(view, p, _both_names(view, p.office)))
    return [[view.t("s04.not_placed"), *values, ", ".join(names)] for values, names in together.items()]


def _both_names(view: View, key: str) -> str:
    short, label = view.short(key), view.label(key)
    return label if short in label else f"{short} {label}"


def _single_values(view: View) -> Story:
    rows = []
    for position in view.briefing.scored.positions:
        group = view.t(f"group.{position.group}") if position.group else view.t("s04.not_placed")
        values = (view.value(position.office, scale) for scale in SCALES)
        rows.append([german(view, view.label(position.office)), *values, group])
    headings = [*heads(view, ("page.office", 3.0)), *_scale_heads(view, 1.6), *heads(view, ("s04.placed_as", 2.4))]
    return [
        subheading(view.t("s04.single_table")),
        table(view.language, headings, rows),
        small(view.t("s03.legend")),
    ]


def _reasons(view: View) -> Story:
    said = [s for s in view.statements("position") if s.audience == "leadership"]
    return [subheading(view.t("s04.reasons")), *sentences(view, said)] if said else []
