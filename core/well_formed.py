"""Text that can be written as UTF-8."""


def well_formed(text: str) -> str:
    """Return the text with halves of surrogate pairs joined, and lone ones as U+FFFD.

    They come from file names that are not UTF-8 and from broken clipboards; no reader of UTF-8,
    SQLite among them, takes them.
    """
    if text.isascii():  # almost always, and asked for every text that goes into the database
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
