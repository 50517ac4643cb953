"""Finding notes again: filters, saved searches, tags, links, several at once, and the trash."""
