"""The meeting as a calendar entry (.ics) that every calendar takes in. Sends nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from pipeline.collect.journal import Round

_USUAL = timedelta(hours=2)  # where nobody has entered when the meeting ends, or a time before its beginning


def meeting_ics(of_round: Round, subject: str, at: datetime) -> bytes | None:
    """Return the entry, None while the day is open; a day without hours is a whole day.

    The same round is the same entry: who takes it in again after a change has it once.
    """
    meeting = of_round.meeting
    if meeting.date is None:
        return None
    event = Event()
    event.add("uid", f"{of_round.id}@vorabfrage")
    event.add("dtstamp", at)
    event.add("sequence", of_round.version)
    event.add("summary", subject)
    if meeting.start is None:
        event.add("dtstart", meeting.date)
    else:
        begins = datetime.combine(meeting.date, meeting.start, ZoneInfo(meeting.time_zone))
        ends = datetime.combine(meeting.date, meeting.end or meeting.start, begins.tzinfo)
        event.add("dtstart", begins)
        event.add("dtend", ends if ends > begins else begins + _USUAL)
    if meeting.place:
        event.add("location", meeting.place)
    calendar = Calendar()
    calendar.add("prodid", "-//Vorabfrage//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
