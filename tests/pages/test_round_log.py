"""The log of the round says in words what was done, and nothing that the audit trail does not hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pages.components.texts import texts
from pipeline.collect.journal import Journal, Round
from tests.browser.app import ROOT
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

_ACTION = re.compile(r"[a-z]+_([a-z_]*ed|[a-z_]*set|frozen|undone|elsewhere|again|taken)|round_thawed|released")
# The same kind of words, but not for the trail.
_OTHERS = {"taken_from_elsewhere", "not_vacuumed", "not_overwritten"}


def actions() -> Iterator[str]:
    """Yield every action that a module of the journal writes into the trail."""
    for path in (ROOT / "pipeline" / "collect" / "journal").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ACTION.fullmatch(node.value):
                yield node.value


def test_every_action_has_its_words() -> None:
    found = set(actions()) - _OTHERS
    assert {"office_added", "deadline_extended", "link_renewed", "round_frozen", "released", "meeting_saved"} <= found
    assert sorted(action for action in found if f"audit_{action}" not in texts()) == []


def composed() -> Iterator[str]:
    """Yield, as patterns, the actions whose names the journal composes: which decision, which edition."""
    for path in (ROOT / "pipeline" / "collect" / "journal").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("note", "self._note"):
                for said in (one for one in node.args if isinstance(one, ast.JoinedStr)):
                    yield "".join(part.value if isinstance(part, ast.Constant) else ".+" for part in said.values)


def test_every_composed_action_has_its_words() -> None:
    found = set(composed()) - {".+_link_renewed"}  # of a role: belongs to no round
    assert found == {"deleted_row_.+", ".+_edition_handed_out", ".+_edition_taken_back"}
    known = [key.removeprefix("audit_") for key in texts() if key.startswith("audit_")]
    assert {pattern: sum(bool(re.fullmatch(pattern, one)) for one in known) for pattern in found} == dict.fromkeys(
        found, 2
    )


def test_extensions_and_standings_stand_in_the_log(visit: Visit, store: Journal, going_on: Round) -> None:
    store.set_standing(entry_of(store, going_on, "LK-05"), "declined")
    store.extend_deadline(entry_of(store, going_on, "LK-05"), going_on.opened_at.date())
    app = visit("coordinator")
    app.toggle(key="show_log").set_value(True).run()
    assert not app.exception
    for words in ("Stand vermerkt", "Frist verlängert", "Runde angelegt"):
        assert words in shown(app)
