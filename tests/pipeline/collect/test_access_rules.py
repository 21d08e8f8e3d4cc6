"""Who comes in with an account: only who is on a list of the configuration, as long as the log-in holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.collect.access import AccessRules, access_rules, is_current, roles_by_link
from pipeline.collect.journal import Journal
from pipeline.collect.links import Links

AUTH = '[auth]\nredirect_uri = "https://v.example/oauth2callback"\nclient_id = "v"\n'


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".streamlit").mkdir()
    return tmp_path / ".streamlit" / "secrets.toml"


def rules(configured: Path, access: str = "") -> AccessRules:
    configured.write_text(f"{AUTH}{access}", encoding="utf-8")
    found = access_rules()
    assert found is not None
    return found


def test_without_a_login_links_open_the_desk(configured: Path) -> None:
    assert not configured.exists()
    assert (access_rules(), roles_by_link()) == (None, ("coordinator", "leadership"))


def test_with_a_login_links_open_nothing_unless_they_are_switched_on(configured: Path) -> None:
    rules(configured)
    assert roles_by_link() == ()
    rules(configured, "[access]\nlinks = true\n")
    assert roles_by_link() == ("coordinator", "leadership")
    rules(configured, '[access]\nlinks = "ja"\n')
    assert roles_by_link() == ()


def test_nobody_is_let_in_by_default(configured: Path) -> None:
    found = rules(configured)
    for claims in ({}, {"email": "a@v.example"}, {"email": ""}, {"email": None}, {"sub": "a"}):
        assert found.role_of(claims) is None


def test_who_is_on_a_list_has_its_role_and_the_coordination_goes_first(configured: Path) -> None:
    found = rules(configured, '[access]\ncoordinator = ["K@V.example"]\nleadership = ["l@v.example", "k@v.example"]\n')
    assert found.role_of({"email": "k@v.example"}) == "coordinator"
    assert found.role_of({"email": " L@v.example "}) == "leadership"
    assert found.role_of({"email": "xk@v.example"}) is None
    assert found.role_of({"email": "k@v.example", "email_verified": False}) is None


def test_a_group_can_be_named_in_place_of_persons(configured: Path) -> None:
    found = rules(configured, '[access]\nclaim = "groups"\ncoordinator = "integration"\n')
    assert found.role_of({"groups": ["alle", "Integration"]}) == "coordinator"
    assert found.role_of({"groups": "alle", "email": "integration"}) is None


@pytest.mark.parametrize(("ends", "holds"), [(101, True), (100, False), (None, False), (True, False), ("200", False)])
def test_a_login_holds_as_long_as_the_provider_said(ends: object, holds: bool) -> None:
    assert is_current({"exp": ends}, 100) is holds


def test_several_providers_are_offered_by_name(configured: Path) -> None:
    named = '[auth.haus]\nclient_id = "v"\n'
    assert rules(configured, named).providers == ("haus",)


def test_the_list_for_mail_merge_holds_only_links_that_open_something(configured: Path, tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path / 'j.sqlite'}")
    links = Links(journal)
    token = links.token_for("coordinator")
    assert links.resolve(token) is not None
    rules(configured)
    assert links.resolve(token) is None
    assert links.listing("https://v.example") == ()
    journal.close()
