"""The texts of the letters where the coordination changed them for a round; ours stand with the letters."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, insert, select

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.rounds import changed_meanwhile, open_round
from pipeline.collect.journal.schema_mails import letter_texts
from pipeline.collect.journal.store import Store


@dataclass(frozen=True)
class StoredLetterText:
    """A changed text; `version` counts its changes."""

    subject: str
    body: str
    version: int


class LetterTexts(Store):
    """Keeps the changed texts."""

    def letter_text(self, round_id: str, kind: str, language: str) -> StoredLetterText | None:
        """Return a changed text, None where ours is used."""
        with self._read() as connection:
            row = connection.execute(select(letter_texts).where(_here(round_id, kind, language))).first()
        return None if row is None else StoredLetterText(row.data["subject"], row.data["body"], row.version)

    def save_letter_text(
        self,
        round_id: str,
        kind: str,
        language: str,
        text: tuple[str, str] | None,
        *,
        version: int,
        by: Role = "coordinator",
    ) -> None:
        """Replace subject and body, or return to ours (None).

        `version` is what the person looked at, 0 for ours: raises Conflict if it is another by now, UserError when the
        round is closed.
        """
        here = _here(round_id, kind, language)
        with self._write() as connection:
            open_round(connection, round_id)
            present = connection.scalar(select(letter_texts.c.version).where(here)) or 0
            if present != version:
                raise changed_meanwhile()
            connection.execute(delete(letter_texts).where(here))
            if text is not None:
                data = {"subject": text[0], "body": text[1]}
                line = {"round_id": round_id, "kind": kind, "language": language, "data": data}
                connection.execute(insert(letter_texts).values(**line, version=version + 1))
            note(connection, self._clock(), by, "letter_text_saved", round_id=round_id, number=version + 1)


def _here(round_id: str, kind: str, language: str) -> ColumnElement[bool]:
    of_round = letter_texts.c.round_id == round_id
    return of_round & (letter_texts.c.kind == kind) & (letter_texts.c.language == language)
