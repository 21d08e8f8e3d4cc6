"""The addresses below `/_`, by which a test steers the server and looks behind it.

GET  /_help                       this list, the faults and the edits
POST /_accounts {client_email}    make a throw-away service account; answers its key file
POST /_accounts {client_email, public_key}   the same with a key (PEM) that the test made
POST /_files {title, locale, share: {address: role}, rows, tab, is_spreadsheet}   make a file; answers {"id"}
POST /_faults {fault, on, nth, times, args}  switch a fault on (a list: several); times 0: until cleared
GET  /_faults · DELETE /_faults   what is on, and how often it struck · switch all off
POST /_edit {do, spreadsheet, tab, …}        what a person does in the browser (a list: several)
POST /_quotas {on, per_user, per_project}    switch quotas
POST /_clock {advance, set, speed}           move the server's clock; GET shows it
POST /_settings {may_create_files, any_token, cell_limit}
GET  /_calls · DELETE /_calls     counts by kind, reads, writes, and the log · forget them
GET  /_sheet?id=&tab=&render=     the values of a tab, without any quota
POST /_reset                      forget files, faults, switches and counts; accounts stay
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from tests.sheets_server import edits, errors, faults, tokens, values, wire, writing
from tests.sheets_server.faults import Fault
from tests.sheets_server.wire import Reply, Request
from tests.sheets_server.world import OWNER, World, permission

_RENDER = "FORMATTED_VALUE"


def respond(world: World, request: Request) -> Reply:
    """Answer a control request; what it does not know is a 404 with the list of what there is."""
    action = _ACTIONS.get((request.method, request.path))
    if action is None:
        return wire.Reply(404, (__doc__ or "").encode(), "text/plain; charset=UTF-8")
    with world.lock:
        world.catch_up()
        try:
            return wire.answer(action(world, request))
        except errors.ApiError as error:
            return wire.refuse(error)
        except (KeyError, TypeError, ValueError) as error:
            return wire.answer({"error": f"{type(error).__name__}: {error}"}, 400)


def _listed(request: Request) -> list[Any]:
    body = request.json()
    return body if isinstance(body, list) else [body]


def _help(_: World, __: Request) -> dict[str, Any]:
    own = {name: faults.in_words(name) for name in (*faults.PLAYS, *faults.APPENDS)}
    edit = {name: edit.__doc__ or name.replace("_", " ") for name, edit in edits.EDITS.items()}
    return {"addresses": (__doc__ or "").splitlines(), "faults": own | edit, "edits": edit}


def _add_account(world: World, request: Request) -> dict[str, Any]:
    wanted = request.json()
    address = wanted["client_email"]
    if "public_key" in wanted:
        world.accounts[address] = wanted["public_key"]
        return {"client_email": address, "token_uri": f"{world.base_url}/token"}
    world.accounts[address], key_file = tokens.new_account(address, f"{world.base_url}/token")
    return key_file


def _add_file(world: World, request: Request) -> dict[str, str]:
    wanted = request.json()
    file = world.new_file(
        wanted.get("title", "Vorabfrage"), wanted.get("owner", OWNER), locale=wanted.get("locale", "de_DE")
    )
    file.is_spreadsheet = wanted.get("is_spreadsheet", True)
    tab = file.tabs[0]
    tab.title = wanted.get("tab", "Tabellenblatt1" if file.locale.startswith("de") else "Sheet1")
    for row, line in enumerate(wanted.get("rows", [])):
        for column, value in enumerate(line):
            tab.put(row, column, writing.filled(tab.cell(row, column), value, file.locale, typed=False))
    for address, role in wanted.get("share", {}).items():
        file.permissions.append(permission("user", role, address))
    return {"id": file.id}


def _add_faults(world: World, request: Request) -> dict[str, Any]:
    for wanted in _listed(request):
        name = str(wanted["fault"])
        if name not in {*faults.PLAYS, *faults.APPENDS, *edits.EDITS}:
            raise errors.invalid(f"Unknown fault {name}; GET /_help lists them.")
        known = {key: wanted[key] for key in ("on", "nth", "times", "args") if key in wanted}
        default = {"on": "values.append"} if name in faults.APPENDS else {}
        world.faults.active.append(Fault(name, **(default | known)))
    return _faults(world, request)


def _faults(world: World, _: Request) -> dict[str, Any]:
    return {"faults": [asdict(fault) for fault in world.faults.active]}


def _clear_faults(world: World, request: Request) -> dict[str, Any]:
    world.faults.active.clear()
    return _faults(world, request)


def _edit(world: World, request: Request) -> dict[str, Any]:
    for wanted in _listed(request):
        edits.perform(world, wanted)
    return {}


def _quotas(world: World, request: Request) -> dict[str, Any]:
    for name, value in request.json().items():
        if name not in ("on", "per_user", "per_project"):
            raise KeyError(name)
        setattr(world.quotas, name, value)
    return {name: getattr(world.quotas, name) for name in ("on", "per_user", "per_project")}


def _clock(world: World, request: Request) -> dict[str, float]:
    wanted = request.json()
    if "speed" in wanted:
        world.clock.run(float(wanted["speed"]))
    if "set" in wanted:
        world.clock.offset += float(wanted["set"]) - world.clock.now()
    world.clock.offset += float(wanted.get("advance", 0))
    return {"now": world.clock.now(), "speed": world.clock.speed}


def _settings(world: World, request: Request) -> dict[str, Any]:
    for name, value in request.json().items():
        if name not in ("may_create_files", "any_token", "cell_limit"):
            raise KeyError(name)
        setattr(world, name, value)
    return {name: getattr(world, name) for name in ("may_create_files", "any_token", "cell_limit")}


def _calls(world: World, _: Request) -> dict[str, Any]:
    directions = [faults.direction(call["kind"]) for call in world.calls]
    return {
        "counts": dict(world.counts),
        "reads": directions.count("read"),
        "writes": directions.count("write"),
        "calls": world.calls,
    }


def _forget_calls(world: World, _: Request) -> dict[str, Any]:
    world.calls.clear()
    world.counts.clear()
    return {}


def _sheet(world: World, request: Request) -> dict[str, Any]:
    file_id = request.argument("id") or next(reversed(world.files))
    file = world.files.get(file_id) or world.trash[file_id]
    title = request.argument("tab")
    tab = file.tab_by_title(title) if title else file.tabs[0]
    if tab is None:
        raise KeyError(title)
    look = values.Look(render=request.argument("render", _RENDER), date_time="FORMATTED_STRING")
    found = {"title": tab.title, "tabs": [other.title for other in file.tabs]}
    return found | {"rows": tab.rows, "columns": tab.columns, "values": values.matrix(file, tab, tab.whole, look)}


def _reset(world: World, _: Request) -> dict[str, Any]:
    world.reset()
    return {}


_ACTIONS: dict[tuple[str, str], Callable[[World, Request], Any]] = {
    ("GET", "/_help"): _help,
    ("POST", "/_accounts"): _add_account,
    ("POST", "/_files"): _add_file,
    ("POST", "/_faults"): _add_faults,
    ("GET", "/_faults"): _faults,
    ("DELETE", "/_faults"): _clear_faults,
    ("POST", "/_edit"): _edit,
    ("POST", "/_quotas"): _quotas,
    ("POST", "/_clock"): _clock,
    ("GET", "/_clock"): _clock,
    ("POST", "/_settings"): _settings,
    ("GET", "/_calls"): _calls,
    ("DELETE", "/_calls"): _forget_calls,
    ("GET", "/_sheet"): _sheet,
    ("POST", "/_reset"): _reset,
}
