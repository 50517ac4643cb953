"""Creating, unlocking and locking a vault."""
