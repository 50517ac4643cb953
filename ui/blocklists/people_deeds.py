"""What can be done with people and their identifiers, many at once. Most can be undone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from core.blocklists.lookalikes.alike import Alike
from core.blocklists.matching.match import Match
from core.blocklists.person import IdentifierContent
from core.blocklists.status import StatusContent
from core.errors import HollyhockError
from core.ids import IdentifierId, PersonId
from ui.blocklists import people_jobs as jobs
from ui.blocklists.carried import Carried
from ui.blocklists.counts import identifiers_words, people_words
from ui.blocklists.status_words import step_word
from ui.plain_text import isolated
from ui.shared.deeds import Deed, Deeds
from ui.translate import tr


class PeopleDeeds(Deeds):
    """`deleted()`: people are gone for good. `not_deleted(HollyhockError)`: they are not."""

    deleted = Signal()
    not_deleted = Signal(object)

    def group(self, ids: Sequence[PersonId], group: str) -> None:
        """Put people into a group."""
        said = tr("{people} put into {group}.").format(
            people=people_words(len(ids)), group=isolated(group)
        )
        self._do(partial(jobs.group, ids, group), said)

    def ungroup(self, ids: Sequence[PersonId], group: str) -> None:
        """Take people out of a group."""
        said = tr("{people} taken out of {group}.").format(
            people=people_words(len(ids)), group=isolated(group)
        )
        self._do(partial(jobs.ungroup, ids, group), said)

    def trash(self, ids: Sequence[PersonId]) -> None:
        """Move people to the trash; notes still name them."""
        said = tr("{people} moved to the trash. Notes still name them.")
        self._do(partial(jobs.trash, ids), said.format(people=people_words(len(ids))))

    def restore(self, ids: Sequence[PersonId]) -> None:
        """Put people back into the lists."""
        said = tr("{people} put back.").format(people=people_words(len(ids)))
        deed = Deed(said, partial(jobs.trash, tuple(ids)))
        self.perform(partial(jobs.restore, ids, deed))

    def delete(self, ids: Sequence[PersonId], typed: str) -> None:
        """Forget people of the trash for good, when `typed` is the vault's passphrase."""
        self._runner.command(
            partial(jobs.delete, ids, typed), self._tell_deleted, self._tell_refused
        )

    def merge(self, ids: Sequence[PersonId], into: PersonId) -> None:
        """Make several people one."""
        said = tr("They are one person now. Notes that name the others count for this one.")
        self._do(partial(jobs.merge, ids, into), said)

    def remove(self, ids: Sequence[IdentifierId]) -> None:
        """Take identifiers away, with what was done about them."""
        said = tr("{what} removed.").format(what=identifiers_words(len(ids)))
        self._do(partial(jobs.remove, ids), said)

    def rewrite(
        self, person_id: PersonId, identifier_id: IdentifierId, content: IdentifierContent
    ) -> None:
        """Write an identifier otherwise; what was done about it stays."""
        self.perform(partial(jobs.rewrite, person_id, identifier_id, content))

    def move(self, ids: Sequence[IdentifierId], to: PersonId) -> None:
        """Give identifiers to somebody else."""
        self.perform(partial(jobs.move, ids, to))

    def carry(self, carried: Carried, to: PersonId) -> None:
        """Do what letting go of something over a person means."""
        if carried.identifiers:
            self.move(carried.identifiers, to)
        others = [each for each in carried.people if each != to]
        if others:
            self.perform(partial(jobs.merge_named, others, to))

    def record(
        self, ids: Sequence[IdentifierId], content: StatusContent, service: str = ""
    ) -> None:
        """Note what was done about identifiers; without `service`, each at its own."""
        said = tr("{step}: written down for {what}.").format(
            step=step_word(content.step), what=identifiers_words(len(ids))
        )
        self.perform(partial(jobs.record, tuple(ids), content, service or None, said))

    def record_for_people(
        self, ids: Sequence[PersonId], content: StatusContent, service: str = ""
    ) -> None:
        """Note what was done about all identifiers of people."""
        self.perform(partial(jobs.record_for_people, tuple(ids), content, service or None))

    def join(self, person_of: jobs.PersonOf, into: PersonId) -> None:
        """Make whoever `person_of` tells (on the vault thread) and somebody else one person."""
        self.perform(partial(jobs.join, person_of, into))

    def give(self, content: IdentifierContent, alike: Alike, from_id: PersonId | None) -> None:
        """Give an identifier to the person it looks like."""
        self.perform(partial(jobs.give, content, alike, from_id))

    def reject_alike(self, content: IdentifierContent, alike: Alike) -> None:
        """Remember that two names are not of one person."""
        self.perform(partial(jobs.reject_alike, content, alike))

    def link(self, matches: tuple[Match, ...]) -> None:
        """Let notes name the person whose identifiers they mention."""
        self.perform(partial(jobs.link, matches))

    def refuse(self, matches: tuple[Match, ...]) -> None:
        """Remember that notes are not about the person."""
        self.perform(partial(jobs.refuse, matches))

    def _do(self, job: jobs.Job, said: str) -> None:
        self.perform(partial(jobs.perform, job, said))

    def _tell_deleted(self, count: int) -> None:
        self.forget()
        self.deleted.emit()
        self.done.emit(tr("{people} deleted.").format(people=people_words(count)))

    def _tell_refused(self, error: HollyhockError) -> None:
        self.not_deleted.emit(error)
