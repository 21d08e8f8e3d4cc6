"""The map of all offices as it is projected: affectedness upwards, influence to the right, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from pages.components.texts import text
from report_templates.briefing.view import View

_CORNERS = {(5, 0): "rueckendeckung", (5, 5): "gestalten", (0, 0): "anschluss", (0, 5): "einfluss"}
_BAND = (2, 3)  # one point more or less would change the group


def map_slide(view: View, notes: Mapping[str, str]) -> str:
    """Return the map with the offices' notes beside it and those without a place below; hidden like every slide."""
    title = text("map_title", view.language)
    numbers = {key: number for number, key in enumerate((key for key in notes if notes[key]), 1)}
    beside = "".join(f"<li>{escape(view.label(key))}: {escape(view.quote(notes[key]))}</li>" for key in numbers)
    aside = f'<aside class="scrolls" tabindex="0"><ol>{beside}</ol></aside>' if beside else ""
    return (
        f'<section class="slide map" data-slide="map" hidden><header><h1 tabindex="-1">{escape(title)}</h1>'
        f'<span class="place">{escape(text("map_legend", view.language))}</span></header>'
        f'<div class="spread"><div class="grid scrolls" tabindex="0" role="region" aria-label="{escape(title)}" '
        f"data-fit><table><tbody>{_rows(view, numbers)}</tbody>{_foot(view)}</table></div>{aside}</div>"
        f"{_without_place(view)}</section>"
    )


def _rows(view: View, numbers: Mapping[str, int]) -> str:
    return "".join(
        f'<tr><th scope="row">{_axis(view, "affected", affected)}</th>'
        + "".join(_cell(view, affected, influence, numbers) for influence in range(6))
        + "</tr>"
        for affected in reversed(range(6))
    )


def _axis(view: View, scale: str, value: int) -> str:
    """Return the value; what the axis shows is read out only, the legend says it to the eye."""
    return f'<span class="spoken">{escape(text(f"axis_{scale}", view.language))} </span>{value}'


def _cell(view: View, affected: int, influence: int, numbers: Mapping[str, int]) -> str:
    here = [one for one in view.positions.values() if (one.affected, one.influence) == (affected, influence)]
    named = " ".join(
        _name(view, one.office, one.pressure, numbers, after="," if one is not here[-1] else "") for one in here
    )
    corner = _CORNERS.get((affected, influence))
    group = f"<small>{escape(view.t(f'group.{corner}'))}</small>" if corner else ""
    band = ' class="band"' if affected in _BAND or influence in _BAND else ""
    return f"<td{band}>{group}{named}</td>"


def _name(view: View, key: str, pressure: int | None, numbers: Mapping[str, int], *, after: str) -> str:
    number = f"<sup>{numbers[key]}</sup>" if key in numbers else ""
    shown = "" if pressure is None else f" ({pressure})"
    return f"<span>{escape(view.short(key))}{shown}{number}{after}</span>"


def _foot(view: View) -> str:
    heads = "".join(f'<th scope="col">{_axis(view, "influence", influence)}</th>' for influence in range(6))
    return f"<tfoot><tr><td></td>{heads}</tr></tfoot>"


def _without_place(view: View) -> str:
    """Name who stands nowhere on the map, so that nobody is missing without a word."""
    placed = {one.office for one in view.positions.values() if one.affected is not None and one.influence is not None}
    missing = [office.key for office in view.briefing.invited if office.key not in placed]
    if not missing:
        return ""
    said = text("without_place", view.language, names=view.labels(missing))
    return f'<p class="without scrolls" tabindex="0">{escape(said)}</p>'
