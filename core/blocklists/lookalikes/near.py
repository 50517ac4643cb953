"""Faces that are a letter or two apart: kept in memory as far as it takes to compare them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.blocklists.lookalikes.faces import Face, FaceKind

_LEAST_CHARACTERS, _LONG_CHARACTERS = 5, 9


class NumberedFace(NamedTuple):
    """A face as it is kept. Its number is never given to another, and goes with it."""

    number: int
    kind: FaceKind
    plain: str


class Near(NamedTuple):
    """A face that is close: how many letters are different, and its number."""

    distance: int
    number: int


class NearFaces:
    """Everything that was read so far, by length: others cannot be close.

    Faces that are gone since stay among them, until all are read anew.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[FaceKind, int], list[int]] = defaultdict(list)
        self._plain: dict[tuple[FaceKind, int], list[str]] = defaultdict(list)
        self.count = 0
        self.last = 0
        """The highest number so far."""

    def add(self, faces: Iterable[NumberedFace]) -> None:
        """Keep more, with numbers above all before, in their order."""
        for number, kind, plain in faces:
            self._numbers[kind, len(plain)].append(number)
            self._plain[kind, len(plain)].append(plain)
            self.count += 1
            self.last = number

    def near(self, face: Face, most: int) -> list[Near]:
        """Return up to `most` that are close and not the same, the closest first.

        One letter apart in short names, two in longer ones.
        """
        distance = _most_distance(face.plain)
        return nsmallest(most, self._within(face, distance, most)) if distance else []

    def _within(self, face: Face, most_distance: int, most: int) -> Iterator[Near]:
        length = len(face.plain)
        for each in range(length - most_distance, length + most_distance + 1):
            numbers = self._numbers.get((face.kind, each), [])
            found = process.extract(
                face.plain,
                self._plain.get((face.kind, each), []),
                scorer=OSA.distance,
                score_cutoff=most_distance,
                # The same ones come first, and there may be more of them than are wanted.
                limit=None if each == length else most,
            )
            for _, distance, place in found:
                if distance:
                    yield Near(int(distance), numbers[place])


def _most_distance(plain: str) -> int:
    if len(plain) < _LEAST_CHARACTERS:
        return 0
    return 1 if len(plain) < _LONG_CHARACTERS else 2
