"""Annex B: every decision on the way is listed, and what belongs to the coordinator's desk is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.briefing import Briefing
from pipeline.clean.cleaned import LogEntry
from pipeline.model import SCALES, Clarification, Text
from report_templates import write_briefing
from tests.briefings import draw
from tests.report_templates.auental import county
from tests.report_templates.paper import contains, everything, printed, squeezed

ROUND = draw("""
    office | B D E
    Bau    | 5 ! 2
    Schule | 3 4 2
""")
LOG = tuple(
    LogEntry(
        kind, Text(f"Satz zu {kind}", f"sentence about {kind}"), row=row, office="Bau", question=None, raw=f"roh {kind}"
    )
    for row, kind in enumerate(("read", "ignored", "normalised", "flagged", "merged", "unmatched", "review"), 10)
)


def logged(*entries: LogEntry, clarifications: Sequence[Clarification] = ()) -> Briefing:
    shown = replace(ROUND, cleaned=replace(ROUND.cleaned, log=entries)).briefing()
    return replace(shown, clarifications=tuple(clarifications))


def test_every_kind_of_entry_is_listed_with_row_office_and_raw_text() -> None:
    for edition, language, pdf in printed(logged(*LOG)):
        whole = everything(pdf)
        for entry in LOG:
            assert squeezed(entry.text.in_(language)) in whole, (edition, entry)
            assert squeezed(entry.raw) in whole
            assert str(entry.row) in whole


def test_as_many_values_are_listed_as_not_counted_as_the_sentence_says() -> None:
    shown = county("messy")
    listed = [entry for entry in shown.cleaned.log if entry.kind == "flagged" and entry.question in SCALES]

    assert len(listed) == len(shown.scored.flagged) == 5


def test_remarks_of_the_coordination_are_not_printed() -> None:
    remark = LogEntry("note", Text("Bitte einmal anrufen, wirkt verärgert", "please call"), row=3)

    for _edition, _language, pdf in printed(logged(remark)):
        assert not contains(pdf, "wirkt verärgert")
        assert not contains(pdf, "please call")


def test_a_clarified_value_shows_neither_its_old_value_nor_who_said_what() -> None:
    old = LogEntry("clarified", Text("Alt war ALTWERT, neu 4", "old was ALTWERT, new 4"), row=2, office="Bau",
                   question="pressure", raw="ALTWERT")  # fmt: skip
    flagged = LogEntry("flagged", Text("„ALTWERT“ nicht gewertet", "“ALTWERT” not counted"), row=2, office="Bau",
                       question="pressure", raw="ALTWERT")  # fmt: skip
    after = Clarification(
        "Bau", "pressure", "4", "Frau Heimlich", date(2026, 10, 29), "hatte sich vertippt", "M. Tannert"
    )

    for _edition, language, pdf in printed(logged(old, flagged, clarifications=[after])):
        whole = everything(pdf)
        for secret in ("ALTWERT", "Heimlich", "vertippt", "Tannert"):
            assert secret not in whole
        said = {
            "de": "berichtigt am 29.10.2026 auf Wunsch der Stelle",
            "en": "corrected on 29 Oct 2026 at the office’s request",
        }
        assert squeezed(said[language]) in whole


def test_a_clarified_value_is_marked_where_it_stands() -> None:
    answers = ROUND.cleaned.answers.copy()
    answers.loc["Schule", ["pressure", "pressure_status", "pressure_code"]] = [4, "normalised", "clarified"]
    shown = replace(ROUND, cleaned=replace(ROUND.cleaned, answers=answers)).briefing()

    whole = everything(write_briefing(shown, "meeting", "de"))

    assert "Veränderungsdruck4*" in whole
    assert squeezed("* nach Rückfrage mit der Stelle ergänzt oder berichtigt") in whole


def test_a_value_that_is_not_counted_is_shown_as_such() -> None:
    whole = everything(write_briefing(ROUND.briefing(), "meeting", "de"))

    assert "Veränderungsdruckn.g." in whole


def test_nothing_to_decide_is_said() -> None:
    assert contains(write_briefing(logged(), "meeting", "de"), "Es war nichts zu entscheiden")


def test_what_was_settled_about_whole_rows_is_listed_without_names() -> None:
    settled = [
        Clarification(office, "actor", "", "Frau Heimlich", date(2026, 10, 29), "Anruf", row_key="a1")
        for office in ("Bau", "")
    ]
    for _edition, language, pdf in printed(logged(clarifications=settled)):
        whole = everything(pdf)
        said = (
            ("Zuordnung der Antwort am", "Eine Zeile zählt nicht") if language == "de" else ("whose answer", "one row")
        )
        for words in said:
            assert squeezed(words) in whole
        assert not contains(pdf, "Heimlich")
