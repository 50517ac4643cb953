"""What the database knows about the vault it belongs to."""

from datetime import datetime

from storage.database import Database
from storage.time_text import time_from_text, time_to_text


class MetaStore:
    """The one row of facts. `start` comes first, once, in a database just migrated."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, vault_id: bytes, created_at: datetime) -> None:
        """Write the facts of a new vault, at generation 0; `vault_id` is 16 bytes."""
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO meta (only_row, vault_id, created_at, generation) VALUES (1, ?, ?, 0)",
                (vault_id.hex(), time_to_text(created_at)),
            )

    def adopt(self, vault_id: bytes) -> None:
        """Make a restored database that of another vault, `vault_id` 16 bytes."""
        with self._database.transaction():
            self._database.rows("UPDATE meta SET vault_id = ?", (vault_id.hex(),))

    def vault_id(self) -> bytes:
        """Return the 16 bytes that header and database share."""
        return bytes.fromhex(self._database.value("SELECT vault_id FROM meta"))

    def created_at(self) -> datetime:
        """Return when the vault was made, aware UTC."""
        return time_from_text(self._database.value("SELECT created_at FROM meta"))

    def generation(self) -> int:
        """Return how often the vault was opened for writing, as the database knows it."""
        generation: int = self._database.value("SELECT generation FROM meta")
        return generation

    def set_generation(self, generation: int) -> None:
        """Write the generation."""
        with self._database.transaction():
            self._database.rows("UPDATE meta SET generation = ?", (generation,))
