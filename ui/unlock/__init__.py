"""Everything before a vault is open: the first start, unlocking, restoring."""
