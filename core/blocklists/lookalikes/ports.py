"""What look-alikes need from whoever keeps the data. `storage` implements it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import KnownFace
from core.blocklists.lookalikes.faces import Face, FaceKind
from core.blocklists.normalise import Keys


class AllFaces(NamedTuple):
    """All faces of one kind, for comparing by distance: two lists side by side."""

    numbers: Sequence[int]
    plain: Sequence[str]


class LookStore(Protocol):
    """Keeps faces, and what was said about those that look alike. On the vault thread only.

    People in the trash have no faces.
    """

    def version(self) -> str:
        """Return something that is different after any face was added, changed or removed."""
        ...

    def with_plain(self, face: Face, limit: int) -> tuple[KnownFace, ...]:
        """Return up to `limit` faces of the same kind with the same `plain`."""
        ...

    def all_faces(self, kind: FaceKind) -> AllFaces:
        """Return every face of a kind."""
        ...

    def faces(self, numbers: Sequence[int]) -> tuple[KnownFace, ...]:
        """Return the faces that have these numbers in `all_faces`, in this order."""
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
