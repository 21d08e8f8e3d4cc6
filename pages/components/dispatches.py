"""The three kinds of letters that the coordination sends: to whom each may go, and what makes and sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from pages.components.letter_sending import Dispatch, File
from pages.components.store import journal
from pipeline.collect.journal import RosterEntry
from pipeline.collect.mail_settings import is_address
from pipeline.tasks.inform import inform
from pipeline.tasks.invite import invite
from pipeline.tasks.letter_files import eml_zip, merge_csv, print_pdf
from pipeline.tasks.letters import Desk, departments
from pipeline.tasks.recipients import HAVE_LEFT, Recipient, hindrance, recipients
from pipeline.tasks.remind import remind
from report_templates.letters import Kind, Letter

_PDF, _ZIP, _CSV = "application/pdf", "application/zip", "text/csv; charset=utf-8"


def invitations(desk: Desk) -> Dispatch:
    """Return the invitations: open for whoever has none with the present link and address."""
    found = {one.entry.id: one for one in recipients(journal(), desk.of_round.id)}

    def send(ids: Sequence[str], elsewhere: bool) -> int:
        return invite(desk, [found[one].entry for one in ids], elsewhere=elsewhere)

    still_open = [key for key, one in found.items() if one.invitation is None]
    return Dispatch("invitation", _names(found), still_open, _reachable(found), send, _files(desk, "invitation", found))


def reminders(desk: Desk) -> Dispatch:
    """Return the reminders: open for whoever can be reminded now and never was; one is the rule."""
    everybody = {one.entry.id: one for one in recipients(journal(), desk.of_round.id)}
    found = {key: one for key, one in everybody.items() if not hindrance(one, desk.of_round, desk.at)}

    def send(ids: Sequence[str], elsewhere: bool) -> int:
        return remind(desk, [found[one] for one in ids], elsewhere=elsewhere)

    invited = [key for key, one in found.items() if one.invitation and one.invitation.state in HAVE_LEFT]
    # Who sends invitations without the app has none on record; then nobody is left out for that.
    still_open = [key for key in invited or found if not found[key].reminders]
    return Dispatch("reminder", _names(found), still_open, _reachable(found), send, _files(desk, "reminder", found))


def informations(desk: Desk) -> Dispatch:
    """Return the information of heads of department."""
    found = {one.name: one for one in departments(journal().roster(desk.of_round.id))}
    done = {mail.data.get("head") for mail in journal().mails(desk.of_round.id, "information")}

    def send(ids: Sequence[str], elsewhere: bool) -> int:
        return inform(desk, [found[one] for one in ids], elsewhere=elsewhere)

    def printed(ids: Sequence[str]) -> bytes:
        from report_templates.invitation import write_letters  # noqa: PLC0415 - loads the PDF code

        return write_letters([desk.to_department(found[one]) for one in ids])

    still_open = [name for name in found if name not in done]
    names = {name: name for name in found}
    reachable = frozenset(name for name, one in found.items() if one.address)
    return Dispatch("information", names, still_open, reachable, send, {"print_letters": ("Briefe.pdf", _PDF, printed)})


def previews(desk: Desk, of: Dispatch) -> dict[str, partial[Letter]]:
    """Return what writes the letter to each addressee."""
    roster = journal().roster(desk.of_round.id)
    if of.kind == "information":
        return {one.name: partial(desk.to_department, one) for one in departments(roster)}
    kind: Kind = "invitation" if of.kind == "invitation" else "reminder"
    return {entry.id: partial(desk.to_office, kind, entry) for entry in roster if entry.id in of.names}


def _names(found: Mapping[str, Recipient]) -> dict[str, str]:
    return {key: one.entry.office.name for key, one in found.items()}


def _reachable(found: Mapping[str, Recipient]) -> frozenset[str]:
    return frozenset(key for key, one in found.items() if is_address(one.address))


def _files(desk: Desk, kind: Kind, found: Mapping[str, Recipient]) -> dict[str, File]:
    def entries(ids: Sequence[str]) -> list[RosterEntry]:
        return [found[one].entry for one in ids]

    return {
        "print_letters": ("Briefe.pdf", _PDF, lambda ids: print_pdf(desk, kind, entries(ids))),
        "eml_letters": ("E-Mails.zip", _ZIP, lambda ids: eml_zip(desk, kind, entries(ids))),
        "merge_letters": ("Serienbrief.csv", _CSV, lambda ids: merge_csv(desk, kind, entries(ids))),
    }
