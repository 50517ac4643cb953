"""Decodes what others made, in a process without key, vault or network (docs/decoding.md)."""
