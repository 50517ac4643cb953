"""Checklists and items of the person's own in memory."""

from collections.abc import Mapping, Sequence

from core.checklists.own import OwnItem, OwnList, Removed
from tests.fakes.tables import Tables


class MemoryOwnStore:
    """Implements `core.checklists.ports.OwnStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def lists(self) -> tuple[OwnList, ...]:
        return tuple(self._tables.own_lists.values())

    def items(self) -> tuple[OwnItem, ...]:
        return tuple(self._tables.own_items.values())

    def orders(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self._tables.orders)

    def put_list(self, own: OwnList, items: Sequence[OwnItem] = ()) -> None:
        self._tables.own_lists[own.id] = own
        for each in items:
            self.put_item(each)

    def put_item(self, own: OwnItem) -> None:
        self._tables.own_items[own.item.id] = own

    def put_order(self, list_id: str, item_ids: Sequence[str]) -> None:
        self._tables.orders[list_id] = tuple(item_ids)

    def discard_copy(self, item_id: str) -> None:
        if item_id in self._tables.own_items and self._tables.own_items[item_id].base:
            del self._tables.own_items[item_id]

    def remove(self, removed: Removed) -> None:
        tables = self._tables
        if removed.list is not None:
            tables.own_lists.pop(removed.list.id, None)
            tables.orders.pop(removed.list.id, None)
        ids = {own.item.id for own in removed.items} | {each for each, _ in removed.marks}
        for item_id in ids:
            tables.own_items.pop(item_id, None)
            tables.marks.pop(item_id, None)
        tables.task_links[:] = [each for each in tables.task_links if each[0] not in ids]

    def put_back(self, removed: Removed) -> None:
        tables = self._tables
        if removed.list is not None:
            tables.own_lists[removed.list.id] = removed.list
        for own in removed.items:
            tables.own_items[own.item.id] = own
        tables.marks.update(removed.marks)
        tables.orders.update(removed.orders)
        tables.task_links += [
            each
            for each in removed.links
            if each[1] in tables.incidents and each not in tables.task_links
        ]
