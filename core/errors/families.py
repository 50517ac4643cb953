"""The three families of what can go wrong."""


class HollyhockError(Exception):
    """Base of the three families."""

    def __str__(self) -> str:
        return type(self).__name__


class ExpectedError(HollyhockError):
    """The person or the environment is the cause; nothing stored is broken."""


class IntegrityError(HollyhockError):
    """Something stored is damaged, missing or not the newest."""


class Cancelled(HollyhockError):
    """The person asked a job to stop; it cleaned up."""
