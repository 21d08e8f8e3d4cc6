"""What the coordination does on its pages in the course of a round, each step up to what the page says then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import SLOW, settled

BUILDING = 5 * SLOW  # four documents, on a busy machine
AGREEMENT_FIELDS = ("what", "lead", "partners", "due", "evidence")


def open_page(page: Page, name: str, title: str) -> None:
    """Open a page by its address."""
    page.goto(f"/{name}")
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=SLOW)
    settled(page)


def press(page: Page, key: str) -> None:
    """Press a button by its key."""
    page.locator(f".st-key-{key} button").first.click()


def tick(page: Page, key: str) -> None:
    """Tick a box, and wait until the server knows."""
    page.locator(f".st-key-{key} label").click()
    expect(page.locator(f".st-key-{key} input")).to_be_checked()
    settled(page)


def write(page: Page, field: Locator, words: str) -> None:
    """Fill a field in and leave it."""
    field.fill(words)
    field.blur()
    settled(page)


def downloaded(page: Page, button: str) -> bytes:
    """Press a button that downloads, and return the file."""
    with page.expect_download(timeout=SLOW) as download:
        press(page, button)
    settled(page)
    return Path(download.value.path()).read_bytes()


def load_the_example(page: Page) -> None:
    """Begin with the example county on an empty store."""
    press(page, "load_example")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beteiligung", timeout=SLOW)
    settled(page)


def invite_everybody(page: Page, count: int) -> None:
    """Send all invitations by mail, and wait until they have left."""
    open_page(page, "invitations", "Einladen und erinnern")
    tick(page, "looked_at-invitation")
    press(page, "send_mails")
    expect(page.get_by_text(f"versandt: {count}", exact=True)).to_be_visible(timeout=3 * SLOW)
    settled(page)


def note_conversations(page: Page, sides: int) -> None:
    """Note on the page of results that everybody was spoken to whose interface the briefing names."""
    open_page(page, "results?results_part=Schnittstellen", "Ergebnisse")
    names = page.get_by_label("Mit wem haben Sie gesprochen?")
    expect(names).to_have_count(sides, timeout=SLOW)
    for left in reversed(range(sides)):
        write(page, names.first, "Leitung")
        page.locator("[class*=st-key-note-] button").first.click()
        expect(names).to_have_count(left, timeout=SLOW)
        settled(page)
    expect(page.get_by_text("Mit beiden Seiten gesprochen")).to_have_count(sides // 2)


def build(page: Page, number: int) -> None:
    """Build the next version, and wait until it is stored and complete."""
    press(page, "build")
    expect(page.get_by_text(f"Fassung {number} ist in")).to_be_visible(timeout=BUILDING)
    expect(page.get_by_text(f"Fassung {number} enthält alles, was bis jetzt vorliegt.")).to_be_visible(timeout=SLOW)
    settled(page)


def close_the_round(page: Page) -> None:
    """Close the round, with nothing left open."""
    expect(page.get_by_text("Noch offen, bevor jemand die Vorlage liest")).to_have_count(0)
    press(page, "freeze")
    expect(page.get_by_text("Keine Stelle kann noch etwas ändern")).to_be_visible(timeout=SLOW)
    settled(page)


def hand_out(page: Page, edition: str, said: str) -> None:
    """Hand an edition out; `said` is what the page says then."""
    press(page, f"hand-out-{edition}")
    expect(page.get_by_text(said)).to_be_visible(timeout=SLOW)
    settled(page)


def say_in_meeting(page: Page, office: str, values: dict[str, int], note: str = "") -> None:
    """Open the office's slide, enter what it says, and wait until it is projected."""
    page.goto(f"/meeting?office={office}")
    expect(page.locator("[data-change]")).to_be_enabled(timeout=SLOW)
    page.keyboard.press("F2")
    dialog = page.get_by_role("dialog")
    for scale, value in values.items():
        choice = dialog.locator(f"[class*='st-key-said-'][class*='{scale}']").get_by_role("radio").nth(value)
        choice.click()
        expect(choice).to_be_checked(timeout=SLOW)
    if note:
        dialog.get_by_label("Anmerkung der Stelle").fill(note)
        dialog.get_by_label("Anmerkung der Stelle").blur()
    dialog.get_by_role("button", name="Eintragen").click()
    expect(dialog).to_have_count(0, timeout=SLOW)


def agree(page: Page, words: tuple[str, ...], count: int) -> None:
    """Record one agreement; it is the `count`-th."""
    for name, entry in zip(AGREEMENT_FIELDS, words, strict=True):
        field = page.locator(f"[class*=agreement-new-][class*={name}]").get_by_role("textbox")
        write(page, field, entry)
    press(page, "agreement_add")
    expect(page.get_by_text(f"Verabredungen dieser Sitzung ({count})")).to_be_visible(timeout=SLOW)
    settled(page)


def begin_next_round(page: Page) -> None:
    """Make the next round with the same offices."""
    open_page(page, "setup", "Einrichten")
    page.get_by_role("tab", name="Runde").click()
    tick(page, "next_round_sure-1")
    page.locator(".st-key-next_round button").click()
    expect(page.get_by_text("Runde 2 ist angelegt")).to_be_visible(timeout=SLOW)
    settled(page)


def purge(page: Page, number: int, archive_settled_on: date) -> None:
    """Delete the answers of a round that is due, after the archive question is settled."""
    remove = page.locator(f".st-key-purge-{number} button")
    write(page, page.locator(f".st-key-archive-{number} input"), f"{archive_settled_on:%d.%m.%Y}")
    expect(remove).to_be_disabled()
    tick(page, f"filed-{number}")
    remove.click()
    expect(page.get_by_text(f"Die Angaben der Runde {number} sind am")).to_be_visible(timeout=2 * SLOW)
    settled(page)
