"""Checklists and items of the person's own, in the database."""

import json
from collections.abc import Iterable, Mapping, Sequence

from core.checklists.item_json import item_from_json, item_to_json
from core.checklists.own import OwnItem, OwnList, Removed
from storage.database import Database
from storage.distrust import distrusting
from storage.mark_store import put_marks


class SqlOwnStore:
    """Implements `core.checklists.ports.OwnStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lists(self) -> tuple[OwnList, ...]:
        """Return the lists in the order in which they were made."""
        rows = self._database.rows("SELECT id, title, introduction FROM own_list ORDER BY number")
        return tuple(OwnList(*row) for row in rows)

    def items(self) -> tuple[OwnItem, ...]:
        """Return the items in the order in which they were made. Raises DatabaseDamaged."""
        rows = self._database.rows("SELECT item, list_id, base FROM own_item ORDER BY number")
        with distrusting():
            return tuple(_own_item(*row) for row in rows)

    def orders(self) -> Mapping[str, tuple[str, ...]]:
        """Return the order of items by list id. Raises DatabaseDamaged."""
        rows = self._database.rows("SELECT list_id, item_ids FROM item_order ORDER BY list_id")
        with distrusting():
            return {list_id: tuple(map(str, json.loads(ids))) for list_id, ids in rows}

    def put_list(self, own: OwnList, items: Sequence[OwnItem] = ()) -> None:
        """Keep a list in place of the one with its id, with new items."""
        with self._database.transaction():
            self._write_list(own)
            self._write_items(items)

    def put_item(self, own: OwnItem) -> None:
        """Keep an item in place of the one with its id, where that stood."""
        with self._database.transaction():
            self._write_items((own,))

    def put_order(self, list_id: str, item_ids: Sequence[str]) -> None:
        """Keep the order of a list's items."""
        with self._database.transaction():
            self._write_orders(((list_id, item_ids),))

    def discard_copy(self, item_id: str) -> None:
        """Forget the person's copy of a shipped item."""
        with self._database.transaction():
            self._database.rows(
                "DELETE FROM own_item WHERE id = ? AND base IS NOT NULL", (item_id,)
            )

    def remove(self, removed: Removed) -> None:
        """Delete a list and items with their marks and links."""
        with self._database.transaction():
            if removed.list is not None:
                for table, column in (("own_list", "id"), ("item_order", "list_id")):
                    self._delete(table, column, removed.list.id)
            ids = {own.item.id for own in removed.items} | {each for each, _ in removed.marks}
            for item_id in sorted(ids):
                for table, column in (
                    ("own_item", "id"),
                    ("item_mark", "item_id"),
                    ("item_incident", "item_id"),
                ):
                    self._delete(table, column, item_id)

    def put_back(self, removed: Removed) -> None:
        """Put back what was removed."""
        with self._database.transaction():
            if removed.list is not None:
                self._write_list(removed.list)
            self._write_items(removed.items)
            put_marks(self._database, removed.marks)
            self._write_orders(removed.orders)
            for item_id, incident_id in removed.links:
                self._database.rows(
                    "INSERT OR IGNORE INTO item_incident (item_id, incident_id, linked_at)"
                    " SELECT ?, id, changed_at FROM incident WHERE id = ?",
                    (item_id, incident_id),
                )

    def _write_list(self, own: OwnList) -> None:
        self._database.rows(
            "INSERT INTO own_list (id, title, introduction) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
            " introduction = excluded.introduction",
            (own.id, own.title, own.introduction),
        )

    def _write_items(self, items: Iterable[OwnItem]) -> None:
        for own in items:
            self._database.rows(
                "INSERT INTO own_item (id, list_id, item, base) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET list_id = excluded.list_id,"
                " item = excluded.item, base = excluded.base",
                (
                    own.item.id,
                    own.list_id,
                    item_to_json(own.item),
                    None if own.base is None else item_to_json(own.base),
                ),
            )

    def _write_orders(self, orders: Iterable[tuple[str, Sequence[str]]]) -> None:
        for list_id, item_ids in orders:
            self._database.rows(
                "INSERT OR REPLACE INTO item_order (list_id, item_ids) VALUES (?, ?)",
                (list_id, json.dumps(list(item_ids))),
            )

    def _delete(self, table: str, column: str, value: str) -> None:
        self._database.rows(f"DELETE FROM {table} WHERE {column} = ?", (value,))  # noqa: S608  names from `remove` alone


def _own_item(item: str, list_id: str, base: str | None) -> OwnItem:
    return OwnItem(item_from_json(item), list_id, None if base is None else item_from_json(base))
