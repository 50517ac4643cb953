"""What the database gave back and no code of ours wrote is damage, not a bug."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.errors import DatabaseDamaged


@contextmanager
def distrusting() -> Iterator[None]:
    """Turn what fails to be read from stored text into DatabaseDamaged."""
    try:
        yield
    except (ValueError, TypeError, RecursionError) as error:
        raise DatabaseDamaged from error
