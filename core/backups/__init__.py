"""Backups: copies that can be verified, restored, and opened without this app."""
