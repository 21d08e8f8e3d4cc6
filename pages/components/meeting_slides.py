"""What is projected in the meeting, as one piece of HTML: the agenda, every office in speaking order, map and table.

All of it is on the laptop at once, so that a lost network costs nothing (pages/server/meeting.js turns the pages).
Reads the Briefing and shows it; computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pages.components.meeting_map import map_slide
from pages.components.texts import text
from pipeline.model import SCALES, Scale
from pipeline.questionnaire.model import Question
from report_templates.briefing.view import View

_STYLE = Path(__file__).with_name("meeting_slides.css").read_text(encoding="utf-8")
REASONS: Mapping[Scale, str] = {
    "affected": "why_affected",
    "pressure": "pressure_reason",
    "influence": "influence_basis",
}


@dataclass(frozen=True)
class Remarks:
    """What the journal knows beside the answers, by key of the office."""

    spoken: frozenset[str]  # whose answer was given orally
    in_meeting: frozenset[tuple[str, str]]  # office and question: put right in the meeting
    notes: Mapping[str, str]  # of an office on its own place on the map


def slides(view: View, remarks: Remarks) -> str:
    """Return everything that is projected; which part is shown is for the browser."""
    briefing = view.briefing
    order = briefing.concluded.agenda.speaking_order
    parts = [_start(view)]
    parts += [_office(view, key, _place(view, place), remarks) for place, key in enumerate(order)]
    parts += [map_slide(view, remarks.notes), _table(view)]
    more = escape(text("more_below", view.language))
    seconds = briefing.concluded.agenda.seconds_per_office
    return (
        f'<style>{_STYLE}</style><div class="meeting" data-meeting data-seconds="{seconds}" data-more="{more}">'
        + "".join(parts)
        + "</div>"
        + _bar(view)
    )


def slide(name: str, title: str, body: str, *, beside: str = "", kind: str = "", more: str = "") -> str:
    """Return one page of the projection, hidden until the browser shows it."""
    return (
        f'<section class="slide {kind}" data-slide="{escape(name)}" {more} hidden><header><h1 tabindex="-1" data-fit>'
        f'{escape(title)}</h1><span class="place">{escape(beside)}</span></header>{body}</section>'
    )


def _start(view: View) -> str:
    meeting = view.briefing.meeting
    when = " · ".join(filter(None, [view.day(meeting.date) if meeting.date else "", meeting.place]))
    items = "".join(
        f"<li><span>{escape(view.say(item.title))}</span> "
        f"<span>{text('minutes', view.language, n=item.minutes)}</span></li>"
        for item in view.briefing.concluded.agenda.items
    )
    topic = meeting.topic or meeting.authority or text("page_meeting", view.language)
    return slide("start", topic, f'<ol class="agenda scrolls" tabindex="0" data-fit>{items}</ol>', beside=when)


def _place(view: View, place: int) -> str:
    """Say the how-manieth it is, and who speaks next, so that they can get ready."""
    order = view.briefing.concluded.agenda.speaking_order
    following = [text("speaks_next", view.language, office=view.label(key)) for key in order[place + 1 : place + 2]]
    return " · ".join([f"{place + 1} / {len(order)}", *following])


def _office(view: View, key: str, place: str, remarks: Remarks) -> str:
    silent = key not in view.answers
    columns = "".join(_column(view, key, scale, share) for scale, share in _shares(view, key).items())
    lines = "".join(f"<p>{escape(line)}</p>" for line in _lines(view, key, remarks, silent=silent))
    body = f'<div class="values">{columns}</div><div class="remarks scrolls" tabindex="0">{lines}</div>'
    kind = "office silent" if silent else "office"
    number = f'data-number="{view.numbers[key]}"'
    return slide(key, view.offices[key].name, body, beside=place, kind=kind, more=number)


def _shares(view: View, key: str) -> Mapping[Scale, float]:
    """Return how wide each column is: a long reason gets more room than a short one."""
    lengths = {scale: len(view.answers.get(key, {}).get(REASONS[scale], "")) for scale in SCALES}
    average = sum(lengths.values()) / len(SCALES) or 1
    return {scale: min(max(length / average, 0.8), 1.6) for scale, length in lengths.items()}


def _column(view: View, key: str, scale: Scale, share: float) -> str:
    heading = _heading(view, view.briefing.questionnaire.question(scale))
    if key not in view.answers:
        return f'<div style="flex:1"><h2>{escape(heading)}</h2><p class="value">–</p></div>'
    value = view.value(key, scale).rstrip("*")
    reason = view.answers[key][REASONS[scale]]
    return (
        f'<div style="flex:{share:.2f}"><h2>{escape(heading)}</h2><p class="value"><strong>{escape(value)}</strong> '
        f'<span>{escape(_words(view, key, scale))}</span></p><p class="reason scrolls" tabindex="0" data-fit>'
        f"{escape(reason)}</p></div>"
    )


def _heading(view: View, question: Question) -> str:
    return view.say(question.table_heading).removesuffix(" (0–5)")


def _words(view: View, key: str, scale: Scale) -> str:
    """Say in words what a value means, also that there is none."""
    value = getattr(view.positions.get(key), scale, None)
    if value is not None:
        points = view.briefing.questionnaire.scales[scale]
        return next(view.say(point.label) for point in points if point.value == value)
    answer = view.answers[key]
    if answer[f"{scale}_status"] == "flagged":
        return text("value_flagged", view.language)
    if answer[f"{scale}_code"] == "cannot_assess":
        return view.say(view.briefing.questionnaire.cannot_assess.label)
    return text("value_blank", view.language)


def _lines(view: View, key: str, remarks: Remarks, *, silent: bool) -> Iterable[str]:
    """Say how the answer came about, and what the office says of its own place."""
    if silent:
        yield text("will_follow", view.language)
    elif key in remarks.spoken:
        yield text("given_orally", view.language)
    asked = view.briefing.questionnaire.questions
    put_right = [_heading(view, one) for one in asked if (key, one.key) in remarks.in_meeting]
    if put_right:
        yield text("put_right", view.language, names=", ".join(put_right))
    if remarks.notes.get(key):
        yield text("own_note", view.language, note=view.quote(remarks.notes[key]))


def _table(view: View) -> str:
    asked = view.briefing.questionnaire
    order = ("actor", *(key for scale in SCALES for key in (REASONS[scale], scale)))
    names = [
        text(f"axis_{key}", view.language) if key in SCALES else view.say(asked.question(key).table_heading)
        for key in order
    ]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(_row(view, office.key) for office in view.briefing.invited)
    title = text("whole_table", view.language)
    body = (
        f'<div class="whole scrolls" tabindex="0" role="region" aria-label="{escape(title)}"><table><thead><tr>{head}'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return slide("table", title, body)


def _row(view: View, key: str) -> str:
    name = f'<th scope="row">{escape(view.offices[key].name)}</th>'
    if key not in view.answers:
        return f'<tr>{name}<td colspan="6">{escape(text("will_follow", view.language))}</td></tr>'
    cells = "".join(
        f"<td>{escape(view.answers[key][REASONS[scale]])}</td>"
        f"<td><strong>{escape(view.value(key, scale))}</strong></td>"
        for scale in SCALES
    )
    return f"<tr>{name}{cells}</tr>"


def _bar(view: View) -> str:
    """Return the buttons; every one has a key beside it, and no key is a letter (WCAG 2.1.4)."""

    def button(name: str, more: str) -> str:
        return f'<button type="button" {more}>{escape(text(f"bar_{name}", view.language))}</button>'

    states = {name: text(f"timer_{name}", view.language) for name in ("pause", "resume", "over")}
    said = "".join(f' data-say-{name}="{escape(words)}"' for name, words in states.items())
    offline = escape(text("offline", view.language))
    return (
        f'<nav class="bar" aria-label="{escape(text("bar", view.language))}">'
        + button("back", "data-go=-1")
        + button("next", "data-go=1")
        + f'<span class="timer" data-timer role="timer"{said}></span>'
        + button("pause", "data-pause")
        + button("change", "data-change")
        + button("map", "data-to=map")
        + button("table", "data-to=table")
        + f'<a href="./">{escape(text("bar_leave", view.language))}</a>'
        f'<span class="offline" data-offline role="status" hidden>{offline}</span>'
        '<span class="spoken" data-spoken role="status"></span></nav>'
    )
