"""How many records the vault thread does at once, so that nothing waits behind them."""

_SECONDS = 0.03


class Pace:
    """`count` records at once, at least 1 and at most `most`; `took` says how long they took.

    `seconds`: how long they may take.
    """

    def __init__(self, first: int, most: int, seconds: float = _SECONDS) -> None:
        self._first, self._most, self._seconds = first, most, seconds
        self.count = first

    def begin(self) -> None:
        """Start again: what comes now may be of another size."""
        self.count = self._first

    def took(self, seconds: float) -> None:
        """Adapt to how long the last ones took."""
        fitting = int(self.count * self._seconds / max(seconds, 1e-4))
        # Records differ in length by a million times: grow carefully, shrink at once.
        self.count = max(1, min(fitting, 2 * self.count, self._most))
