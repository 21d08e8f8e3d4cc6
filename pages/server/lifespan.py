"""What happens when the server starts and stops: open the journal, print the two links, drain running releases."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool
from streamlit import config

from pages.components.store import journal
from pages.components.texts import text
from pages.server.draining import drain
from pages.server.silence import keep_quiet
from pipeline.collect.access import roles_by_link
from pipeline.collect.background import Background
from pipeline.collect.links import Links
from pipeline.collect.mail_settings import uses_mail
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import UserError


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Open the journal before the first visitor, stop only when nothing is being written."""
    keep_quiet()
    await run_in_threadpool(_welcome)
    working = await run_in_threadpool(_start_work)
    yield
    await run_in_threadpool(drain)
    for work in working:
        await run_in_threadpool(work.stop)
    await run_in_threadpool(journal().close)


def _welcome() -> None:
    """Print where coordinator and leadership come in, as Jupyter does: only who sees the terminal gets in."""
    try:
        links = Links(journal())
    except UserError as error:
        sys.exit(error.text.de)
    base = _base_url()
    lines = [
        line
        for role in roles_by_link()
        for line in (text(f"terminal_{role}", "de"), f"  {base}/k/{links.token_for(role)}")
    ] or [text("terminal_login", "de")]
    sys.stdout.write("\n" + "\n".join(lines) + "\n\n")
    sys.stdout.flush()


def _start_work() -> list[Background]:
    """Start what goes on in the background; a mistake in the settings of one stops nobody else."""
    started = []
    for prepare in (_delivery, _mail):
        try:
            work = prepare()
        except UserError as error:
            sys.stdout.write(f"{error.text.de}\n")
            continue
        if work is not None:
            work.start()
            started.append(work)
    return started


def _delivery() -> Background | None:
    """Return the writer of the team's sheet, where it is switched on."""
    if not uses_sheet():
        return None
    from pipeline.tasks.deliver import background_delivery  # noqa: PLC0415 - loads gspread, which most do not need

    return background_delivery(journal())


def _mail() -> Background | None:
    """Return the sender of mails, where a mail server is configured."""
    if not uses_mail():
        return None
    from pipeline.tasks.mail import background_mail  # noqa: PLC0415 - as above

    return background_mail(journal())


def _base_url() -> str:
    host = config.get_option("server.address") or "localhost"
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    shown = "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"{scheme}://{shown}:{config.get_option('server.port')}" + (f"/{path}" if path else "")
