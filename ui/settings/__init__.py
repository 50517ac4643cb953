"""Settings: how it looks, when it locks, the passphrase, and facts about the vault."""
