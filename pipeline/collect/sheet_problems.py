"""What can go wrong with Google, told apart by what has to be done; and what a person is told about it.

A problem never quotes what Google answered: that may hold answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError
from gspread.exceptions import APIError

from pipeline.model import Text

Kind = Literal["wait", "stop", "unknown", "refused", "no_tab"]


class SheetProblem(Exception):  # noqa: N818 - mostly nobody's error, and it passes
    """A call failed.

    `wait`: nothing was written, later it will work. `stop`: a person has to do something. `unknown`: it may have been
    written. `refused`: one of the rows is not accepted. `no_tab`: there is no tab of that name. `reason` is a key of
    `REASONS`.
    """

    def __init__(self, kind: Kind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


@contextmanager
def told_apart(*, rows: bool = False) -> Iterator[None]:
    """Turn whatever a call to Google raises into a SheetProblem without its words; `rows`: the call writes answers."""
    try:
        yield
    except APIError as error:
        problem = _refusal(error)
        if problem.kind == "refused" and not rows:
            problem = SheetProblem("unknown", "unavailable")
        raise problem from None
    except RefreshError as error:
        raise _login(error) from None
    except GoogleAuthError:
        raise SheetProblem("unknown", "no_connection") from None
    except requests.Timeout:
        raise SheetProblem("unknown", "timeout") from None
    except requests.ConnectionError:
        raise SheetProblem("unknown", "cut") from None
    except (requests.RequestException, ValueError, KeyError):
        # An answer that is not what it should be: an HTML page with status 200, say.
        raise SheetProblem("unknown", "unavailable") from None


def _refusal(error: APIError) -> SheetProblem:
    status, message = error.response.status_code, str(error.error.get("message", ""))
    if status == requests.codes.too_many_requests or "Quota exceeded" in message:
        return SheetProblem("wait", "quota")
    if status in _STOPS:
        return SheetProblem("stop", _stop(status, message))
    if status in _BAD_REQUESTS:
        return next(
            (found for words, found in _bad_requests() if words in message), SheetProblem("refused", "rejected")
        )
    return SheetProblem("unknown", "unavailable")


_BAD_REQUESTS = (400, 413)  # 413: too much in one call
_STOPS = {401: "unauthenticated", 403: "not_shared", 404: "not_found"}


def _stop(status: int, message: str) -> str:
    if "has not been used in project" in message or "is disabled" in message:
        return "api_disabled"
    return "scopes" if "authentication scopes" in message else _STOPS[status]


def _bad_requests() -> tuple[tuple[str, SheetProblem], ...]:
    return (
        ("Unable to parse range", SheetProblem("no_tab", "no_tab")),
        ("protected cell", SheetProblem("stop", "protected")),
        ("cells in the workbook above the limit", SheetProblem("stop", "full")),
        ("not supported for this document", SheetProblem("stop", "not_a_spreadsheet")),
    )


def _login(error: RefreshError) -> SheetProblem:
    if getattr(error, "retryable", False):
        return SheetProblem("unknown", "no_connection")
    said: Any = " ".join(str(part) for part in error.args)
    if "account not found" in said:
        return SheetProblem("stop", "account_deleted")
    return SheetProblem("stop", "clock" if "iat and exp" in said else "key_rejected")


# {account} is the service account's address, {tab} the name of the tab.
REASONS: dict[str, Text] = {
    "quota": Text(
        "Google nimmt in dieser Minute keine weiteren Anfragen an",
        "Google accepts no more requests in this minute",
    ),
    "unavailable": Text("Google ist gerade nicht erreichbar", "Google is not available at the moment"),
    "no_connection": Text("es besteht keine Verbindung zu Google", "there is no connection to Google"),
    "cut": Text("die Verbindung zu Google ist abgebrochen", "the connection to Google broke off"),
    "timeout": Text("Google hat nicht rechtzeitig geantwortet", "Google did not answer in time"),
    "lost": Text(
        "eine geschriebene Zeile steht nicht in der Tabelle (vielleicht ist ein Filter gesetzt)",
        "a row that was written does not stand in the sheet (perhaps a filter is set)",
    ),
    "not_shared": Text(
        "die Tabelle ist nicht freigegeben. Bitte geben Sie sie für {account} als Mitbearbeiter frei",
        "the sheet is not shared. Please share it with {account} as editor",
    ),
    "not_found": Text(
        "es gibt keine Tabelle mit dieser Adresse. Bitte prüfen Sie „spreadsheet“ in den Einstellungen und den "
        "Papierkorb",
        "there is no sheet at this address. Please check “spreadsheet” in the configuration, and the bin",
    ),
    "not_a_spreadsheet": Text(
        "die Datei ist keine Google-Tabelle, vielleicht eine hochgeladene Excel-Datei. Bitte speichern Sie sie als "
        "Google-Tabelle und tragen Sie deren Adresse ein",
        "the file is not a Google sheet, perhaps an uploaded Excel file. Please save it as a Google sheet and enter "
        "that address",
    ),
    "unauthenticated": Text(
        "Google erkennt den Zugang nicht an. Bitte erzeugen Sie einen neuen Schlüssel für {account}",
        "Google does not accept the credentials. Please create a new key for {account}",
    ),
    "key_rejected": Text(
        "Google weist den Schlüssel von {account} zurück. Bitte tragen Sie einen gültigen Schlüssel ein",
        "Google rejects the key of {account}. Please enter a valid key",
    ),
    "account_deleted": Text(
        "das Dienstkonto {account} gibt es nicht mehr. Bitte legen Sie ein neues an",
        "the service account {account} no longer exists. Please create a new one",
    ),
    "clock": Text(
        "die Uhr dieses Servers geht falsch. Bitte stellen Sie sie",
        "the clock of this server is wrong. Please set it",
    ),
    "api_disabled": Text(
        "die Google Sheets API ist im Projekt von {account} nicht eingeschaltet. Bitte schalten Sie sie ein",
        "the Google Sheets API is not enabled in the project of {account}. Please enable it",
    ),
    "scopes": Text(
        "das Dienstkonto {account} darf keine Tabellen bearbeiten",
        "the service account {account} may not edit sheets",
    ),
    "protected": Text(
        "das Blatt „{tab}“ ist geschützt. Bitte nehmen Sie {account} vom Blattschutz aus",
        "the tab “{tab}” is protected. Please exempt {account} from the protection",
    ),
    "full": Text(
        "die Tabelle hat die Höchstzahl an Zellen erreicht. Bitte löschen Sie leere Zeilen oder Blätter",
        "the sheet has reached the maximum number of cells. Please delete empty rows or tabs",
    ),
    "foreign": Text(
        "das Blatt „{tab}“ enthält andere Daten. Bitte benennen Sie es um oder leeren Sie es",
        "the tab “{tab}” holds other data. Please rename or empty it",
    ),
    "no_id_heading": Text(
        "im Blatt „{tab}“ fehlt die Überschrift „Antwort-ID“. Bitte benennen Sie die Spalte wieder so",
        "the tab “{tab}” lacks the heading “Antwort-ID”. Please name the column so again",
    ),
    "no_headings": Text(
        "im Blatt „{tab}“ fehlt die Kopfzeile; sie wird ergänzt",
        "the tab “{tab}” lacks the headings; they are being added",
    ),
    "no_tab": Text(
        "das Blatt „{tab}“ wird gesucht oder neu angelegt",
        "the tab “{tab}” is being looked for or created",
    ),
    "rejected": Text("Google nimmt diese Zeile nicht an", "Google does not accept this row"),
    "too_long": Text(
        "eine Antwort ist länger als die 50.000 Zeichen, die eine Zelle fasst",
        "an answer is longer than the 50,000 characters that a cell holds",
    ),
}
