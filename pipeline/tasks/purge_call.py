"""`python -m pipeline purge`: which round is meant, what is said about it, and where the record goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.collect.journal import Journal
from pipeline.model import Language, Text, UserError
from pipeline.tasks.output import refuse_unwritable, write_files
from pipeline.tasks.purge import Held, finish, held, purge_round, record_pdf, said
from report_templates.deletion_record import kind
from report_templates.texts import text


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line."""

    dry_run: bool
    archive_settled_on: date | None
    round: int | None
    before_due: bool
    record: Path | None
    language: Language
    sheet_by_hand: bool = False


def purge(journal: Journal, wanted: Wanted) -> str:
    """Delete, or say what would be deleted; return what is said. Raises UserError as `purge_round` does."""
    there = held(journal)
    if wanted.dry_run:
        return "".join(_listed(one, wanted.language) for one in there) or _say(_NOTHING, wanted.language)
    finished = finish(journal)
    meant = _meant(there, wanted)
    if meant is None:
        lines = [_say(text(f"deletion_record.traces_{one.traces}", wanted.language)) for one in finished]
        return "".join(lines) + _say(_NOT_DUE, wanted.language) + "".join(_line(one, wanted.language) for one in there)
    if wanted.record:
        refuse_unwritable(wanted.record)
    settled, by_hand = wanted.archive_settled_on, wanted.sheet_by_hand
    deletion = purge_round(journal, meant.round, settled, before_due=wanted.before_due, sheet_by_hand=by_hand)
    if wanted.record:
        write_files({wanted.record: record_pdf(journal, deletion, wanted.language)})
    number, traces = meant.round.number, f"deletion_record.traces_{deletion.traces}"
    done = Text(
        f"Runde {number} ist gelöscht: {text(traces, 'de')}. Bitte starten Sie eine laufende Anwendung einmal neu, "
        "damit auch ihr Arbeitsspeicher leer ist.",
        f"Round {number} has been deleted: {text(traces, 'en')}. Please restart a running application once, so that "
        "its memory is empty too.",
    )
    return _say(done, wanted.language)


_NOTHING = Text("Es ist nichts gespeichert, was zu löschen wäre.", "There is nothing stored that could be deleted.")
_NOT_DUE = Text("Es ist keine Löschung fällig.", "No deletion is due.")


def _meant(there: Sequence[Held], wanted: Wanted) -> Held | None:
    """Return the round that was named, else the oldest that is due, else None."""
    if wanted.round is None:
        return next((one for one in there if one.overdue), None)
    for one in there:
        if one.round.number == wanted.round:
            return one
    raise UserError(
        f"Eine Runde {wanted.round} mit Angaben gibt es nicht (mehr). „purge --dry-run“ zeigt, was es gibt.",
        f"There is no round {wanted.round} with answers (any more). “purge --dry-run” shows what there is.",
    )


def _listed(one: Held, language: Language) -> str:
    kinds = "".join(f"  {count} {kind(name, language)}\n" for name, count in one.counts.items() if count)
    return _line(one, language) + kinds


def _line(one: Held, language: Language) -> str:
    return _say(said(one), language)


def _say(sentence: Text | str, language: Language = "de") -> str:
    return (sentence if isinstance(sentence, str) else sentence.in_(language)) + "\n"
