"""A clock that stands still."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class FixedClock:
    """Implements `core.clock.Clock`. `moment` is aware, UTC; `place` an IANA name."""

    moment: datetime
    place: str = "UTC"

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self.moment

    def zone(self) -> str:
        """Return where the person is."""
        return self.place

    def move(self, by: timedelta) -> None:
        """Go on by so much time."""
        self.moment += by
