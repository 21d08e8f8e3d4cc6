"""Invitations and other letters as PDF: one or all, each on a page of its own.

The layout follows DIN 5008, form B: the address stands where an envelope has its window.
What a letter says was decided in `letters`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from pipeline.language import date_in_text
from report_templates import theme
from report_templates.flowables.qr_code import QrCode
from report_templates.letters import Letter
from report_templates.tagged import (
    Figure,
    Flowable,
    KeepTogether,
    LayoutTable,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Spacer,
    TextStyle,
)
from report_templates.texts import text

_WINDOW_TOP = 45 * theme.MM  # from the upper edge of the sheet
_WINDOW_WIDTH = 85 * theme.MM
_SUBJECT_TOP = 98.5 * theme.MM
_QR = 30 * theme.MM
_ROOM_TO_SIGN = 13 * theme.MM

_IN_DATE = re.compile(r"(?<=\d)(\.?) (?=[A-ZÄ]\w+ \d{4}\b)")  # between day and month

_BODY = TextStyle(10, 13.2, space_after=6.5)
_HEAD = TextStyle(13, 16, bold=True, color=theme.BLUE, hyphenate=False)
_RETURN = TextStyle(7, 9, color=theme.GREY, space_after=2, hyphenate=False)
_ADDRESS = TextStyle(10, 12.5, hyphenate=False)
_ABOUT = TextStyle(8.5, 11, hyphenate=False)
_SUBJECT = TextStyle(10.5, 14, bold=True, space_after=10, hyphenate=False)
_CAPTION = TextStyle(7.5, 9.5, color=theme.GREY, align="center", hyphenate=False)


def write_letters(letters: Sequence[Letter]) -> bytes:
    """Return letters as one PDF, at least one, all of the same meeting and language."""
    first = letters[0]
    many = text("letters.frame.several", first.language, thema=first.text.subject, n=len(letters))
    day = datetime.combine(first.day, time(), ZoneInfo("UTC"))
    return theme.document(
        title=first.text.subject if len(letters) == 1 else many,
        author=first.meeting.authority or first.meeting.coordination or first.text.subject,
        subject=first.text.subject,
        language=first.language,
        created=day,
        foot=_foot(letters),
    ).build(_story(letters))


def _foot(letters: Sequence[Letter]) -> theme.Foot:
    """Number the pages of a single letter; those of many are not one document."""
    language = letters[0].language
    left = " · ".join(filter(None, (letters[0].meeting.authority, letters[0].meeting.file_reference)))
    if len(letters) > 1:
        return theme.Foot(left, lambda _page, _pages: "")
    return theme.Foot(left, lambda page, pages: text("letters.frame.page", language, x=page, y=pages))


def _story(letters: Sequence[Letter]) -> list[Flowable | PageBreak]:
    story: list[Flowable | PageBreak] = []
    for one in letters:
        story += [*([PageBreak()] if story else []), *_letter(one)]
    return story


def _letter(of: Letter) -> list[Flowable]:
    body = [Paragraph(_runs(_typeset(part), of.to.link), _BODY) for part in (of.to.greeting, *of.text.paragraphs)]
    subject = Paragraph(_typeset(of.text.subject), _SUBJECT, tag="H1", outline=1)
    return [*_head(of), subject, *body, KeepTogether([_signed(of)])]


def _head(of: Letter) -> list[Flowable]:
    """Return what stands above the subject, each at its place on the sheet."""
    above = [_letterhead(of), _address(of)]
    top = theme.height_of([_letterhead(of)], theme.TEXT_WIDTH, of.language)
    window = theme.height_of([_address(of)], theme.TEXT_WIDTH, of.language)
    down = max(_WINDOW_TOP - theme.TOP - top, 0)
    return [
        above[0],
        Spacer(down),
        above[1],
        Spacer(max(_SUBJECT_TOP - max(_WINDOW_TOP, theme.TOP + top) - window, 12)),
    ]


def _letterhead(of: Letter) -> Flowable:
    lines = [Paragraph(of.meeting.authority, _HEAD)] if of.meeting.authority else []
    office = of.signature[1:2] if of.meeting.leadership_function in of.signature else ()
    lines += [Paragraph(line, _ABOUT) for line in office]
    return LayoutTable([None], [[[*lines, Rule(color=theme.LIGHT_GREY, space_before=4)]]])


def _address(of: Letter) -> Flowable:
    back = " · ".join(filter(None, (of.meeting.authority, of.meeting.address)))
    window: list[Flowable] = [Paragraph(back, _RETURN)] if back else []
    window += [Paragraph("\n".join(of.to.window), _ADDRESS)] if of.to.window else []
    return LayoutTable([_WINDOW_WIDTH, None], [[window, _about(of)]], gap=15 * theme.MM)


def _about(of: Letter) -> list[Flowable]:
    """Return the block beside the address: whom to ask, reference and date."""
    meeting = of.meeting
    known = {
        "contact": meeting.coordination, "telephone": meeting.coordination_phone, "mail": meeting.coordination_email,
        "reference": meeting.file_reference, "date": date_in_text(of.day, of.language),
    }  # fmt: skip
    lines = [f"{text(f'letters.frame.{name}', of.language)}: {value}" for name, value in known.items() if value]
    return [Paragraph("\n".join(lines), _ABOUT)]


def _signed(of: Letter) -> Flowable:
    name, *others = of.signature or ("",)
    signature: list[Flowable] = [Paragraph(text("letters.frame.closing", of.language), _BODY), Spacer(_ROOM_TO_SIGN)]
    signature.append(Paragraph("\n".join([name, *others]), replace(_BODY, space_after=0)))
    if not of.to.link:
        return LayoutTable([None], [[signature]])
    code = QrCode(of.to.link, _QR)
    alt = text("letters.frame.qr_alt", of.language, link=of.to.link)
    shown: list[Flowable] = [
        Figure(_QR, _QR, code.draw, alt),
        Paragraph(text("letters.frame.qr", of.language), _CAPTION),
    ]
    return LayoutTable([None, _QR], [[signature, shown]])


def _typeset(words: str) -> str:
    """Keep day and month on one line."""
    return _IN_DATE.sub("\\1\u00a0", words)


def _runs(paragraph: str, link: str) -> list[Run]:
    """Return a paragraph with its bold parts, and its link as one."""
    return [
        Run(part, bold=place % 2 == 1 or None, link=link if link and part == link else None)
        for place, bold in enumerate(paragraph.split("**"))
        for part in (re.split(f"({re.escape(link)})", bold) if link else [bold])
        if part
    ]
