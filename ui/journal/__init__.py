"""The journal screen: the list of notes, and the page where one is written."""
