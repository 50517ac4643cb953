"""A package, so that what others install under the name `tests` does not stand in its way."""
