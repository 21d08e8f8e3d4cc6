"""The parts of the results page. Each reads the Briefing and shows it; none sums, filters or ranks."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.components.tables import table
from pages.components.texts import text
from pipeline.briefing import Briefing
from pipeline.language import listing
from pipeline.model import SCALES, Language, Scale

_STYLE = """<style>
.bars{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr max-content;gap:.25rem .75rem;align-items:center}
.bars div{background:#1d4ed8;height:1rem;min-width:1px}
@media(prefers-color-scheme:dark){.bars div{background:#93c5fd}}
.map td{width:14%;height:3rem;border:1px solid #6b7280;padding:.25rem}
</style>"""


def distributions(briefing: Briefing, language: Language) -> None:
    """Show how many offices chose each point of each scale, and who gave no value."""
    st.header(text("distributions_title", language), anchor=False)
    columns = st.columns(len(SCALES))
    for column, scale in zip(columns, SCALES, strict=True):
        with column:
            _bars(scale, briefing, language)


def _bars(scale: Scale, briefing: Briefing, language: Language) -> None:
    summary = briefing.scored.scales[scale]
    points = briefing.questionnaire.scales[scale]
    label = next(question.label for question in briefing.questionnaire.questions if question.scale == scale)
    most = max(summary.counts, default=0) or 1
    lines = "".join(
        f"<span>{point.value} – {escape(point.label.in_(language))}</span>"
        f'<div style="width:{100 * count / most:.0f}%"></div><span>{count}</span>'
        for point, count in zip(points, summary.counts, strict=True)
    )
    st.html(f'{_STYLE}<h3>{escape(label.in_(language))}</h3><div class="bars">{lines}</div>')
    figures = {"n": summary.n_valid, "na": summary.cannot_assess, "silent": summary.no_answer}
    st.caption(text("distribution_note", language, **figures))


def position_map(briefing: Briefing, language: Language) -> None:
    """Show the 6 × 6 map as a table: affectedness upwards, influence to the right, the pressure in brackets."""
    st.header(text("map_title", language), anchor=False)
    cells: dict[tuple[int, int], list[str]] = {}
    for one in briefing.scored.positions:
        if one.affected is not None and one.influence is not None:
            pressure = "" if one.pressure is None else f" ({one.pressure})"
            cells.setdefault((one.affected, one.influence), []).append(f"{briefing.office(one.office).short}{pressure}")
    head = "".join(f'<th scope="col">{influence}</th>' for influence in range(6))
    body = "".join(
        f'<tr><th scope="row">{affected}</th>'
        + "".join(f"<td>{escape(listing(cells.get((affected, influence), ())))}</td>" for influence in range(6))
        + "</tr>"
        for affected in reversed(range(6))
    )
    caption = escape(text("map_caption", language))
    st.html(
        f'{_STYLE}<div class="table map" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def field_table(briefing: Briefing, language: Language) -> None:
    """Show who leads, contributes to or touches each field of action."""
    rows = []
    for one in briefing.scored.fields:
        name = briefing.questionnaire.field(one.field).name.in_(language)
        rows.append([name, *(_labels(keys, briefing) for keys in (one.lead, one.contributing, one.touched))])
    headings = [text("column_field", language), *(role.label.in_(language) for role in briefing.questionnaire.roles)]
    table(text("fields_title", language), headings, rows)


def interface_table(briefing: Briefing, language: Language) -> None:
    """Show the pairs of offices that named each other, with what each says."""
    states = {option.code: option.label.in_(language) for option in briefing.questionnaire.interface_states}
    rows = [
        [
            f"{_labels((pair.a,), briefing)} – {_labels((pair.b,), briefing)}",
            states.get(pair.a_says, ""),
            states.get(pair.b_says, ""),
        ]
        for pair in briefing.scored.pairs
    ]
    headings = [text(f"column_{name}", language) for name in ("pair", "first_says", "second_says")]
    if rows:
        table(text("interfaces_title", language), headings, rows)


def sentences(briefing: Briefing, language: Language) -> None:
    """Show every sentence that the data allow, with the number of its rule and who reads it."""
    rows = [
        [one.id, one.text.in_(language), text(f"audience_{one.audience}", language)]
        for one in briefing.concluded.statements
    ]
    headings = [text(f"column_{name}", language) for name in ("rule", "sentence", "audience")]
    table(text("sentences_title", language, n=len(rows)), headings, rows)


def data_log(briefing: Briefing, language: Language) -> None:
    """Show what was ignored, normalised, flagged or merged; nothing happens without a line here."""
    rows = [[str(entry.row or ""), entry.text.in_(language), entry.raw] for entry in briefing.cleaned.log]
    headings = [text(f"column_{name}", language) for name in ("row", "remark", "raw")]
    with st.expander(text("data_log_title", language, n=len(rows))):
        table(text("data_log_title", language, n=len(rows)), headings, rows)


def _labels(keys: tuple[str, ...], briefing: Briefing) -> str:
    return listing(briefing.office(key).label for key in keys)
