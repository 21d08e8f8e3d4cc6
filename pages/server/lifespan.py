"""What happens when the server starts and stops: open the journal, print the two links, drain running releases."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from streamlit import config

from pages.components.store import journal
from pages.components.texts import text
from pages.server.draining import drain
from pages.server.silence import keep_quiet
from pipeline.collect.links import Links
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import UserError

if TYPE_CHECKING:
    from pipeline.collect.delivery import DeliveryThread


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Open the journal before the first visitor, stop only when nothing is being written."""
    keep_quiet()
    await run_in_threadpool(_welcome)
    delivery = await run_in_threadpool(_start_delivery)
    yield
    await run_in_threadpool(drain)
    if delivery is not None:
        await run_in_threadpool(delivery.stop)
    await run_in_threadpool(journal().close)


def _welcome() -> None:
    """Print where coordinator and leadership come in, as Jupyter does: only who sees the terminal gets in."""
    try:
        links = Links(journal())
    except UserError as error:
        sys.exit(error.text.de)
    base = _base_url()
    lines = [text("terminal_coordinator", "de"), f"  {base}/k/{links.token_for('coordinator')}"]
    lines += [text("terminal_leadership", "de"), f"  {base}/k/{links.token_for('leadership')}"]
    sys.stdout.write("\n" + "\n".join(lines) + "\n\n")
    sys.stdout.flush()


def _start_delivery() -> DeliveryThread | None:
    """Start the writer of the team's sheet where it is switched on; a mistake in its settings stops nobody else."""
    if not uses_sheet():
        return None
    from pipeline.tasks.deliver import background_delivery  # noqa: PLC0415 - loads gspread, which most do not need

    try:
        delivery = background_delivery(journal())
    except UserError as error:
        sys.stdout.write(f"{error.text.de}\n")
        return None
    if delivery is not None:
        delivery.start()
    return delivery


def _base_url() -> str:
    host = config.get_option("server.address") or "localhost"
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    shown = "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"{scheme}://{shown}:{config.get_option('server.port')}" + (f"/{path}" if path else "")
