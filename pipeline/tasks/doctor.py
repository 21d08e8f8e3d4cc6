"""Checks the configuration and says in one sentence each what is well and what is missing: `python -m pipeline doctor`.

Changes nothing, neither in the journal nor in the sheet; only the setup page lets it create a missing tab.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.collect.access import DESK_ROLES, access_rules
from pipeline.collect.configuration import database_url, section
from pipeline.collect.delivery import find_tab, present_tab, round_tab_title
from pipeline.collect.delivery_status import delivery_status, reason
from pipeline.collect.journal import Journal, SheetTab
from pipeline.collect.journal.store import utc_now
from pipeline.collect.links import server_key
from pipeline.collect.mail_server import MailProblem, MailServer
from pipeline.collect.mail_settings import mail_settings, uses_mail
from pipeline.collect.mail_status import REASONS
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_settings import sheet_settings, uses_sheet
from pipeline.model import Language, Text, UserError
from pipeline.tasks.purge import held, said


@dataclass(frozen=True)
class Finding:
    """One thing that was checked."""

    well: bool
    text: Text


def _well(de: str, en: str) -> Finding:
    return Finding(True, Text(de, en))


def _lacking(de: str, en: str) -> Finding:
    return Finding(False, Text(de, en))


def doctor(language: Language = "de") -> tuple[str, bool]:
    """Return the findings as lines and whether all is well."""
    findings = tuple(examine())
    words = ("gut", "fehlt") if language == "de" else ("well", "missing")
    lines = (f"{words[0] if one.well else words[1]}: {one.text.in_(language)}\n" for one in findings)
    return "".join(lines), all(one.well for one in findings)


def examine() -> Iterator[Finding]:
    """Check journal, links and, where it is switched on, the sheet; each finding as soon as it is there."""
    try:
        journal = Journal.open()
    except UserError as error:
        yield Finding(False, error.text)
        return
    try:
        yield from _journal(journal)
        yield from _due(journal)
        yield _login()
        if uses_sheet():
            yield from examine_sheet(journal)
        else:
            yield _well("Google ist nicht eingeschaltet.", "Google is not switched on.")
        yield examine_mail()
    except UserError as error:
        yield Finding(False, error.text)
    finally:
        journal.close()


def _journal(journal: Journal) -> Iterator[Finding]:
    where = journal.url.render_as_string(hide_password=True)
    yield _well(f"Das Journal ist geöffnet: {where}", f"The journal is open: {where}")
    current = journal.current_round()
    if current is None:
        yield _well("Es ist noch keine Runde angelegt.", "There is no round yet.")
    else:
        count = sum(entry.office.invited for entry in journal.roster(current.id))
        yield _well(f"Runde {current.number}: {count} Stellen.", f"Round {current.number}: {count} offices.")
    server_key(journal)
    if database_url().startswith("postgres") and not section("links").get("key"):
        yield _lacking(
            "Mehrere Server an einer Datenbank brauchen denselben Schlüssel für die Links: [links] key.",
            "Several servers on one database need the same key for the links: [links] key.",
        )
    else:
        yield _well("Der Schlüssel für die Links ist da.", "The key for the links is there.")


def _due(journal: Journal) -> Iterator[Finding]:
    """Say of which rounds the answers are to be deleted by now."""
    for one in held(journal):
        if one.overdue:
            what = said(one)
            yield _lacking(
                f"{what.de} Bitte löschen Sie unter „Daten und Löschung“ oder mit „python -m pipeline purge“.",
                f"{what.en} Please delete under “Data and deletion” or with “python -m pipeline purge”.",
            )


def _login() -> Finding:
    """Say who opens the desk: links, or accounts on the lists of [access]."""
    rules = access_rules()
    if rules is None:
        return _well(
            "Koordination und Verwaltungsspitze kommen mit einem Link herein.",
            "Coordination team and leadership come in by a link.",
        )
    if not rules.members["coordinator"] and not rules.links:
        return _lacking(
            "Die Anmeldung mit Konten ist eingerichtet, aber niemand darf hinein. Bitte tragen Sie unter [access] "
            "coordinator ein, wer koordiniert.",
            "Log-in with accounts is set up, but nobody may come in. Please enter under [access] coordinator who "
            "coordinates.",
        )
    figures = {role: len(rules.members[role]) for role in DESK_ROLES}
    return _well(
        f"Anmeldung mit Konten ({rules.claim}): Koordination {figures['coordinator']}, Verwaltungsspitze "
        f"{figures['leadership']} Einträge.",
        f"Log-in with accounts ({rules.claim}): coordination team {figures['coordinator']}, leadership "
        f"{figures['leadership']} entries.",
    )


def examine_mail() -> Finding:
    """Check whether the mail server lets us in; sends nothing.

    Raises UserError if an entry of the configuration is missing.
    """
    if not uses_mail():
        return _well("E-Mail-Versand ist nicht eingerichtet.", "Sending mails is not set up.")
    settings = mail_settings()
    server = MailServer(settings, timeout=20)
    try:
        server.connect()
    except MailProblem as problem:
        why = REASONS[problem.reason]
        said = f" ({problem.reply})" if problem.reply else ""
        return _lacking(f"E-Mail: {why.de}{said}", f"Mail: {why.en}{said}")
    finally:
        server.close()
    where = f"{settings.host}:{settings.port}"
    return _well(f"Der Mailserver {where} nimmt an.", f"The mail server {where} lets us in.")


def examine_sheet(journal: Journal, *, create: bool = False) -> Iterator[Finding]:
    """Check credentials, share, tab and headings of the sheet, and how delivery fares; for the setup page too.

    `create`: makes the tab of the round that is going on where it is missing. Raises UserError if an entry of the
    configuration is missing.
    """
    settings = sheet_settings()
    current = journal.current_round()
    known = journal.sheet_tab(current.id) if current else None
    title = round_tab_title(settings, current.number if current else 1)
    try:
        sheet = Sheet(settings, timeout=(5, 20))
        tabs = sheet.tabs()
        yield _well("Die Google-Tabelle ist erreichbar.", "The Google sheet can be reached.")
        sheet.touch(tabs[0].title)
        yield _well(f"{settings.address} darf schreiben.", f"{settings.address} may write.")
        tab = present_tab(tabs, known, title)
        if tab is None and create and current:
            yield _created(find_tab(journal, sheet, current.id))
        else:
            yield _to_come(title) if tab is None else _tab(sheet, tab)
    except SheetProblem as problem:
        why = reason(problem.reason, settings, known.title if known else title)
        yield _lacking(f"Google-Tabelle: {why.de}.", f"Google sheet: {why.en}.")
        return
    said = delivery_status(journal, settings, utc_now())
    yield Finding(journal.delivery_report().state != "stopped", said)


def _created(tab: SheetTab) -> Finding:
    return _well(
        f"Das Blatt „{tab.title}“ ist angelegt, mit fester und geschützter Kopfzeile.",
        f"The tab “{tab.title}” has been created, with frozen and protected headings.",
    )


def _to_come(title: str) -> Finding:
    return _well(
        f"Das Blatt „{title}“ wird mit der ersten Rückmeldung angelegt.",
        f"The tab “{title}” will be created with the first answer.",
    )


def _tab(sheet: Sheet, tab: SheetTab) -> Finding:
    """Raise SheetProblem where other data stand in the tab, the id column is missing, or somebody protected it."""
    if sheet.is_closed(tab):
        raise SheetProblem("stop", "protected")
    if sheet.look(tab.title) is None:
        return _well(
            f"Das Blatt „{tab.title}“ ist leer; die Kopfzeile kommt mit der ersten Rückmeldung.",
            f"The tab “{tab.title}” is empty; the headings come with the first answer.",
        )
    return _well(f"Das Blatt „{tab.title}“ ist bereit.", f"The tab “{tab.title}” is ready.")
