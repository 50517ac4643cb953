"""What is taken along with the mouse within the window: identities, never names or numbers."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from core.ids import IdentifierId, PersonId

_FORM = "application/x-hollyhock-carried"
_MOST = 200_000
_ID_CHARACTERS = 32


@dataclass(frozen=True, slots=True)
class Carried:
    """People, or identifiers of one of them."""

    people: tuple[PersonId, ...] = ()
    identifiers: tuple[IdentifierId, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is taken along."""
        return not self.people and not self.identifiers


def carry(carried: Carried) -> QMimeData:
    """Return it in the form that Qt hands on. Other programs can read it while it is dragged."""
    data = QMimeData()
    lists = {"people": carried.people, "identifiers": carried.identifiers}
    data.setData(_FORM, json.dumps(lists).encode())
    return data


def carried_in(untrusted_data: QMimeData) -> Carried:
    """Return what is taken along. It may come from another program: nothing but identities."""
    raw = bytes(untrusted_data.data(_FORM).data())
    if not raw or len(raw) > _MOST * (_ID_CHARACTERS + 4):
        return Carried()
    try:
        found = json.loads(raw)
    except ValueError:
        return Carried()
    return Carried(
        people=tuple(PersonId(each) for each in _ids(found, "people")),
        identifiers=tuple(IdentifierId(each) for each in _ids(found, "identifiers")),
    )


def _ids(untrusted_found: object, name: str) -> list[str]:
    lists = untrusted_found if isinstance(untrusted_found, dict) else {}
    ids = lists.get(name, [])
    if not isinstance(ids, list):
        return []
    return [each for each in ids if isinstance(each, str) and len(each) == _ID_CHARACTERS]
