"""Section 1, occasion and mandate: topic, meeting, who was invited, when answers came, what they are for.

Prints every entry of the meeting in full, also those that page 1 had to shorten.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language import weekday
from pipeline.model import Meeting
from report_templates.briefing.blocks import Story, body, heads, section, subheading, table
from report_templates.briefing.view import View


def part(view: View) -> Story:
    """Return the section."""
    story = section(view, 1)
    story.append(body(view.t("s01.why")))
    story.append(body(view.t("s01.purpose")))
    if view.for_leadership:
        story.append(body(view.t("s01.editions_leadership", version=view.briefing.version)))
    facts = [(view.t(f"s01.{key}"), content) for key, content in _facts(view) if content]
    story.append(subheading(view.t("s01.facts")))
    story.append(table(view.language, heads(view, ("s01.entry", 1.0), ("s01.content", 3.0)), facts))
    return story


def _facts(view: View) -> Iterator[tuple[str, str]]:
    meeting = view.briefing.meeting
    yield "topic", meeting.topic
    yield "meeting", _meeting(view)
    yield "place", meeting.place
    yield "invited_by", _inviting(meeting)
    yield "invited", str(view.invited)
    yield "period", _period(view)
    yield "deadline", view.day(meeting.deadline) if meeting.deadline else ""
    reached = _with(meeting.coordination, meeting.coordination_phone)
    yield "coordination", "\n".join(filter(None, [reached, meeting.coordination_email]))
    yield "authority", _with(meeting.authority, meeting.address)
    yield "unit", meeting.unit
    yield "handled_by", _with(meeting.handled_by, meeting.handled_by_phone)
    yield "file_reference", meeting.file_reference


def _inviting(meeting: Meeting) -> str:
    """Name who invites; the form of address is left out where name and function say all of it."""
    named = _with(meeting.leadership_name, meeting.leadership_function)
    says_more = set(meeting.leadership.split()) - {"Frau", "Herr", "Herrn"} - set(named.replace(",", "").split())
    return _with(meeting.leadership, named) if says_more else named


def _with(*parts: str) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _meeting(view: View) -> str:
    meeting = view.briefing.meeting
    if meeting.date is None:
        return ""
    known = {"tag": weekday(meeting.date, view.language), "datum": view.day(meeting.date)}
    if meeting.start and meeting.end:
        return view.t("s01.time_span", **known, beginn=f"{meeting.start:%H:%M}", ende=f"{meeting.end:%H:%M}")
    if meeting.start:
        return view.t("s01.time_start", **known, beginn=f"{meeting.start:%H:%M}")
    return view.t("s01.time_day", **known)


def _period(view: View) -> str:
    received = [answer["submitted_at"] for answer in view.answers.values()]
    days = sorted(moment.date() for moment in received if moment is not None and moment == moment)  # noqa: PLR0124 NaT
    if not days:
        return ""
    if days[0] == days[-1]:
        return view.day(days[0])
    return view.t("s01.period_span", von=view.day(days[0]), bis=view.day(days[-1]))
