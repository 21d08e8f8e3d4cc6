"""The record of a deletion for the file: what was deleted and how much of it, what was kept, what is out of reach.

Holds no answer and no name of a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipeline.collect.retention import due_date
from pipeline.language import date_in_table, date_in_text
from pipeline.model import Language, Meeting
from report_templates import theme
from report_templates.briefing.blocks import body, subheading, table, text_above
from report_templates.short_paper import headed
from report_templates.tagged import BulletList, Column, Flowable
from report_templates.texts import sentences, text

if TYPE_CHECKING:
    from pipeline.collect.journal import Deletion


@dataclass(frozen=True)
class KeptForTheFile:
    """What outlives the deletion: the versions (number, data date, hash), and how many agreements."""

    versions: Sequence[tuple[int, date, str]]
    agreements: int


def write_deletion_record(  # noqa: PLR0917 - what a record holds
    meeting: Meeting, number: int, deletion: Deletion, office: str, kept: KeptForTheFile, language: Language
) -> bytes:
    """Return the record as tagged PDF; the same deletion gives the same bytes."""
    local = deletion.deleted_at.astimezone(ZoneInfo(meeting.time_zone))
    title = text("deletion_record.title", language)
    reference = text("page.file_reference", language, az=meeting.file_reference) if meeting.file_reference else ""
    story = [
        *headed(title, meeting),
        body(text("deletion_record.said_office" if office else "deletion_record.said", language, stelle=office)),
        _facts(_lines(meeting, number, deletion, language), language),
        subheading(text("deletion_record.deleted", language)),
        _counts(deletion, language),
        *_kept(kept, language),
        subheading(text("deletion_record.not_in_reach", language)),
        BulletList([text(f"deletion_record.{key}", language) for key in _not_in_reach(deletion)], theme.BODY),
        body(text("deletion_record.signature", language)),
    ]
    return theme.document(
        title=title,
        author=meeting.authority or text("page_one.who_coordination", language),
        subject=text("deletion_record.round", language, n=number),
        language=language,
        created=local,
        foot=theme.foot(" · ".join(filter(None, [title, reference])), language),
    ).build(story)


def _lines(meeting: Meeting, number: int, deletion: Deletion, language: Language) -> Iterator[tuple[str, str]]:
    local = deletion.deleted_at.astimezone(ZoneInfo(meeting.time_zone))
    facts = {
        "round_name": text("deletion_record.round", language, n=number),
        "meeting_date": meeting.date and date_in_text(meeting.date, language),
        "due": (due := due_date(meeting)) and date_in_text(due, language),
        "deleted_at": f"{date_in_text(local.date(), language)}, {local:%H:%M}",
        "archive": deletion.archive_settled_on and date_in_text(deletion.archive_settled_on, language),
        "sheet_name": text(f"deletion_record.sheet_{deletion.sheet}", language),
        "traces_name": text(f"deletion_record.traces_{deletion.traces}", language),
    }
    return ((text(f"deletion_record.{key}", language), value) for key, value in facts.items() if value)


def _facts(lines: Iterator[tuple[str, str]], language: Language) -> Flowable:
    columns = [Column(1.2, text("s01.entry", language)), Column(3.4, text("s01.content", language))]
    return table(language, columns, list(lines))


def _counts(deletion: Deletion, language: Language) -> Flowable:
    rows = [(kind(name, language), str(count)) for name, count in deletion.counts.items() if count]
    columns = [
        Column(4, text("deletion_record.what", language)),
        Column(1, text("deletion_record.number", language), "right"),
    ]
    return table(language, columns, rows or [(text("deletion_record.nothing", language), "0")])


def kind(name: str, language: Language) -> str:
    """Return what the lines of a table are called; a table that has no name here is called by its own."""
    key = f"deletion_record.kind_{name}"
    return text(key, language) if key in sentences() else name


def _kept(kept: KeptForTheFile, language: Language) -> list[Flowable]:
    story: list[Flowable] = [
        subheading(text("deletion_record.kept", language)),
        text_above(text(f"deletion_record.{_kept_said(kept)}", language, n=kept.agreements)),
    ]
    if kept.versions:
        columns = [
            Column(0.7, text("deletion_record.version", language)),
            Column(1, text("annex_b.as_of", language)),
            Column(4.4, text("annex_b.hash", language)),
        ]
        rows = [(str(number), date_in_table(day, language), hash_) for number, day, hash_ in kept.versions]
        story.append(table(language, columns, rows, style=theme.TABLE_SMALL))
    return story


def _kept_said(kept: KeptForTheFile) -> str:
    return "kept_one" if kept.agreements == 1 else "kept_said"


def _not_in_reach(deletion: Deletion) -> list[str]:
    own = ["copies", "backups"]
    if deletion.sheet != "none":
        own.append("history")
    if deletion.traces in ("vacuumed", "not_vacuumed"):
        own.append("postgres")
    return [*own, "memory"]
