"""What changed since the version before is printed for those who may read it, and old wordings are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.briefing import Briefing
from pipeline.changes import changes
from pipeline.model import Clarification, Edition, Language
from report_templates import write_briefing
from report_templates.texts import text
from tests.briefings import draw
from tests.pdf_checks import assert_sound, tagged_text
from tests.report_templates.paper import contains, everything, pages, squeezed

GOLDEN = Path(__file__).parents[1] / "golden" / "changed_since_last_version.txt"
HEADER = "office | B D E | fields      | interfaces   | joint | reason\n"
BEFORE = """
    Bau    | 5 3 2 | SPR:M       | Stumm:gut    | SPR   | alter Grund
    Schule | 3 4 2 | WOH:F       | Stumm:nicht  | SPR   | voll
    Kasse  | 2 2 2 |             |              |       |
    Sport  | 4 4 1 |             |              | SPR   |
    Wald   | 1 2 5 | WOH:F       |              |       |
    Stumm  | silent |            |              |       |
    Forst  | silent |            |              |       |
"""
NOW = """
    Bau    | 5 5 2 | SPR:F       | Stumm:gut    | WOH   | neuer Grund
    Schule | 3 4 2 | WOH:F       |              | SPR   | voll
    Kasse  | 2 0 2 |             |              |       |
    Sport  | 4 4 1 |             |              | SPR   |
    Wald   | 1 2 5 | WOH:F       |              |       |
    Stumm  | silent |            |              |       |
    Forst  | 1 1 1 |             |              |       |
"""
AGREED = Clarification("Kasse", "pressure", "0", "Frau Heimlich", date(2026, 10, 29), "vertippt", "M. Tannert")


def second_version() -> Briefing:
    before = draw(HEADER + BEFORE).briefing(version=1)
    now = replace(draw(HEADER + NOW).briefing(version=2), clarifications=(AGREED,))
    return replace(now, changes=changes(before, now))


SHOWN = second_version()


def part_of(edition: Edition, language: Language) -> list[str]:
    """Tags and texts from the heading of the part to the next one."""
    read = tagged_text(write_briefing(SHOWN, edition, language))
    first = read.index(("H2", text("changes.title", language)))
    last = next(i for i, (tag, _) in enumerate(read[first + 1 :], first + 1) if tag == "H2")
    return [f"{tag} | {said}" for tag, said in read[first:last]]


def test_the_part_is_that_of_the_golden_list(regenerate: bool) -> None:
    lines = [
        line
        for edition, language in (("leadership", "de"), ("meeting", "de"), ("leadership", "en"))
        for line in (f"— {edition} {language}", *part_of(edition, language))  # type: ignore[arg-type]
    ]
    if regenerate:
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("edition", ["leadership", "meeting"])
def test_every_changed_office_answer_and_statement_is_listed(edition: Edition, language: Language) -> None:
    pdf = write_briefing(SHOWN, edition, language)
    part = squeezed("".join(part_of(edition, language)))

    assert_sound(pdf)
    assert SHOWN.changes is not None
    for office in SHOWN.changes.offices:
        assert squeezed(office.label) in part
    for answer in SHOWN.changes.answers:
        heading = SHOWN.questionnaire.question(answer.question).table_heading.in_(language)
        assert squeezed(heading) in part
    for statement in SHOWN.changed_statements(edition):
        if statement.text is not None:
            assert squeezed(statement.text.in_(language)) in part


def test_the_meeting_edition_repeats_no_earlier_value_and_no_statement_for_the_leadership() -> None:
    leadership, meeting = (squeezed("".join(part_of(edition, "de"))) for edition in ("leadership", "meeting"))
    for_leadership = [one for one in SHOWN.changed_statements("leadership") if one.audience == "leadership"]

    assert squeezed("5 (bisher 3)") in leadership
    assert "bisher3" not in meeting
    assert for_leadership
    for one in for_leadership:
        said = squeezed(one.text.de if one.text else text(f"rule.{one.id}", "de"))
        assert said in leadership
        assert said not in meeting


def test_no_earlier_value_of_a_corrected_answer_and_no_earlier_wording_is_printed() -> None:
    for edition in ("leadership", "meeting"):
        whole = everything(write_briefing(SHOWN, edition, "de"))  # type: ignore[arg-type]
        assert squeezed("berichtigt am 29.10.2026 auf Wunsch der Stelle") in whole
        for secret in ("alter Grund", "Heimlich", "vertippt", "0 (bisher", "Tannert"):
            assert squeezed(secret) not in whole


@pytest.mark.parametrize("language", ["de", "en"])
def test_section_2_and_page_1_say_how_much_changed(language: Language) -> None:
    pdf = write_briefing(SHOWN, "leadership", language)
    assert SHOWN.changes is not None
    answers, count = len(SHOWN.changes.answers), len(SHOWN.changed_statements("leadership"))
    said = {
        "de": f"Seit Fassung 1 geändert: 1 Stelle, {answers} Angaben, {count} Aussagen (Anlage B)",
        "en": f"Changed since version 1: 1 office, {answers} answers, {count} statements (annex B)",
    }[language]

    assert squeezed(said) in squeezed(pages(pdf)[0])
    assert everything(pdf).count(squeezed(said)) == 2


def test_the_first_version_says_nothing_and_an_unchanged_one_says_so() -> None:
    first = write_briefing(replace(SHOWN, changes=None), "leadership", "de")
    assert not contains(first, "Seit Fassung")
    same = replace(SHOWN, changes=changes(replace(SHOWN, version=1), SHOWN))
    unchanged = write_briefing(same, "leadership", "de")
    assert contains(unchanged, "Seit Fassung 1 hat sich nichts geändert.")
    assert not contains(unchanged, text("changes.title", "de"))
