"""Making, changing, arranging and deleting lists and items of the person's own."""

from collections.abc import Sequence
from dataclasses import replace

from core.changes import Changed, Kind
from core.checklists.checklists import Checklists
from core.checklists.library import LISTS
from core.checklists.own import OwnItem, OwnList, Removed, checked_item, checked_list
from core.checklists.ports import MarkStore, OwnStore
from core.checklists.task import RETIRED, Checklist, Task
from core.checklists.template import Item, Template
from core.errors import UnknownRecord
from core.ids import new_id

_TASKS = frozenset({Kind.TASKS})


class OwnLists:
    """Used on the vault thread only."""

    def __init__(self, checklists: Checklists, marks: MarkStore, own: OwnStore) -> None:
        self._checklists = checklists
        self._marks = marks
        self._own = own

    def add_list(self, title: str, introduction: str = "") -> Changed[OwnList]:
        """Make a list. Raises InvalidField."""
        made = checked_list(OwnList(new_id(), title, introduction))
        self._own.put_list(made)
        return Changed(made, _TASKS)

    def change_list(self, own: OwnList) -> Changed[OwnList]:
        """Keep another title or introduction. Raises InvalidField, UnknownRecord."""
        if all(each.id != own.id for each in self._own.lists()):
            raise UnknownRecord(own.id)
        changed = checked_list(own)
        self._own.put_list(changed)
        return Changed(changed, _TASKS)

    def take_in(self, template: Template) -> Changed[OwnList]:
        """Make a list of one that somebody handed over. Its items get ids of their own, so that
        nothing in a file can take the place of what is here. Raises InvalidField.
        """
        made = checked_list(OwnList(new_id(), template.title, template.introduction))
        items = [
            OwnItem(checked_item(replace(item, id=new_id(), start_here=False)), made.id)
            for item in template.items
        ]
        self._own.put_list(made, items)
        return Changed(made, _TASKS)

    def as_template(self, list_id: str) -> Template:
        """Return a list as it can be handed over: texts only, nothing of what the person did.

        Raises UnknownRecord.
        """
        checklist = self._checklist(list_id)
        return Template(
            id=checklist.id,
            title=checklist.title,
            introduction=checklist.introduction or checklist.title,
            reviewed=checklist.reviewed or self._checklists.today(),
            items=tuple(task.item for task in checklist.tasks),
        )

    def add_item(self, list_id: str, item: Item) -> Changed[Task]:
        """Add an item at the end of a list, with a new id. Raises UnknownRecord, InvalidField."""
        self._checklist(list_id)
        made = checked_item(replace(item, id=new_id()))
        self._own.put_item(OwnItem(made, list_id))
        return self._changed(made.id)

    def change_item(self, item: Item) -> Changed[Task]:
        """Keep another text. A shipped item becomes a copy of the person's own, with all they did.

        Raises UnknownRecord, InvalidField.
        """
        task = self._checklists.task(item.id)
        base = task.base or task.shipped
        self._own.put_item(OwnItem(checked_item(item), task.list_id, base))
        return self._changed(item.id)

    def restore_shipped(self, item_id: str) -> Changed[Task]:
        """Let go of the person's copy. Raises UnknownRecord."""
        self._own.discard_copy(item_id)
        return self._changed(item_id)

    def arrange(self, list_id: str, item_ids: Sequence[str]) -> Changed[Checklist]:
        """Keep the order of a list's items. Raises UnknownRecord."""
        self._checklist(list_id)
        self._own.put_order(list_id, item_ids)
        return Changed(self._checklist(list_id), _TASKS)

    def arrange_lists(self, list_ids: Sequence[str]) -> Changed[None]:
        """Keep the order of the lists."""
        self._own.put_order(LISTS, list_ids)
        return Changed(None, _TASKS)

    def delete_list(self, list_id: str) -> Changed[Removed]:
        """Delete a list of the person's own with all its items. Raises UnknownRecord."""
        found = next((each for each in self._own.lists() if each.id == list_id), None)
        if found is None:
            raise UnknownRecord(list_id)
        ids = {task.item.id for task in self._checklist(list_id).tasks}
        return self._remove(found, ids)

    def delete_item(self, item_id: str) -> Changed[Removed]:
        """Delete an item of the person's own, or what they kept of one no longer shipped.

        Raises UnknownRecord, also for a shipped item: that is set aside instead.
        """
        task = self._checklists.task(item_id)
        if not task.is_own and not task.is_retired:
            raise UnknownRecord(item_id)
        return self._remove(None, {item_id})

    def put_back(self, removed: Removed) -> Changed[None]:
        """Undo a deletion."""
        self._own.put_back(removed)
        return Changed(None, _TASKS)

    def _remove(self, own: OwnList | None, ids: set[str]) -> Changed[Removed]:
        removed = Removed(
            own,
            tuple(each for each in self._own.items() if each.item.id in ids),
            tuple((key, mark) for key, mark in self._marks.marks().items() if key in ids),
            tuple(link for link in self._marks.links() if link[0] in ids),
            self._orders(own, ids),
        )
        self._own.remove(removed)
        return Changed(removed, _TASKS)

    def _orders(
        self, own: OwnList | None, ids: set[str]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return how everything stands now where something goes away."""
        checklists = self._checklists.all()
        orders = [(each.id, tuple(task.item.id for task in each.tasks)) for each in checklists]
        touched = [(list_id, order) for list_id, order in orders if list_id and ids & set(order)]
        if own is not None:
            touched.append((LISTS, tuple(each.id for each in checklists if each.id)))
        return tuple(touched)

    def _checklist(self, list_id: str) -> Checklist:
        for each in self._checklists.all():
            if each.id == list_id and list_id != RETIRED:
                return each
        raise UnknownRecord(list_id)

    def _changed(self, item_id: str) -> Changed[Task]:
        return Changed(self._checklists.task(item_id), _TASKS)
