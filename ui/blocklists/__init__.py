"""The people: who it is, and every name, number and account they use."""
