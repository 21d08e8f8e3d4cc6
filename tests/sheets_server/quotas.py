"""Google's quotas: requests a minute, for each account and for the project; off until a test switches them on."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.sheets_server import errors

_WINDOW = 60.0


@dataclass
class Quotas:
    """Counts requests of the last minute on the server's clock; a request refused for its quota does not count."""

    on: bool = False
    per_user: int = 60
    per_project: int = 300
    _times: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def take(self, direction: str, address: str, now: float) -> None:
        """Count one request; `direction` is Read or Write. ApiError 429 where none is left."""
        if not self.on:
            return
        wells = (("user", self.per_user, address), ("project", self.per_project, "*"))
        for scope, limit, who in wells:
            times = self._times[direction, who]
            while times and times[0] <= now - _WINDOW:
                times.popleft()
            if len(times) >= limit:
                raise errors.over_quota(direction, scope)
        for _, _, who in wells:
            self._times[direction, who].append(now)
