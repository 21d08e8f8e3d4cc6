"""The questionnaire as PDF to read beforehand or to fill in by hand: every question, help and choice, room to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from pipeline.language import date_in_text, listing
from pipeline.model import Language, Meeting, Office
from pipeline.questionnaire.model import Option, Question, Questionnaire
from report_templates import theme
from report_templates.briefing.blocks import body, small, subheading, table
from report_templates.privacy_notice import notice
from report_templates.tagged import Column, Flowable, KeepTogether, LayoutTable, Paragraph, Rule, Spacer
from report_templates.texts import text

_LINE = 19.0  # height of a line to write on
_LINES = {
    "text": 1, "textarea": 4, "select_or_other": 1, "repeat_select_state": 5, "repeat_text_choice": 3,
    "multiselect_or_other": 5, "multiselect_plus_text": 2,
}  # fmt: skip
_REPEATED = {"repeat_select_state", "repeat_text_choice"}  # each entry has its own choices
_SHORT_CHOICES = {"select", "multiselect_plus_text"}  # in two columns
_HALF_A_MINUTE = 0.5
_MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same questionnaire gives the same bytes


def write_questions(
    questionnaire: Questionnaire, meeting: Meeting, offices: Iterable[Office], language: Language
) -> bytes:
    """Return the questionnaire with the invitation list as PDF; what the meeting does not say is left out."""
    title = questionnaire.texts["form_title"].in_(language)
    return theme.document(
        title=title,
        author=meeting.authority or text("page_one.who_coordination", language),
        subject=text("questions.title", language),
        language=language,
        created=_MADE,
        foot=theme.foot(title, language),
    ).build([*_head(questionnaire, meeting, offices, language), *_blocks(questionnaire, language)])


def _head(
    questionnaire: Questionnaire, meeting: Meeting, offices: Iterable[Office], language: Language
) -> Iterator[Flowable]:
    texts = questionnaire.texts
    yield Paragraph(texts["form_title"].in_(language), theme.TITLE, tag="H1", outline=1)
    if meeting.topic:
        yield Paragraph(texts["topic_line"].in_(language).format(thema=meeting.topic), theme.STRONG)
    yield body(_how(meeting, language))
    if meeting.contact:
        yield body(texts["visibility"].in_(language).format(kontakt=meeting.contact))
    for key in ("no_case_data", "purpose", "na_vs_zero"):
        yield body(texts[key].in_(language))
    if meeting.authority:
        yield Paragraph(notice(meeting, language), theme.NOTICE)
    invited = listing(office.name for office in offices if office.invited)
    if invited:
        yield body(text("questions.invited", language, liste=invited))


def _how(meeting: Meeting, language: Language) -> str:
    if meeting.deadline is None:
        return text("questions.paper", language)
    return text("questions.paper_by", language, frist=date_in_text(meeting.deadline, language))


def _blocks(questionnaire: Questionnaire, language: Language) -> Iterator[Flowable]:
    for block in questionnaire.blocks:
        title = f"{block.id} {block.title.in_(language)} ({_minutes(block.minutes, language)})"
        yield Paragraph(title, theme.H1, tag="H1", outline=1)
        for question in questionnaire.questions:
            if question.block == block.id:
                yield KeepTogether(list(_question(questionnaire, question, language)))


def _minutes(minutes: float, language: Language) -> str:
    if minutes <= _HALF_A_MINUTE:
        return text("questions.half_a_minute", language)
    return text("questions.minutes", language, n=f"{minutes:g}".replace(".", "," if language == "de" else "."))


def _question(questionnaire: Questionnaire, question: Question, language: Language) -> Iterator[Flowable]:
    yield subheading(f"{question.id} {question.label.in_(language)}")
    yield small(" · ".join(filter(None, [question.help.in_(language), *_limits(question, language)])))
    if question.type == "multiselect_then_role":
        yield _roles(questionnaire, language)
    choices = [] if question.type in _REPEATED else list(_choices(questionnaire, question, language))
    boxes: list[Flowable] = [Paragraph(f"☐ {choice}", theme.CHOICE) for choice in choices]
    if question.type in _SHORT_CHOICES:
        half = -(-len(boxes) // 2)
        yield LayoutTable([None, None], [[boxes[:half], boxes[half:]]])
    else:
        yield from boxes
    for _line in range(_LINES.get(question.type, 0)):
        yield Spacer(_LINE)
        yield Rule(color=theme.GREY)
        if question.type in _REPEATED:
            each = (f"☐ {choice}" for choice in _choices(questionnaire, question, language))
            yield Paragraph("   ".join(each), theme.CHOICE)
    yield Spacer(5)


def _roles(questionnaire: Questionnaire, language: Language) -> Flowable:
    roles = (role.label.in_(language) for role in questionnaire.roles)
    columns = [Column(3, text("s05.field", language)), *(Column(1, role, "center") for role in roles)]
    boxes = "☐" * len(questionnaire.roles)
    return table(language, columns, [(field.name.in_(language), *boxes) for field in questionnaire.asked_fields])


def _limits(question: Question, language: Language) -> Iterator[str]:
    yield text("questions.required" if question.required or question.required_if else "questions.optional", language)
    if question.max_entries:
        yield text("questions.max_entries", language, n=question.max_entries)
    if question.max_length:
        yield text("questions.max_length", language, n=question.max_length)


def _choices(questionnaire: Questionnaire, question: Question, language: Language) -> Iterator[str]:
    if question.scale:
        for point in questionnaire.scales[question.scale]:
            yield f"{point.value} – {point.label.in_(language)}: {point.anchor.in_(language)}"
        yield questionnaire.cannot_assess.label.in_(language)
    elif question.type == "multiselect_then_role":
        yield questionnaire.no_field.label.in_(language)
    elif question.type == "select":
        yield from (field.name.in_(language) for field in questionnaire.asked_fields)
    elif question.type == "multiselect_plus_text":
        yield from _labels(questionnaire.contributions, language)
    elif question.type == "repeat_select_state":
        yield from _labels(questionnaire.interface_states, language)
    elif question.type == "repeat_text_choice":
        yield from _labels(questionnaire.suitability, language)


def _labels(options: Iterable[Option], language: Language) -> Iterator[str]:
    return (option.label.in_(language) for option in options)
