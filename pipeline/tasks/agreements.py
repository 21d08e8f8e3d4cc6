"""The agreements of a round as files for the E-Akte: PDF in either language, and a table."""

from __future__ import annotations

from datetime import date

from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.journal import Journal, MeetingAgreement, Round
from pipeline.language import date_in_table
from pipeline.model import Language

_HEADINGS = {
    "de": ("Runde", "Was", "Wer (federführend)", "Mit wem", "Bis wann", "Woran erkennbar", "Erledigt am"),
    "en": ("Round", "What", "Who (lead)", "With whom", "By when", "How known", "Done on"),
}


def agreements_pdf(journal: Journal, of_round: Round, as_of: date, language: Language) -> bytes:
    """Return the agreements of a round and the open ones of earlier rounds as tagged PDF."""
    from report_templates.agreements import write_agreements  # noqa: PLC0415 - loads the PDF code

    agreed, before = journal.meeting_agreements(of_round.id), journal.open_from_earlier(of_round.id)
    return write_agreements(of_round.meeting, agreed, before, as_of, language)


def agreements_csv(journal: Journal, of_round: Round, language: Language) -> bytes:
    """Return the same as CSV: the open ones of earlier rounds first, each with the number of its round."""
    numbers = {one.id: one.number for one in journal.rounds()}
    agreed = (*journal.open_from_earlier(of_round.id), *journal.meeting_agreements(of_round.id))
    return csv_bytes([_HEADINGS[language], *(_row(one, numbers[one.round_id], language) for one in agreed)])


def _row(one: MeetingAgreement, number: int, language: Language) -> tuple[str, ...]:
    said = one.text
    done = date_in_table(one.done_on, language) if one.done_on else ""
    return (str(number), said.what, said.lead, said.partners, said.due, said.evidence, done)
