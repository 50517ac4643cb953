"""Where the time comes from, so that tests can hold it still."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and where the person is."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def zone(self) -> str:
        """Return the IANA name of the computer's time zone."""
        ...


class SystemClock:
    """The computer's own clock and time zone."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """Return the IANA name of the computer's time zone, `UTC` when it has none."""
        from zoneinfo import ZoneInfoNotFoundError  # noqa: PLC0415  only an open vault asks

        import tzlocal  # noqa: PLC0415  see above

        # tzlocal warns and guesses when the system's settings contradict each other; a zone that
        # may be wrong is worse than one that is plainly UTC and visible beside the entry.
        try:
            return tzlocal.get_localzone_name() or "UTC"
        except (ZoneInfoNotFoundError, ValueError):
            return "UTC"
