"""The command line: `python -m pipeline` with one command for each task, from `build` to `purge`.

Each command calls one task; nothing is decided here. Unusable input: exit 2 and one sentence, never a traceback.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.collect.meeting_values import read_date
from pipeline.model import LANGUAGES, Language, RawTable, Text, UserError
from pipeline.tasks.call_parser import CallParser

if TYPE_CHECKING:
    from pipeline.briefing import Briefing

_UNEXPECTED, _UNUSABLE, _CANCELLED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0 done, 2 unusable input, 1 unexpected."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the terminal claims
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser().parse_args(given)
        sys.stdout.write(options.run(options))
    except UserError as error:
        return _say(error.text.in_(language), _UNUSABLE)
    except KeyboardInterrupt:
        return _say("Abgebrochen." if language == "de" else "Cancelled.", _CANCELLED)
    except Exception as error:  # noqa: BLE001 - no person ever sees a traceback
        from pipeline.tasks.unexpected import log_unexpected  # noqa: PLC0415 - only when it is needed

        return _say(log_unexpected(error).in_(language), _UNEXPECTED)
    return 0


def _language(given: list[str]) -> Language:
    """Find out the language before the call is understood: a mistake in it is said in that language too."""
    return "en" if re.search(r"--language[= ]en\b", " ".join(given)) else "de"


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return code


def _parser() -> CallParser:
    parser = CallParser(
        prog="python -m pipeline",
        description="Vorabfrage: von den Selbsteinschätzungen der Stellen zur Vorlage für die Verwaltungsspitze.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="Befehle", metavar="BEFEHL", required=True)
    _add_build(commands)
    _add_forms(commands)
    _add_example(commands)
    _add_links(commands)
    _add_deliver(commands)
    _add_doctor(commands)
    _add_export(commands)
    _add_purge(commands)
    return parser


def _add_language(command: Any) -> None:
    command.add_argument("--language", choices=LANGUAGES, default="de", help="Sprache (sonst de)")


def _add_build(commands: Any) -> None:
    command = commands.add_parser(
        "build",
        help="Vorlage als PDF erstellen",
        description="Erstellt die Vorlage aus Dateien. Ohne --responses und --roster: aus dem eingerichteten Bestand.",
    )
    option = command.add_argument
    option("--responses", type=Path, metavar="DATEI", help="Antworten (.csv, .tsv, .xlsx) oder Ordner mit Formularen")
    option("--roster", type=Path, metavar="DATEI", help="Einladungsliste (.csv, .xlsx)")
    option("--pdf", type=Path, metavar="DATEI", help="wohin die Vorlage geschrieben wird")
    option("--json", type=Path, metavar="DATEI", help="wohin die Auswertung für andere Programme geschrieben wird")
    option("--meeting", type=Path, metavar="DATEI", help="Angaben zur Sitzung (.toml)")
    option("--as-of", type=_date, metavar="DATUM", help="Datenstand, zum Beispiel 2026-11-02 (sonst heute)")
    _add_language(command)
    option(
        "--edition",
        choices=("leadership", "meeting"),
        default="leadership",
        help="leadership: Vorlage für die Verwaltungsspitze (so auch ohne Angabe); meeting: Sitzungsunterlage für alle",
    )
    command.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> str:
    from pipeline.tasks import build as task  # noqa: PLC0415 - help and mistakes must not wait for pandas

    output = task.Output(options.pdf, options.json, options.edition, options.language)
    task.refuse_output(output, (options.responses, options.roster, options.meeting))
    if (options.responses is None) != (options.roster is None):
        raise UserError(
            "--responses und --roster gehören zusammen. Bitte geben Sie beide an oder keines von beiden.",
            "--responses and --roster belong together. Please give both or neither.",
        )
    if options.responses:
        material = task.from_files(options.responses, options.roster, options.meeting)
    else:
        with closing(_journal()) as journal:
            material = task.from_store(journal, options.meeting, as_of=options.as_of)
    briefing = task.build(material, options.as_of)
    task.write(briefing, output)
    return _built(options, briefing, material.raw)


def _built(options: argparse.Namespace, briefing: Briefing, raw: RawTable) -> str:
    """Say what was written; of a folder, what became of each file: an answer that was not read must not go unseen."""
    response = briefing.scored.response
    written = ", ".join(str(path) for path in (options.pdf, options.json) if path)
    text = Text(
        f"{written}: {response.answered} von {response.invited} Stellen, Datenstand {briefing.as_of:%d.%m.%Y}",
        f"{written}: {response.answered} of {response.invited} offices, as of {briefing.as_of.isoformat()}",
    )
    files = raw.reading if options.responses and options.responses.is_dir() else ()
    return "".join(f"{line.in_(options.language)}\n" for line in (text, *files))


def _add_forms(commands: Any) -> None:
    command = commands.add_parser(
        "forms",
        help="je Stelle ein Formular (.xlsx) schreiben",
        description="Schreibt je eingeladener Stelle ein Formular zum Ausfüllen ohne Internet; "
        "build --responses ORDNER liest die zurückgekommenen Formulare.",
    )
    command.add_argument("--roster", type=Path, required=True, metavar="DATEI", help="Einladungsliste (.csv, .xlsx)")
    command.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="wohin die Formulare kommen")
    command.add_argument("--meeting", type=Path, metavar="DATEI", help="Angaben zur Sitzung (.toml)")
    command.set_defaults(run=_forms)


def _forms(options: argparse.Namespace) -> str:
    from pipeline.tasks.forms import write_form_folder  # noqa: PLC0415 - see above

    written = write_form_folder(options.roster, options.out, options.meeting)
    missing = ", ".join(written.missing)
    hint = f"Dem Datenschutzhinweis fehlen noch Angaben zur Sitzung (--meeting): {missing}\n" if missing else ""
    return f"{len(written.paths)} Formulare in {options.out}\n{hint}"


def _add_example(commands: Any) -> None:
    command = commands.add_parser("example", help="Beispiellandkreis in einen leeren Bestand laden")
    command.set_defaults(run=_example)


def _example(_options: argparse.Namespace) -> str:
    from pipeline.tasks.example import load_example  # noqa: PLC0415 - see above

    with closing(_journal()) as journal:
        loaded = load_example(journal)
    return f"Der Beispiellandkreis ist geladen ({loaded.meeting.authority}).\n"


def _add_links(commands: Any) -> None:
    command = commands.add_parser("links", help="persönliche Links als CSV ausgeben, zum Beispiel für Serienbriefe")
    command.add_argument("--base-url", required=True, metavar="URL", help="Adresse der Anwendung, mit https://")
    command.add_argument(
        "--renew",
        choices=("coordinator", "leadership"),
        help="vorher den bisherigen Link von Koordination oder Verwaltungsspitze sperren und ersetzen",
    )
    command.set_defaults(run=_links)


def _links(options: argparse.Namespace) -> str:
    from pipeline.tasks.links import write_links  # noqa: PLC0415 - see above

    with closing(_journal()) as journal:
        return write_links(journal, options.base_url, options.renew)


def _add_deliver(commands: Any) -> None:
    command = commands.add_parser(
        "deliver",
        help="ausstehende Antworten in die Google-Tabelle übertragen",
        description="Überträgt, was noch aussteht, und sagt, wie es steht. Die laufende Anwendung tut das von selbst.",
    )
    _add_language(command)
    command.set_defaults(run=_deliver)


def _deliver(options: argparse.Namespace) -> str:
    from pipeline.tasks.deliver import deliver  # noqa: PLC0415 - see above

    with closing(_journal()) as journal:
        return deliver(journal).in_(options.language) + "\n"


def _add_doctor(commands: Any) -> None:
    command = commands.add_parser(
        "doctor",
        help="die Einrichtung prüfen",
        description="Prüft Journal, Links und Google-Tabelle, sagt je in einem Satz, was fehlt, und ändert nichts.",
    )
    _add_language(command)
    command.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> str:
    from pipeline.tasks.doctor import doctor  # noqa: PLC0415 - see above

    lines, well = doctor(options.language)
    sys.stdout.write(lines)
    if not well:
        raise UserError(
            "Es fehlt noch etwas: Die Zeilen mit „fehlt“ sagen, was zu tun ist.",
            "Something is missing: the lines with “missing” say what to do.",
        )
    return ""


def _add_export(commands: Any) -> None:
    command = commands.add_parser(
        "export",
        help="alle Daten als CSV, XLSX und JSON ausgeben",
        description="Schreibt alle Daten der laufenden Runde in einen neuen Ordner; mit --office nur die einer Stelle.",
    )
    command.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="neuer Ordner")
    command.add_argument("--office", metavar="STELLEN_ID", help="nur die Daten dieser Stelle (Auskunft)")
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> str:
    from pipeline.tasks.export import export  # noqa: PLC0415 - see above

    with closing(_journal()) as journal:
        written = export(journal, options.out, options.office)
    return "".join(f"{path}\n" for path in written)


def _add_purge(commands: Any) -> None:
    command = commands.add_parser(
        "purge",
        help="nach Ablauf der Frist die Angaben der Stellen löschen",
        description="Löscht die Angaben der ältesten fälligen Runde überall, wo die Anwendung sie hält, und legt ein "
        "Löschprotokoll ohne Inhalte an. Dokumente, Prüfsummen und Verabredungen bleiben für die Akte erhalten.",
    )
    command.add_argument("--dry-run", action="store_true", help="nur sagen, was gelöscht würde")
    command.add_argument(
        "--archive-settled-on", type=_date, metavar="DATUM", help="Archivfrage geklärt am (2026-11-02)"
    )
    command.add_argument("--round", type=int, metavar="NUMMER", help="diese Runde statt der ältesten fälligen")
    command.add_argument("--before-due", action="store_true", help="auch vor Ablauf der Frist löschen")
    command.add_argument(
        "--sheet-deleted-by-hand", action="store_true", help="die Zeilen der Google-Tabelle sind schon gelöscht"
    )
    command.add_argument("--record", type=Path, metavar="DATEI", help="Löschprotokoll als PDF für die Akte")
    _add_language(command)
    command.set_defaults(run=_purge)


def _purge(options: argparse.Namespace) -> str:
    from pipeline.tasks.purge_call import Wanted, purge  # noqa: PLC0415 - see above

    wanted = Wanted(
        options.dry_run, options.archive_settled_on, options.round, options.before_due, options.record,
        options.language, options.sheet_deleted_by_hand,
    )  # fmt: skip
    with closing(_journal()) as journal:
        return purge(journal, wanted)


def _journal() -> Any:
    from pipeline.collect.journal import Journal  # noqa: PLC0415 - a build from files needs no database

    return Journal.open()


def _date(text: str) -> date:
    day = read_date(text)
    if day is None:
        raise UserError(
            f"--as-of: „{text}“ ist kein Datum. Bitte schreiben Sie es wie 2026-11-02.",
            f"--as-of: “{text}” is no date. Please write it like 2026-11-02.",
        )
    return day


if __name__ == "__main__":
    sys.exit(main())
