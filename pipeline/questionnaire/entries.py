"""Reads one TOML file entry by entry and says in one sentence where a mistake stands and how to mend it.

Knows nothing of questions: which names an entry may have is decided by who reads it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.model import Text, UserError

_MISSING = object()
_PLACE = re.compile(r"line (\d+), column (\d+)")
_TYPES_DE = {str: "ein Text in Anführungszeichen", int: "eine ganze Zahl", float: "eine Zahl", bool: "true oder false"}
_TYPES_EN = {str: "a text in quotation marks", int: "a whole number", float: "a number", bool: "true or false"}


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file; a missing, unreadable or broken file is a `UserError`."""
    try:
        return parse_toml(path.read_bytes(), path.name)
    except OSError as error:
        raise UserError(
            f"{path.name}: Die Datei lässt sich nicht lesen. Bitte prüfen Sie, ob sie da ist und Sie sie lesen dürfen.",
            f"{path.name}: The file cannot be read. Please check that it exists and that you may read it.",
        ) from error


def parse_toml(data: bytes, name: str) -> dict[str, Any]:
    """Return the content of a TOML file from its bytes; `name` is for the sentence about a broken one."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        de, en = (f", Zeile {place[1]}, Spalte {place[2]}", f", {place[0]}") if place else (", am Ende", ", at the end")
        raise UserError(
            f"{name}{de}: Das ist kein gültiges TOML. Bitte prüfen Sie dort Anführungszeichen, Klammern und "
            "Gleichheitszeichen.",
            f"{name}{en}: This is not valid TOML. Please check quotation marks, brackets and equals signs there.",
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{name}: Die Datei ist nicht als UTF-8 gespeichert. Bitte speichern Sie sie mit der Kodierung UTF-8.",
            f"{name}: The file is not saved as UTF-8. Please save it with the encoding UTF-8.",
        ) from error


class Entry:
    """One entry of a TOML file; every name that is read is ticked off, and `done` complains about the rest."""

    def __init__(self, file: str, name: str, content: Mapping[str, Any]) -> None:
        self.file = file
        self.name = name
        self._content = content
        self._read: set[str] = set()

    def error(self, de: str, en: str) -> UserError:
        """Return the sentence with file and entry before it."""
        return UserError(f"{self.file}, Eintrag „{self.name}“: {de}", f"{self.file}, entry “{self.name}”: {en}")

    def text(self, name: str, *, optional: bool = False) -> Text:
        """Read a text in both languages; if optional and absent, both are empty."""
        value = self._take(name, dict, {} if optional else _MISSING)
        if optional and not value:
            return Text("", "")
        texts = {language: value.get(language) for language in ("de", "en")}
        for language, text in texts.items():
            if not isinstance(text, str) or not text.strip():
                raise self.error(
                    f"Der Text {name}.{language} fehlt. Bitte ergänzen Sie ihn.",
                    f"The text {name}.{language} is missing. Please add it.",
                )
        return Text(**texts)

    def string(self, name: str, default: str | None = None) -> str:
        """Read a text in quotation marks that must not be empty."""
        value: str = self._take(name, str, _MISSING if default is None else default)
        if default is None and not value.strip():
            raise self._wrong(name, str)
        return value

    def strings(self, name: str) -> tuple[str, ...]:
        """Read a list of texts; absent means empty."""
        values = self._take(name, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(name, str)
        return tuple(values)

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Read true or false."""
        value: bool = self._take(name, bool, _MISSING if default is None else default)
        return value

    def integer(self, name: str) -> int | None:
        """Read a whole number; absent means None."""
        value: int | None = self._take(name, int, None)
        return value

    def number(self, name: str) -> float:
        """Read a number."""
        content = self._content.get(name)
        return float(self._take(name, int if isinstance(content, int) else float, _MISSING))

    def choice(self, name: str, choices: Iterable[str]) -> str:
        """Read a text that must be one of the choices."""
        value, known = self.string(name), list(choices)
        if value not in known:
            raise self.error(
                f"{name} = „{value}“ ist unbekannt. Möglich sind: {', '.join(known)}.",
                f"{name} = “{value}” is unknown. Possible are: {', '.join(known)}.",
            )
        return value

    def part(self, name: str) -> Entry | None:
        """Read an entry inside this one; absent means None."""
        content = self._take(name, dict, None)
        return None if content is None else Entry(self.file, f"{self.name}.{name}", content)

    def done(self) -> None:
        """Complain about names that nobody read: a slip of the pen must not switch a setting off silently."""
        unknown = [name for name in self._content if name not in self._read]
        if unknown:
            known = ", ".join(sorted(self._read))
            raise self.error(
                f"Der Name „{unknown[0]}“ ist unbekannt. Bitte prüfen Sie die Schreibweise; möglich sind: {known}.",
                f"The name “{unknown[0]}” is unknown. Please check its spelling; possible are: {known}.",
            )

    def _take(self, name: str, kind: type, default: Any) -> Any:
        self._read.add(name)
        value = self._content.get(name, _MISSING)
        if value is _MISSING:
            if default is _MISSING:
                raise self.error(f"{name} fehlt. Bitte ergänzen Sie es.", f"{name} is missing. Please add it.")
            return default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._wrong(name, kind)
        return value

    def _wrong(self, name: str, kind: type) -> UserError:
        de = _TYPES_DE.get(kind, f"{name}.de und {name}.en")
        en = _TYPES_EN.get(kind, f"{name}.de and {name}.en")
        return self.error(
            f"{name} muss so angegeben sein: {de}. Bitte berichtigen Sie den Wert.",
            f"{name} must be given as {en}. Please correct the value.",
        )


def entries(path: Path, content: Mapping[str, Any], section: str, named_by: str) -> Iterator[Entry]:
    """Yield the `[[section]]` entries of a file, each named by one of its values for error sentences.

    Two entries with the same name, a missing or an empty section are a `UserError`.
    """
    found = content.get(section)
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        raise UserError(
            f"{path.name}: Der Abschnitt [[{section}]] fehlt. Bitte ergänzen Sie ihn.",
            f"{path.name}: The section [[{section}]] is missing. Please add it.",
        )
    seen: set[str] = set()
    for number, fields in enumerate(found, start=1):
        name = str(fields.get(named_by, f"{section} {number}"))
        entry = Entry(path.name, name, fields)
        if name in seen:
            raise entry.error(
                f"{named_by} kommt zweimal vor. Bitte geben Sie jedem Eintrag einen eigenen Wert.",
                f"{named_by} occurs twice. Please give every entry a value of its own.",
            )
        seen.add(name)
        yield entry
