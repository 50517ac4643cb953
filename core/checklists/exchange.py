"""Lists as files: taking one in that somebody handed over, and handing one out."""

from pathlib import Path

from core.checklists.list_file import MAX_FILE_BYTES, read_list, write_list
from core.checklists.template import Template
from core.list_files import ListFiles


class ListExchange:
    """Needs nothing of the vault: used on any thread."""

    def __init__(self, files: ListFiles) -> None:
        self._files = files

    def read(self, path: Path) -> Template:
        """Return the list in a file. Raises UnreadableChecklist, and as `ListFiles.read`."""
        return read_list(self._files.read(path, MAX_FILE_BYTES))

    def write(self, template: Template, path: Path) -> None:
        """Write a list to a new file. Raises AlreadyExists, DiskFull, NotWritable."""
        self._files.write(path, write_list(template))

    def write_document(self, content: bytes, path: Path) -> None:
        """Write what is to be read on paper to a new file. Raises as `write`."""
        self._files.write(path, content)
