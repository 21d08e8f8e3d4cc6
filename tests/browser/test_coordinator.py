"""A new coordinator sets a round up from nothing, mends a roster and settles what is doubtful, without another tool."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.components.texts import text
from pipeline.model import LANGUAGES, Language
from tests.browser.app import ROOT, App
from tests.browser.visit import SLOW, pick, settled, tick, visit

EXAMPLE = ROOT / "examples" / "auental"
PRIVACY = {
    "address": "Kreishausplatz 1, Auenstadt", "state_norm": "§ 4 LDSG", "retention_months": "6",
    "supervisory_authority": "Landesbeauftragte für den Datenschutz", "data_protection_officer": "dsb@auental.example",
}  # fmt: skip


def write(page: Page, fields: Mapping[str, str]) -> None:
    """Type into fields one after the other, each found by a part of its key."""
    for key, words in fields.items():
        field = page.locator(f"[class*='st-key-{key}'] input").first
        field.fill(words)
        field.press("Tab")
        settled(page)


def press(page: Page, key: str) -> None:
    page.locator(f"[class*=st-key-{key}] button").first.click()
    settled(page)


def write_date(page: Page, key: str, day: datetime) -> None:
    write(page, {key: f"{day:%d.%m.%Y}"})


def choose(page: Page, key: str, words: str) -> None:
    """Choose from a list by typing, as the keyboard does."""
    pick(page.locator(f"[class*='st-key-{key}'] input").first, words)


def seen(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=SLOW)


def set_up(page: Page, language: Language) -> None:
    """From the empty store to a meeting with its timetable."""
    seen(page, text("welcome", language))
    write(page, {"new_authority": "Landkreis Auental"})
    press(page, "new_round")
    seen(page, text("cannot_start", language))
    write_date(page, "meeting-1-date", datetime.now(UTC) + timedelta(days=50))
    press(page, "take_proposals")
    write(page, {f"meeting-1-{name}": words for name, words in PRIVACY.items()})
    press(page, "save_meeting")
    seen(page, text("saved_changes", language))


def roster_with_a_mistake(folder: Path) -> Path:
    with (EXAMPLE / "auental_roster.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    rows[3][0] = rows[2][0]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    path = folder / "Einladungsliste.csv"
    path.write_text(out.getvalue(), encoding="utf-8-sig")
    return path


def mend(page: Page, row: int, words: str) -> None:
    """Type over the stellen_id of a row of the table, as one does in a spreadsheet."""
    table = page.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    table.dblclick(position={"x": 135, "y": 37 * row + 18})
    cell = page.locator("#portal textarea, .gdg-input").first
    expect(cell).to_be_visible(timeout=SLOW)
    cell.fill(words)
    cell.press("Enter")
    settled(page)


def import_roster(page: Page, app: App, file: Path, language: Language) -> None:
    """Upload a roster, mend its mistake in the page, look at what changes and take it over."""
    page.get_by_role("tab").nth(1).click()
    page.locator("[class*=st-key-roster_file] input[type=file]").set_input_files(file)
    seen(page, text("roster_mistakes", language, n=1))
    mistake = page.get_by_role("region", name=text("roster_mistakes_caption", language))
    expect(mistake).to_contain_text("LK-02")
    mend(page, 3, "LK-03")
    template = len(app.journal.roster(app.round.id))
    seen(page, text("roster_change", language, n=26, invited=26, added=26, changed=0, removed=template))
    press(page, "take_file")
    seen(page, text("roster_explained", language, n=26, invited=26).partition(".")[0])


def work_on_offices(page: Page, app: App, language: Language) -> None:
    """One office gets more time, one declines, one answers in conversation."""
    page.goto("/")
    settled(page)
    choose(page, "chosen_office", "Amt 20 – Kämmerei")
    later = datetime.combine(app.round.meeting.deadline, datetime.min.time()) + timedelta(days=2)  # type: ignore[arg-type]
    write_date(page, "extension-", later)
    seen(page, text("saved_changes", language))
    choose(page, "chosen_office", "Amt 12 – Digitalisierung und IT")
    declined = text("state_declined", language)
    choose(page, "standing-", declined)
    expect(page.get_by_role("row", name="Amt 12 – Digitalisierung und IT")).to_contain_text(declined)
    choose(page, "chosen_office", "Amt 32 – Ordnungsamt")
    press(page, "enter_answer")
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_on_behalf", language), timeout=SLOW)
    page.locator("[class*=affected] label").filter(has_text="4 – ").first.click()
    settled(page)
    page.locator("[class*='way'] label").filter(has_text=text("behalf_spoken", language)).click()
    write(page, {"behalf-'][class*='-with": "Frau Amtsleiterin"})
    write_date(page, "behalf-'][class*='-on", datetime.now(UTC))
    press(page, "enter")
    seen(page, text("behalf_entered", language).partition("{")[0])


def settle_three(page: Page, language: Language) -> None:
    """The answers of a shared table come in; two values and a row are settled."""
    page.goto("/clarifications")
    settled(page)
    page.get_by_text(text("answer_file", language)).click()
    page.locator("[class*=answer_file] input[type=file]").set_input_files(EXAMPLE / "auental_messy.csv")
    seen(page, text("answer_file_brings", language, rows=30, offices=23, doubts=10))
    press(page, "take_answers")
    nobody = text("row_set_aside", language)
    for n, (words, choice) in enumerate((("3.5", "3 –"), ("-1", "1 –"), ("Caritas", nobody)), start=1):
        choose(page, "doubt", words)
        shown = page.locator("[data-testid=stMain] [data-testid=stMarkdownContainer] p").filter(has_text=words)
        expect(shown.first).to_be_visible(timeout=SLOW)  # not the form of the one before any more
        settled(page)
        tick(page.locator("[class*='st-key-settle-'] label").filter(has_text=choice).first)
        settled(page)
        write(page, {"with-": "Frau Amtsleiterin", "why-": "phone call"})
        press(page, "save-")
        expect(page.get_by_role("heading", name=text("settled_title", language, n=n))).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_is_set_up_from_nothing_and_what_is_doubtful_is_settled(
    browser: Browser, tmp_path: Path, language: Language
) -> None:
    with App(tmp_path, empty=True) as app, visit(browser, app, "coordinator", language=language) as page:
        set_up(page, language)
        import_roster(page, app, roster_with_a_mistake(tmp_path), language)
        work_on_offices(page, app, language)
        settle_three(page, language)
        assert app.round.meeting.dispatch is not None
        assert app.entry("LK-04").extended_deadline is not None
        assert app.entry("LK-03").standing == "declined"
        release = app.journal.latest_release(app.entry("LK-05").id)
        assert release is not None
        assert (dict(release.answers), release.way) == ({"affected": 4}, "spoken")
        said = [(one.office, one.question, one.value) for one in app.journal.clarifications(app.round.id)]
        assert said == [("LK-02", "pressure", "3"), ("LK-08", "affected", "1"), ("", "actor", "")]
