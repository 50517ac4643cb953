"""Ciphers, key derivation, and the formats built on them."""
