"""What was said once about this vault, in the database: the table vault_setting."""

from storage.database import Database


class VaultSettings:
    """Texts by name; writing is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """Return a setting; empty when it was never said."""
        row = self._database.row("SELECT value FROM vault_setting WHERE name = ?", (name,))
        return row[0] if row else ""

    def put(self, name: str, value: str) -> None:
        """Keep a setting in place of the one before."""
        self._database.rows(
            "INSERT OR REPLACE INTO vault_setting (name, value) VALUES (?, ?)", (name, value)
        )

    def region(self) -> str:
        """Return where numbers without a country code are from; empty when not known."""
        return self.get("region")
