"""Letters on paper: greeted as the roster says, sound for every reader, readable by every telephone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import segno

from pipeline.model import Language, Office
from report_templates.flowables.qr_code import QUIET, QrCode
from report_templates.invitation import write_letters
from report_templates.letters import Addressee, Letter, Variant, default_text, letter, missing, mistakes
from report_templates.salutations import greeting, surname
from tests.briefings import MEETING
from tests.numbered_briefings import HOSTILE
from tests.pdf_checks import assert_sound
from tests.report_templates.paper import contains, pages

LINK = "https://vorabfrage.auental.example/k/abcdefghijklmnopqrstuvwx"
VARIANTS: tuple[Variant, ...] = (
    "invitation", "invitation_external", "reminder", "reminder_external", "information",
)  # fmt: skip
COUNTY = replace(
    MEETING, date=date(2026, 11, 12), deadline=date(2026, 10, 30), dispatch=date(2026, 11, 6), place="Kreishaus",
    coordination="Miriam Tannert", coordination_phone="07999 4711", leadership_name="Dr. Henrike Vogt",
)  # fmt: skip


def one(variant: Variant = "invitation", language: Language = "de", **changes: object) -> Letter:
    to = Addressee(
        "Guten Tag Kim Muster,", ("Jugendamt", "Marktplatz 1", "79990 Auenstadt"), "Amt 51", ("Amt 51",), LINK
    )
    written = default_text(variant, language)
    addressed = replace(to, **changes)  # type: ignore[arg-type]
    return letter(written, addressed, COUNTY, variant, day=date(2026, 10, 1), language=language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_all_letters_are_sound_and_fit_on_one_page(language: Language) -> None:
    pdf = write_letters([one(variant, language) for variant in VARIANTS])
    assert_sound(pdf)
    assert len(pages(pdf)) == len(VARIANTS)
    assert "{" not in "".join(pages(pdf))
    assert "**" not in "".join(pages(pdf))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_our_own_texts_have_no_mistake_and_need_only_what_setup_asks_for(variant: Variant, language: Language) -> None:
    written = default_text(variant, language)
    assert mistakes(written) == ()
    assert missing(written, COUNTY, variant) == ()
    assert "{link}" in written.body or variant == "information"


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_line_ends_within_a_date(language: Language) -> None:
    pdf = write_letters([one(variant, language) for variant in VARIANTS])
    assert not re.search(r"\b12\.?\nNov|\b30\.?\nO[ck]t", "".join(pages(pdf)))


def test_whatever_somebody_typed_reaches_the_paper() -> None:
    window = (*HOSTILE[:3], "Ein sehr langer Name einer Einrichtung, der nicht in eine Zeile des Fensters passt " * 3)
    written = replace(default_text("invitation", "de"), body="\n\n".join(HOSTILE).replace("{", "(").replace("}", ")"))
    to = Addressee(HOSTILE[0], window, link=LINK)
    pdf = write_letters([letter(written, to, COUNTY, "invitation", day=date(2026, 10, 1), language="de")])
    assert_sound(pdf)
    assert contains(pdf, HOSTILE[0])


def test_a_letter_without_address_or_link_is_a_letter_all_the_same() -> None:
    pdf = write_letters([one(window=(), link="")])
    assert_sound(pdf)
    assert not contains(pdf, "Ihr persönlicher Link")


def test_the_code_says_the_link() -> None:
    drawn: list[tuple[float, float, float]] = []

    class Canvas:
        def setFillColor(self, _: str) -> None: ...  # noqa: N802 - ReportLab's name

        def rect(self, x: float, y: float, width: float, _height: float, **_: int) -> None:
            drawn.append((x, y, width))

    expected = [bytes(row) for row in segno.make(LINK, error="m", micro=False).matrix]
    size = len(expected) + 2 * QUIET
    QrCode(LINK, size).draw(Canvas())  # one point is one module
    found = [bytearray(len(expected)) for _ in expected]
    for x, y, width in drawn:
        for column in range(round(x), round(x + width)):
            found[size - QUIET - 1 - round(y)][column - QUIET] = 1
    assert [bytes(row) for row in found] == expected


@pytest.mark.parametrize(
    ("form", "head", "de", "en"),
    [
        ("Frau", "Dr. Ayşe Yıldırım", "Sehr geehrte Frau Dr. Yıldırım,", "Dear Dr. Yıldırım,"),
        ("herr", "Prof. Dr. Karl von Au", "Sehr geehrter Herr Prof. Dr. von Au,", "Dear Prof. Dr. von Au,"),
        ("Frau Garcia Lopez", "Ana Garcia Lopez", "Sehr geehrte Frau Garcia Lopez,", "Dear Ms Garcia Lopez,"),
        ("Herrn", "", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"),
        ("", "Kim Muster", "Guten Tag Kim Muster,", "Dear Kim Muster,"),
        ("Liebe Kollegin Muster,", "Kim Muster", "Liebe Kollegin Muster,", "Liebe Kollegin Muster,"),
        ("", "", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"),
    ],
)  # fmt: skip
def test_a_letter_greets_as_the_roster_says_and_guesses_no_gender(form: str, head: str, de: str, en: str) -> None:
    office = Office("k", "k", "k", "k", head=head, salutation=form)
    assert (greeting(office, "de"), greeting(office, "en")) == (de, en)


@pytest.mark.parametrize(
    ("name", "surname_"),
    [("Linh Nguyễn", "Nguyễn"), ("Hüttenrauch", "Hüttenrauch"), ("Dr. med. Eva de Vries", "Dr. med. de Vries"),
     ("", ""), ("Karl-Heinz Müller-Lüdenscheidt", "Müller-Lüdenscheidt")],
)  # fmt: skip
def test_titles_and_particles_belong_to_the_surname(name: str, surname_: str) -> None:
    assert surname(name) == surname_
