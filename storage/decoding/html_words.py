"""The words of an HTML text, without what it looks like and without what it would fetch."""

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"head", "script", "style", "template", "title"})
_LINES = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre"}
    | {"section", "table", "tr", "ul"}
)


class _Words(HTMLParser):
    """Gathers text. Addresses that links lead to and pictures come from are shown beside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or leave out what follows, or show an address."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _LINES:
            self.parts.append("\n")
        for name, value in attrs:
            if value and (tag, name) in {("a", "href"), ("img", "src")}:
                self.parts.append(f" ⟨{value}⟩ ")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or what was left out."""
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        elif tag in _LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words, with the spaces that a browser would show."""
        if not self._unseen:
            self.parts.append(re.sub(r"[ \t\n\r\f]+", " ", data))


def words_of(html: str) -> str:
    """Return the words, a paragraph a line."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (line.strip(" ") for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)
