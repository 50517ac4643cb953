"""The desktop that the app is shown on."""

from core.errors.families import ExpectedError


class NoDesktopNotice(ExpectedError):
    """The desktop took no notice: there is none, or it did not answer."""
