"""What runs again without its page asks for the access itself: a link that was replaced ends there, too."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.browser.app import ROOT

ASKS = {"require_access", "require_office", "leave_if_replaced", "visitor"}


def fragments() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function that is decorated as a fragment, or made one by a call."""
    for path in sorted((ROOT / "pages").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_fragment(node.func)]
        made = {argument.id for call in calls for argument in call.args if isinstance(argument, ast.Name)}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (node.name in made or any(map(decorates, node.decorator_list))):
                yield f"{path.name}:{node.name}", node


def is_fragment(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == "fragment"


def decorates(decorator: ast.expr) -> bool:
    return is_fragment(decorator.func if isinstance(decorator, ast.Call) else decorator)


FRAGMENTS = dict(fragments())


def test_the_fragments_are_found() -> None:
    assert {"meeting.py:projection", "mail_states.py:_table", "review.py:last_question_and_release"} <= set(FRAGMENTS)


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_asks_for_the_access_itself(name: str) -> None:
    called = {node.func.id for node in ast.walk(FRAGMENTS[name]) if is_call_by_name(node)}
    assert called & ASKS


def is_call_by_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
