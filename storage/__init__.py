"""Keeps vaults on disk: keys, database, evidence, backups. Knows no Qt."""
