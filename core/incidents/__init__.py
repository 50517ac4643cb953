"""The journal: incidents and their evidence."""
