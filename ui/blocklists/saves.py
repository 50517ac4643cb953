"""Bringing drafts of people into the vault without losing any."""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.blocklists.person import Person, PersonContent
from core.changes import Changed
from core.errors import HollyhockError
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.draft import PersonDraft
from ui.vault_runner import VaultRunner


class _Save(NamedTuple):
    draft: PersonDraft
    seen: PersonContent
    """What the person saw when it was sent."""
    sent: PersonContent


class PersonSaves(QObject):
    """Saves drafts one after the other and keeps those that could not be saved.

    `saved(PersonDraft)`: what was sent is in the vault.
    `failed(PersonDraft, HollyhockError)`: it is not, and the draft is kept here.
    """

    saved = Signal(object)
    failed = Signal(object, object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        # The vault thread does one job after the other, so answers come in the order of the saves.
        self._under_way: deque[_Save] = deque()
        self._unsaved: dict[PersonId | None, PersonDraft] = {}

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way to the vault."""
        return bool(self._under_way)

    def save(self, draft: PersonDraft) -> None:
        """Send what a draft holds to the vault."""
        save = _Save(draft, draft.content, draft.to_keep())
        self._under_way.append(save)
        self._runner.command(_store(draft, save.sent), self._on_saved, self._on_failed)

    def kept(self, person_id: PersonId | None) -> PersonDraft | None:
        """Return the draft of a person that is not in the vault as it was written, if there is one.

        None asks for somebody new whom nothing could be saved of.
        """
        for save in reversed(self._under_way):
            if person_id is not None and save.draft.person_id == person_id:
                return save.draft
        return self._unsaved.get(person_id)

    def _on_saved(self, person: Person) -> None:
        save = self._under_way.popleft()
        draft = save.draft
        draft.person, draft.stored = person, save.sent
        if draft.content == save.seen:
            draft.content = save.sent
        for key in (None, draft.person_id):
            if self._unsaved.get(key) is draft:
                del self._unsaved[key]
        self.saved.emit(draft)

    def _on_failed(self, error: HollyhockError) -> None:
        draft = self._under_way.popleft().draft
        self._unsaved[draft.person_id] = draft
        self.failed.emit(draft, error)


def _store(draft: PersonDraft, content: PersonContent) -> Callable[[Session], Changed[Person]]:
    return lambda session: draft.store(session, content)
