"""Who may be the same person, and who may pretend to be somebody else."""
