"""What can be done with people and their identifiers, many at once. Most can be undone."""
