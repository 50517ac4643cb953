"""What look-alikes need from whoever keeps the data. `storage` implements it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import KnownFace
from core.blocklists.lookalikes.faces import Face
from core.blocklists.lookalikes.near import NumberedFace
from core.blocklists.normalise import Keys


class LookStore(Protocol):
    """Keeps faces, and what was said about those that look alike. On the vault thread only.

    People in the trash have no faces.
    """

    def with_plain(self, face: Face, limit: int) -> tuple[KnownFace, ...]:
        """Return up to `limit` faces of the same kind with the same `plain`."""
        ...

    def faces_after(self, number: int, limit: int) -> tuple[NumberedFace, ...]:
        """Return up to `limit` faces with numbers above this, in their order.

        Also of people in the trash: they may come back, and their faces with them.
        """
        ...

    def faces(self, numbers: Sequence[int]) -> Mapping[int, KnownFace]:
        """Return the faces that have these numbers, but for those that are gone or in the trash."""
        ...

    def with_keys(self, keys: Keys) -> tuple[tuple[Space, KnownFace], ...]:
        """Return the identifiers that have one of these keys, with the key's space."""
        ...

    def decide(self, one: str, other: str, decided_at: datetime, *, is_accepted: bool) -> None:
        """Keep what was said about two things, by their tokens."""
        ...

    def forget(self, one: str, other: str) -> None:
        """Forget what was said about two things."""
        ...

    def decided(self, token: str) -> frozenset[str]:
        """Return the tokens of everything that something was compared with and decided about."""
        ...
