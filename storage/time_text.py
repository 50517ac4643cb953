"""Times as the database keeps them: ISO 8601, UTC, microseconds, always 27 characters."""

from datetime import UTC, datetime


def time_to_text(time: datetime) -> str:
    """Return an aware time as `2026-03-03T20:05:00.000000Z`, which sorts as text."""
    utc = time.astimezone(UTC)
    return f"{utc.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def time_from_text(text: str) -> datetime:
    """Return the aware UTC time."""
    return datetime.fromisoformat(text)
