"""Lists of identifiers from and for other programs."""
