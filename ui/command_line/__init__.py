"""The command line: the same vault without the window, for tests, advocates and experts."""
