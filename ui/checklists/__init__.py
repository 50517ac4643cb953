"""The checklists: what to do next, why, and what to think of first."""
