"""Reads the lists of an answer: fields of action with roles, interfaces with states, bodies, actors, contributions.

What cannot be resolved keeps its text and is listed; nothing is dropped but the office's own name and repetitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from pipeline.clean.cleaned import Body, FieldRole, Interface
from pipeline.clean.entries import (
    States,
    is_nothing,
    name_and_state,
    split,
    split_commas,
    states,
    ungrouped,
    unknown_state,
    without_remark,
)
from pipeline.clean.offices import APART, LIKELY, Directory
from pipeline.clean.text import caseless, folded
from pipeline.questionnaire.model import Questionnaire

_ROLES = {
    "F": ("federführung", "ff", "federf", "leading", "leads"),
    "M": ("mitwirkung", "mitw", "mitwirkende", "wirkt mit", "contributes", "contribution", "contributor"),
    "B": ("berühren", "berührung", "touches", "am rande berührt"),
}
_STATES = {
    "gut": ("gut", "sehr gut", "well", "good", "works very well"),
    "teilweise": ("teilweise", "teils", "teilw", "tlw", "in part", "partly", "partially"),
    "nicht": ("nicht", "läuft nicht", "nicht zufriedenstellend", "not satisfactory", "unsatisfactory", "does not work"),
    "fehlt": ("fehlt", "fehlend", "missing", "wird gebraucht"),
}
_SUITABLE = {"unklar": ("offen", "unsicher", "maybe", "unsure")}
_MOST_INTERFACES = 5
_CODE_LENGTH = 3
_AND = re.compile(r"\s*(?:[;/&+,\n]|\s(?:und|u\.|sowie|oder|bzw\.|and|or)\s)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Remark:
    """What was decided about one entry: a code of `messages` and the entry it is about."""

    code: str
    entry: str


@dataclass(frozen=True)
class Lists:
    """Reads lists with the options of the questionnaire and the roster."""

    questionnaire: Questionnaire
    directory: Directory
    legend: Mapping[str, str]  # letters that the table itself explains: I = berührt
    _similar: dict[str, tuple[str, ...]] = field(default_factory=dict)  # every distinct text is compared once

    @cached_property
    def roles(self) -> States:
        """Wordings of the roles in a field of action, with the letters of the table's own legend."""
        known = states(self.questionnaire.roles, _ROLES)
        explained = {folded(letter): known.code(word) for letter, word in self.legend.items() if known.code(word)}
        return States({**known.wordings, **explained})

    @cached_property
    def interface_states(self) -> States:
        """Wordings of the states of an interface."""
        return states(self.questionnaire.interface_states, _STATES)

    @cached_property
    def suitable(self) -> States:
        """Wordings of whether a body would suit."""
        return states(self.questionnaire.suitability, _SUITABLE)

    @cached_property
    def options(self) -> States:
        """Wordings of the contributions."""
        return states(self.questionnaire.contributions, {})

    @cached_property
    def _field_names(self) -> dict[str, str]:
        return {folded(n): f.code for f in self.questionnaire.fields for n in (f.name.de, f.name.en, f.code)}

    def field_of(self, text: str) -> str:
        """Return the code of the field of action that a text names, "" if none or several for sure."""
        codes = self.fields_in(text)
        return codes[0] if len(codes) == 1 else ""

    def fields_in(self, text: str) -> tuple[str, ...]:
        """Return the codes of all fields that a text names: `Sprache / Wohnen` are two."""
        words = folded(text)
        if words in self._field_names:
            return (self._field_names[words],)
        if words not in self._similar:
            parts = [self._alike(folded(part)) for part in _AND.split(text)]
            codes = tuple(dict.fromkeys(code for code in parts if code))
            whole = self._alike(words)
            self._similar[words] = codes if len(codes) > 1 else ((whole,) if whole else ())
        return self._similar[words]

    def _alike(self, words: str) -> str:
        if not words or words in self._field_names:
            return self._field_names.get(words, "")
        scores: dict[str, float] = {}
        for name, code in self._field_names.items():
            score = fuzz.token_set_ratio(words, name) if len(name) > _CODE_LENGTH else 0.0  # no similar codes
            scores[code] = max(score, scores.get(code, 0.0))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        return ranked[0][0] if ranked[0][1] >= LIKELY and ranked[0][1] - ranked[1][1] >= APART else ""

    def fields(self, text: str) -> tuple[tuple[FieldRole, ...], bool, tuple[Remark, ...]]:
        """Read fields with roles, and whether `keines dieser Handlungsfelder` was chosen."""
        none = self.questionnaire.no_field
        wordings = {folded(wording) for wording in (none.code, none.label.de, none.label.en)}
        entries = self._entries(text, self.roles, self._is_field, self._is_field_name)
        named = [entry for entry in entries if folded(entry) not in wordings and not is_nothing(entry)]
        chose_none = any(folded(entry) in wordings for entry in entries)
        found: dict[str, str] = {}
        remarks = [Remark("none_and_fields", text)] if named and chose_none else []
        for entry in named:
            codes, role, remark = self._field_role(entry)
            remarks += [Remark(remark, entry)] if remark else []
            for code in codes:
                agreed = found.setdefault(code, role) == role
                if not agreed:
                    remarks.append(Remark("field_twice", entry))
                    found[code] = ""
        return tuple(FieldRole(*pair) for pair in found.items()), chose_none and not named, tuple(remarks)

    def _is_field(self, entry: str) -> bool:
        return self._is_field_name(name_and_state(entry, self.roles)[0])

    def _is_field_name(self, name: str) -> bool:
        return bool(self.field_of(name))

    def _field_role(self, entry: str) -> tuple[tuple[str, ...], str, str]:
        """Return the fields of one entry, their role, and what is to be listed about it."""
        name, role = name_and_state(entry, self.roles)
        codes = self.fields_in(name) or (() if role else self.fields_in(unknown_state(entry)[0]))
        if not codes:
            return (name,), role, "field_unknown"
        if not role:
            return codes, "", "role_unknown"
        return codes, role, "" if folded(name) in self._field_names else "field_likely"

    def joint_field(self, text: str) -> tuple[str, tuple[Remark, ...]]:
        """Read the one field to begin with; two fields are not counted and keep their text."""
        if is_nothing(text):
            return "", ()
        entries = [part for entry in split(text) for part in split_commas(entry, self._is_field_name)]
        codes = tuple(dict.fromkeys(code for entry in entries for code in self.fields_in(entry) or ("",)))
        if len(codes) == 1 and codes[0]:
            exact = folded(text) in self._field_names
            return codes[0], () if exact else (Remark("field_likely", text),)
        return text, (Remark("two_joint_fields" if len(codes) > 1 else "field_unknown", text),)

    def interfaces(self, text: str, own: str) -> tuple[tuple[Interface, ...], tuple[Remark, ...]]:
        """Read interfaces with states; the own office and repetitions are taken out, and listed."""
        found: dict[str, Interface] = {}
        remarks: list[Remark] = []
        for entry in self._interface_entries(text):
            one, remark = self._interface(entry)
            key = one.office or caseless(one.name)
            if one.office == own:
                remarks.append(Remark("own_office", entry))
                continue
            if key in found:
                agreed = found[key].state == one.state
                remarks.append(Remark("interface_twice" if agreed else "interface_contradicts", entry))
                one = found[key]._replace(state=one.state if agreed else "")
            elif remark:
                remarks.append(Remark(remark, entry))
            found[key] = one
        if len(found) > _MOST_INTERFACES:
            remarks.append(Remark("many_interfaces", str(len(found))))
        return tuple(found.values()), tuple(remarks)

    def _interface_entries(self, text: str) -> list[str]:
        entries = self._entries(text, self.interface_states, self._is_interface, self._is_office)
        return [entry for entry in entries if not is_nothing(entry)]

    def _is_office(self, name: str) -> bool:
        return bool(self.directory.match(name).office)

    def _is_interface(self, entry: str) -> bool:
        name, state = name_and_state(entry, self.interface_states)
        found = self.directory.match(name)
        return found.how != "joint" and (bool(found.office) or (bool(state) and "," not in name))

    def _interface(self, entry: str) -> tuple[Interface, str]:
        name, state = name_and_state(entry, self.interface_states)
        if not state and not self.directory.match(name).office:
            name = unknown_state(entry)[0] if self.directory.match(unknown_state(entry)[0]).office else name
        match = self.directory.match(name)
        remark = "" if state else "state_unknown"
        if match.office is None:
            remark = "interface_joint" if match.how in ("joint", "ambiguous") else "interface_unknown"
        elif match.how == "fuzzy":
            remark = remark or "interface_likely"
        return Interface(match.office, name, state), remark

    def bodies(self, text: str) -> tuple[tuple[Body, ...], tuple[Remark, ...]]:
        """Read existing bodies and whether they would suit; a body with two answers to that keeps none."""
        found: dict[str, Body] = {}
        remarks: list[Remark] = []
        for entry in self._entries(text, self.suitable, self._is_body, self._is_body):
            if is_nothing(entry):
                continue
            name, choice = name_and_state(entry, self.suitable)
            one = found.setdefault(caseless(name), Body(name, choice))
            if one.suitable != choice:
                found[caseless(name)] = one._replace(suitable="")
                remarks.append(Remark("body_contradicts", entry))
            elif not choice:
                remarks.append(Remark("suitable_unknown", entry))
        return tuple(found.values()), tuple(remarks)

    def _is_body(self, entry: str) -> bool:
        return bool(name_and_state(entry, self.suitable)[1]) and "," not in entry

    def names(self, text: str) -> tuple[str, ...]:
        """Read named actors as typed, one per semicolon or line."""
        return tuple(entry for entry in split(text) if not is_nothing(entry))

    def contribution(self, text: str) -> tuple[tuple[str, ...], str]:
        """Read chosen options as codes, and all the rest as text."""
        chosen, bar, free = text.partition("|")
        entries = [part for entry in split(chosen) for part in split_commas(entry, self._is_option)]
        codes = tuple(dict.fromkeys(code for entry in entries if (code := self._option(entry))))
        if not codes and not bar:
            return (), text
        rest = [entry for entry in entries if not self.options.code(entry)]  # `Fachwissen (1 Tag)` stays a text, too
        return codes, "; ".join([*rest, *([free.strip()] if free.strip() else [])])

    def _is_option(self, entry: str) -> bool:
        return bool(self._option(entry))

    def _option(self, entry: str) -> str:
        """Return the option that an entry names, whatever remark stands behind it in brackets."""
        return self.options.code(entry) or self.options.code(without_remark(entry))

    def _entries(
        self, text: str, known: States, is_entry: Callable[[str], bool], is_name: Callable[[str], bool]
    ) -> list[str]:
        """Split a list into entries, whether grouped by state, one per line or separated by commas."""
        single = [one for entry in split(text) for one in ungrouped(entry, known, is_name)]
        return [part for entry in single for part in split_commas(entry, is_entry)]
