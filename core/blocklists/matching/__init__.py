"""Which identifiers are in what was written and received."""
