"""The three scales: how the answers are distributed, where the offices stand, and which places the data support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import get_args

import streamlit as st

from pages.components.results import charts
from pages.components.results.desk import Desk
from pages.components.tables import table
from pipeline.language import median_in_words
from pipeline.model import SCALES, Scale
from pipeline.score.scored import Group, Position, ScaleSummary

STEPS = range(6)
_STRONG = 4  # pressure that the map marks
_STYLE = """<style>
.map td,.map th{border:1px solid #6b7280;text-align:center;vertical-align:middle}
.map td{height:3.2rem;min-width:4.5rem;padding:.25rem;line-height:1.35}
.map td.near{background:rgba(107,114,128,.16)}
.map td.right{border-left-width:3px}.map tr.upper td,.map tr.upper th{border-bottom-width:3px}
.map caption span{font-weight:400}
</style>"""


def distributions(desk: Desk) -> None:
    """Show how many offices chose each point of each scale, as pictures and as one table, and the key figures."""
    st.header(desk.t("s04.distribution"), anchor=False)
    for column, scale in zip(st.columns(len(SCALES)), SCALES, strict=True):
        with column:
            st.subheader(desk.t(f"scale.{scale}"), anchor=False)
            _bars(desk, scale)
    counts = [_counts(desk.briefing.scored.scales[scale]) for scale in SCALES]
    rows = [[label, *(str(count[row]) for count in counts)] for row, label in enumerate(_labels_of_values(desk))]
    titles = [desk.t(f"scale.{scale}") for scale in SCALES]
    table(desk.t("s04.distribution_table", N=desk.invited), [desk.t("s04.value"), *titles], rows)
    _figures(desk)


def _labels_of_values(desk: Desk) -> list[str]:
    return [*map(str, STEPS), desk.t("s04.no_value"), desk.t("s04.no_answer")]


def _counts(summary: ScaleSummary) -> list[int]:
    return [*summary.counts, summary.cannot_assess, summary.no_answer]


def _bars(desk: Desk, scale: Scale) -> None:
    """Show one scale; pointing at a bar names the offices behind it."""
    chose: dict[str, list[str]] = defaultdict(list)
    for one in desk.briefing.scored.positions:
        value = getattr(one, scale)
        chose[desk.t("s04.no_value") if value is None else str(value)].append(one.office)
    answered = {key for keys in chose.values() for key in keys}
    chose[desk.t("s04.no_answer")] = [office.key for office in desk.briefing.invited if office.key not in answered]
    points = [f"{point.value} {desk.say(point.label)}" for point in desk.briefing.questionnaire.scales[scale]]
    values = _labels_of_values(desk)
    labels = [*points, *values[len(points) :]]
    counts = _counts(desk.briefing.scored.scales[scale])
    lines = [
        {"label": label, "count": count, "names": desk.names(chose[value])}
        for label, value, count in zip(labels, values, counts, strict=True)
    ]
    charts.bars(
        lines,
        labels,
        desk.t(f"scale.{scale}"),
        hint=desk.t("s04.offices"),
        described=desk.w("bars_alt", N=desk.invited),
    )


def _figures(desk: Desk) -> None:
    names = ("s04.scale", "s04.n", "s04.median", "s04.spread", "s04.middle", "s04.k4", "s04.bounds")
    rows = [_figures_row(desk, scale, desk.briefing.scored.scales[scale]) for scale in SCALES]
    table(desk.t("s04.figures"), [desk.t(name) for name in names], rows)


def _figures_row(desk: Desk, scale: Scale, one: ScaleSummary) -> list[str]:
    """Write one line; what too few values do not allow is a dash (scoring.md, section 2)."""
    low, high = one.k4_bounds
    bounds = desk.t("s04.bounds_of", a=low, b=high, N=desk.invited)
    median = desk.say(median_in_words(one.middle)) if one.shows_median and one.middle else ""
    summary = [
        median,
        _span(desk, one.lowest, one.highest) if one.shows_spread else "",
        _span(desk, one.q1, one.q3) if one.shows_spread else "",
        desk.t("s04.k4_of", k=one.k4, n=one.n_valid) if one.shows_median else "",
        bounds if one.shows_median else "",
    ]
    return [desk.t(f"scale.{scale}"), str(one.n_valid), *(said or "–" for said in summary)]


def _span(desk: Desk, low: int | None, high: int | None) -> str:
    return str(low) if low == high else desk.t("s04.span", a=low, b=high)


def position_map(desk: Desk) -> None:
    """Show the 6 × 6 map as the table that it is: affectedness upwards, influence to the right."""
    st.header(desk.t("s04.map"), anchor=False)
    cells: dict[tuple[int, int], list[Position]] = defaultdict(list)
    for one in desk.briefing.scored.positions:
        if one.affected is not None and one.influence is not None:
            cells[one.affected, one.influence].append(one)
    caption, across = escape(desk.w("map_caption")), escape(desk.t("s04.map_x"))
    head = "".join(f'<th scope="col">{across} {influence}</th>' for influence in STEPS)
    body = "".join(_map_row(desk, affected, cells) for affected in reversed(STEPS))
    st.html(
        f'{_STYLE}<div class="table map" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    st.caption(desk.t("s04.map_legend"))
    _groups(desk)


def _map_row(desk: Desk, affected: int, cells: dict[tuple[int, int], list[Position]]) -> str:
    title = escape(f"{desk.t('s04.map_y')} {affected}")
    row = "".join(_map_cell(desk, affected, influence, cells[affected, influence]) for influence in STEPS)
    upper = ' class="upper"' if affected == len(STEPS) // 2 else ""
    return f'<tr{upper}><th scope="row">{title}</th>{row}</tr>'


def _map_cell(desk: Desk, affected: int, influence: int, here: Sequence[Position]) -> str:
    marks = []
    for one in here:
        label = escape(f"{desk.short(one.office)} ({desk.value(one.office, 'pressure')})")
        marks.append(f"<b>▲ {label}</b>" if (one.pressure or 0) >= _STRONG else label)
    classes = ["near"] if {affected, influence} & {2, 3} else []
    classes += ["right"] if influence == len(STEPS) // 2 else []
    return f'<td class="{" ".join(classes)}">{"<br>".join(marks)}</td>'


def _groups(desk: Desk) -> None:
    """List who stands in which group, and who in none."""
    members: dict[Group | None, list[str]] = defaultdict(list)
    for one in desk.briefing.scored.positions:
        members[one.group].append(f"{desk.label(one.office)} ({desk.value(one.office, 'pressure')})")
    names = {group: desk.t(f"group.{group}") for group in get_args(Group)} | {None: desk.t("s04.not_placed")}
    rows = [[name, ", ".join(members[group])] for group, name in names.items() if members[group]]
    table(desk.t("s04.map_table"), [desk.t("s04.group"), desk.t("s04.offices_pressure")], rows)


def rank_spans(desk: Desk) -> None:
    """Show the best and the worst place that any weighting gives; never printed (scoring.md, section 2)."""
    st.header(desk.w("spans_title"), anchor=False)
    spanned = [(one, one.rank_span) for one in desk.briefing.scored.positions if one.rank_span]
    if not desk.briefing.scored.shows_rank_spans:
        st.markdown(desk.w("spans_none"))
        return
    st.markdown(desk.w("spans_explained", n=len(spanned)))
    spanned.sort(key=lambda pair: pair[1])  # within a span the roster's order stays
    lines = [
        {
            "label": desk.label(one.office), "low": best - 0.4, "high": worst + 0.4, "worst": worst,
            "hint": desk.w("span", a=best, b=worst),
        }
        for one, (best, worst) in spanned
    ]  # fmt: skip
    labels = [desk.label(one.office) for one, _ in spanned]
    charts.spans(lines, labels, desk.w("column_place"), described=desk.w("spans_alt", n=len(spanned)))
    rows = [_span_row(desk, one, span) for one, span in spanned]
    table(desk.w("spans_caption"), desk.heads("office", "affected", "pressure", "place", "need"), rows)


def _span_row(desk: Desk, one: Position, span: tuple[int, int]) -> list[str]:
    best, worst = span
    return [
        desk.label(one.office),
        desk.value(one.office, "affected"),
        desk.value(one.office, "pressure"),
        str(best) if best == worst else desk.w("span", a=best, b=worst),
        desk.w(f"need_{one.need_level}") if one.need_level else "–",
    ]
