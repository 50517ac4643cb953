"""Everything of a note beyond the few fields that matter first, folded by topic."""
