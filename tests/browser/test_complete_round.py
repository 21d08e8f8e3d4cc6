"""A whole round of the example county in the browser: from the invitation to the record of the deletion.

Coordination, three offices, a fourth that only speaks, and the leadership. Versions, hashes, what changed and the two
editions have to agree; in the end the answers are searched for byte by byte in every file that the server ever wrote.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.model import LANGUAGES, Edition, Language
from pipeline.tasks.version import EDITIONS, stored_briefing
from report_templates import write_briefing
from tests.browser import desk
from tests.browser.app import App
from tests.browser.desk import downloaded, open_page
from tests.browser.visit import DESKTOP, PHONE, SLOW, fill_in, release, settled, visit
from tests.mail_server import MailBox, mail_server

SECRET = ANSWER, BEGUN, NOTE = "Merkwortvierzigtermine", "Merkwortentwurf", "Merkwortkreistag"
ANSWERING = {"LK-04": DESKTOP, "LK-16": DESKTOP, "LK-24": PHONE}  # the example lacks these, and the police
CORRECTING, PUT_RIGHT, SPEAKS = "LK-24", "LK-12", "LK-25"
SIDES = 4  # to be spoken to: those of one I2 and one I3
Papers = dict[tuple[Edition, Language], bytes]
PAPERS: list[tuple[Edition, Language]] = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
CHANGES = (
    "Polizeiinspektion noch keine Antwort eingegangen",
    re.compile(r"^Amt 51 Einfluss \(0–5\) 1 in der Sitzung am .* berichtigt"),
)
AFTER = {"de": "Stand nach der Sitzung", "en": "After the meeting"}
AGREED = ("Wartezeiten gemeinsam erheben", "Amt 53", "Jobcenter", "31.03.2027", "Bericht liegt vor")


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def holding(folder: Path, said: str) -> list[str]:
    """The files below a folder that hold the words, in either of the usual encodings."""
    wanted = (said.encode(), said.encode("utf-16-le"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [str(file.relative_to(folder)) for file in files if any(one in file.read_bytes() for one in wanted)]


@contextmanager
def county(folder: Path, monkeypatch: pytest.MonkeyPatch, box: MailBox) -> Iterator[App]:
    """The app on an empty store with a mail server; whatever it writes is below the folder."""
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        (folder / name).mkdir()
        monkeypatch.setenv(name, str(folder / name))
    (folder / "app").mkdir()
    with mail_server(box) as at:
        entries = {"HOST": "127.0.0.1", "PORT": str(at.port), "SECURITY": "none", "SENDER": "v@auental.example"}
        for key, value in entries.items():
            monkeypatch.setenv(f"VORABFRAGE_MAIL_{key}", value)
        with App(folder / "app", empty=True) as running:
            yield running


@contextmanager
def by_link(browser: Browser, link: str, size: Any = DESKTOP) -> Iterator[Page]:
    """Somebody who follows a link that was mailed or printed."""
    with browser.new_context(viewport=size) as profile:
        profile.set_default_timeout(SLOW)
        page = profile.new_page()
        page.goto(link)
        page.get_by_role("button").click()
        yield page


def mailed_links(app: App, box: MailBox) -> dict[str, str]:
    """The personal link in the mail of each office."""
    bodies = {address: message.get_body(("plain",)) for address, message in box.accepted}
    links = {
        address: re.findall(r"http://\S+/k/[\w-]+", body.get_content()) for address, body in bodies.items() if body
    }
    roster = app.journal.roster(app.round.id)
    return {entry.office.key: links[entry.office.email][0] for entry in roster}


def days_pass(app: App, days: int) -> None:
    """Move all days of the meeting into the past, as if time had passed."""
    going_on, frozen = app.round, app.round.frozen_at
    entries = {field.name: getattr(going_on.meeting, field.name) for field in fields(going_on.meeting)}
    moved: dict[str, Any] = {name: day - timedelta(days=days) for name, day in entries.items() if isinstance(day, date)}
    if frozen:
        app.journal.thaw(going_on.id)
    app.journal.save_meeting(going_on.id, replace(going_on.meeting, **moved), going_on.version)
    if frozen:
        app.journal.freeze(going_on.id)


def all_papers(page: Page, number: int) -> Papers:
    return {paper: downloaded(page, f"version-{number}-{paper[0]}-{paper[1]}") for paper in PAPERS}


def offices_answer(browser: Browser, links: dict[str, str]) -> None:
    for key, size in ANSWERING.items():
        with by_link(browser, links[key], size) as office:
            settled(office)
            fill_in(office, ANSWER)
            release(office)
            assert ANSWER in words(downloaded(office, "receipt"))
            if key == CORRECTING:
                begin_a_correction(office)


def begin_a_correction(office: Page) -> None:
    """Change something after the release, and never release it."""
    office.locator(".st-key-correct button").click()
    expect(office.get_by_text("Abschnitt 1 von")).to_be_visible(timeout=SLOW)
    settled(office)
    desk.write(office, office.get_by_role("textbox").first, BEGUN)


def first_version(page: Page) -> Papers:
    """Talk, build, close, hand out; return the documents."""
    open_page(page, "", "Beteiligung")
    expect(page.get_by_test_id("stMetricValue")).to_have_text(["26", "0", "25"], timeout=SLOW)
    desk.note_conversations(page, SIDES)
    open_page(page, "briefing", "Vorlage")
    desk.build(page, 1)
    desk.close_the_round(page)
    desk.hand_out(page, "leadership", "Fassung 1, herausgegeben am")
    desk.hand_out(page, "meeting", "Die Stellen sehen sie ab dem")
    return all_papers(page, 1)


def leadership_reads(browser: Browser, app: App, number: int, answered: int, paper: bytes) -> None:
    with by_link(browser, app.printed_link(1)) as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("Vorlage zur Sitzung", timeout=SLOW)
        expect(page.get_by_text(f"{answered} von 26 Stellen haben geantwortet.")).to_be_visible(timeout=SLOW)
        settled(page)
        assert downloaded(page, f"version-{number}-leadership-de") == paper


def meet(page: Page) -> None:
    """One office puts a value right and says something of its place; one that never answered speaks."""
    desk.say_in_meeting(page, PUT_RIGHT, {"influence": 1}, NOTE)
    here = page.locator(".slide:not([hidden])")
    expect(here).to_contain_text("In der Sitzung berichtigt", timeout=SLOW)
    expect(here).to_contain_text(NOTE)
    desk.say_in_meeting(page, SPEAKS, {"affected": 3, "pressure": 2, "influence": 4})
    expect(here).to_contain_text("Mündlich angegeben", timeout=SLOW)
    page.keyboard.press("End")
    expect(page.locator("[data-slide=map]")).to_contain_text(NOTE)


def after_the_meeting(page: Page) -> Papers:
    """See what changed, build the version after the meeting, and hand it out; return its documents."""
    open_page(page, "briefing", "Vorlage")
    expect(page.get_by_text("Seit Fassung 1 hat sich etwas geändert")).to_be_visible(timeout=SLOW)
    page.get_by_role("tab", name="Was sich geändert hat").click()
    for row in CHANGES:
        expect(page.get_by_role("row", name=row)).to_have_count(1, timeout=SLOW)
    settled(page)
    page.get_by_role("tab", name="Erstellen und herausgeben").click()
    expect(page.locator(".st-key-after_meeting input")).to_be_checked(timeout=SLOW)
    settled(page)
    desk.build(page, 2)
    for edition in ("leadership", "meeting"):
        desk.hand_out(page, edition, "Fassung 2, herausgegeben am")
    return all_papers(page, 2)


def agree_between(app: App, first: Papers, second: Papers) -> None:
    """Check that all documents of a version rest on the same data, and say what changed."""
    one, two = app.journal.versions(app.round.id)
    assert one.hash != two.hash
    assert (one.after_meeting, two.after_meeting) == (False, True)
    for version, papers in ((one, first), (two, second)):
        said = {paper: words(pdf) for paper, pdf in papers.items()}
        assert all(version.hash in text.replace(" ", "") and ANSWER in text for text in said.values())
        for (_, language), text in said.items():
            assert (AFTER[language] in text, NOTE in text) == (version.after_meeting, version.after_meeting)
    rebuilt = stored_briefing(app.journal, app.round.id, 2)
    assert rebuilt is not None
    for edition in EDITIONS:
        assert write_briefing(rebuilt, edition, "de") == second[edition, "de"]


def record_agreements(page: Page) -> None:
    open_page(page, "agreements", "Verabredungen")
    desk.agree(page, AGREED, 1)
    table = list(csv.reader(io.StringIO(downloaded(page, "agreements-csv").decode("utf-8-sig")), delimiter=";"))
    assert table[1][1:6] == list(AGREED)
    for language in LANGUAGES:
        said = words(downloaded(page, f"agreements-{language}"))
        assert all(part in said for part in AGREED)


def export_everything(page: Page) -> None:
    open_page(page, "retention", "Daten und Löschung")
    with zipfile.ZipFile(io.BytesIO(downloaded(page, "export"))) as files:
        assert ANSWER in files.read("antworten.csv").decode("utf-8-sig")
        assert {"fassung-2-leadership-de.pdf", "verabredungen.csv", "daten.json"} <= set(files.namelist())


def offices_read(browser: Browser, link: str, paper: bytes) -> None:
    with by_link(browser, link) as office:
        expect(office.get_by_text("Sitzungsunterlage, Fassung 2")).to_be_visible(timeout=SLOW)
        settled(office)
        assert downloaded(office, "overview-de") == paper


def begin_the_next(page: Page) -> None:
    """Be reminded of the deletion, make the next round, and find there what is still open."""
    open_page(page, "", "Beteiligung")
    expect(page.get_by_text("Löschung fällig seit dem")).to_be_visible(timeout=SLOW)
    desk.begin_next_round(page)
    open_page(page, "agreements", "Verabredungen")
    expect(page.get_by_text("Noch offen aus früheren Sitzungen")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("row", name=AGREED[0])).to_have_count(1)


def delete_the_answers(page: Page, folder: Path) -> str:
    """Delete them; what was said is in no file any more. Return what the record says."""
    open_page(page, "retention", "Daten und Löschung")
    assert all(holding(folder, said) for said in SECRET)
    desk.purge(page, 1, datetime.now(UTC).date())
    assert [holding(folder, said) for said in SECRET] == [[], [], []]
    return words(downloaded(page, "record-1-de"))


@pytest.mark.timeout(900)  # about 90 seconds; the machine may be busy
def test_a_round_from_the_invitation_to_the_deletion(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MailBox()
    with county(tmp_path, monkeypatch, box) as app, visit(browser, app, "coordinator") as page:
        desk.load_the_example(page)
        desk.invite_everybody(page, 26)
        links = mailed_links(app, box)
        offices_answer(browser, links)
        first = first_version(page)
        leadership_reads(browser, app, 1, 25, first["leadership", "de"])
        days_pass(app, 40)
        meet(page)
        second = after_the_meeting(page)
        agree_between(app, first, second)
        leadership_reads(browser, app, 2, 26, second["leadership", "de"])
        offices_read(browser, links["LK-16"], second["meeting", "de"])
        record_agreements(page)
        export_everything(page)
        days_pass(app, 200)
        begin_the_next(page)
        record = delete_the_answers(page, tmp_path)
        over = app.journal.rounds()[-1]
        assert all(version.hash in record.replace(" ", "") for version in app.journal.versions(over.id))
        assert downloaded(page, "version-2-leadership-de") == second["leadership", "de"]
        with by_link(browser, links["LK-16"]) as office:
            expect(office.get_by_role("heading", level=1)).to_have_text("Dieser Link öffnet nichts", timeout=SLOW)
        app.kill()
        assert [holding(tmp_path, said) for said in SECRET] == [[], [], []]
        assert app.token("LK-01") not in app.log.read_text()
