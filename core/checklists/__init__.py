"""Safety checklists: what to do, why, and what could go wrong if it is done now."""
