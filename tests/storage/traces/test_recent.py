"""What other programs remember of files is read where desktops of today keep it."""

from urllib.parse import quote

import pytest

from core.traces.finding import Manner, RecentPlace, Remembered, Sight, Subject, Trace
from tests.storage.traces.computer import Computer

RECENT = Subject.RECENT
XBEL = '<?xml version="1.0"?><xbel><bookmark href="file://{path}" visited="x"/></xbel>'
OFFICE = "<item><prop><value>file://{path}</value></prop></item>"
KDE = "[Desktop Entry]\nType=Link\nURL[$e]=file://{path}\n"


def png(path: str) -> bytes:
    """The beginning of a small picture, as file managers write it."""
    url = f"Thumb::URI\0file://{path}".encode()
    chunk = len(url).to_bytes(4) + b"tEXt" + url + b"\1\2\3\4"
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0dIHDR" + bytes(17) + chunk + b"\0\0\0\0IDAT"


def put(computer: Computer, place: RecentPlace, path: str) -> None:
    """Have a program remember a file."""
    if place is RecentPlace.DESKTOP:
        computer.at_home(".local/share/recently-used.xbel", XBEL.format(path=path))
    elif place is RecentPlace.KDE:
        computer.at_home(".local/share/RecentDocuments/a.png.desktop", KDE.format(path=path))
    elif place is RecentPlace.OFFICE:
        file = ".config/libreoffice/4/user/registrymodifications.xcu"
        computer.at_home(file, OFFICE.format(path=path))
    else:
        computer.at_home(".cache/thumbnails/large/0a.png", png(path))


PLACES = [each for each in RecentPlace if each is not RecentPlace.SHELL]


@pytest.mark.parametrize("place", PLACES)
def test_files_that_are_remembered_are_told_by_their_names(
    computer: Computer, place: RecentPlace
) -> None:
    put(computer, place, quote("/home/me/Bilder/Größe & more.png"))
    assert computer.look().remembered == {Remembered("Größe & more.png", place)}
    assert computer.sees(RECENT).sight is Sight.NOT_SEEN


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("within", ["", "/vault.db"])
def test_the_folder_of_the_vault_is_recognised(
    computer: Computer, place: RecentPlace, within: str
) -> None:
    put(computer, place, quote(f"{computer.vault}{within}"))
    (trace,) = computer.sees(RECENT).traces
    assert trace == Trace("notes", Manner.NAMES_VAULT, place)


@pytest.mark.parametrize("history", [".bash_history", ".zsh_history"])
@pytest.mark.parametrize("typed", ["{vault}", "~/quiet/notes"])
def test_commands_that_name_the_vault_are_seen(
    computer: Computer, history: str, typed: str
) -> None:
    command = f"ls\npython main.py info {typed.format(vault=computer.vault)}\n"
    computer.at_home(history, command)
    assert computer.sees(RECENT).traces == (Trace("notes", Manner.NAMES_VAULT, RecentPlace.SHELL),)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG",
        b"tEXtThumb::URI\0file:///x",
        b"\xff\xff\xff\xfftEXtThumb::URI\0http://[broken",
        b"\0\0\0\x0ctEXtThumb::URI\0file://[\xff" * 3,
    ],
)
def test_pictures_that_are_none_say_nothing(computer: Computer, content: bytes) -> None:
    computer.at_home(".cache/thumbnails/normal/0b.png", content)
    computer.at_home(".cache/thumbnails/normal/folder.png/x", "")
    computer.at_home(".local/share/recently-used.xbel", 'href="file://[x" file:// file:')
    assert computer.look().remembered == frozenset()


def test_a_vault_at_another_place_is_compared_in_full(computer: Computer) -> None:
    computer.vault = computer.root / "stick" / "notes"
    computer.at_home(".bash_history", "ls ~/notes /home/me/notes\n")
    put(computer, RecentPlace.DESKTOP, "/home/me/notes/a.txt")
    assert computer.sees(RECENT).sight is Sight.NOT_SEEN
    computer.at_home(".bash_history", f"ls {computer.vault}\n")
    assert computer.sees(RECENT).sight is Sight.SEEN


def test_a_synchronised_folder_is_recognised(computer: Computer) -> None:
    computer.vault = computer.home / "Dropbox" / "notes"
    (trace,) = computer.sees(Subject.SYNCHRONISED).traces
    assert trace.name == "Dropbox"


def test_a_vault_at_an_impossible_place_is_no_trouble(computer: Computer) -> None:
    computer.vault = computer.home / ("x" * 5000) / "notes"
    assert computer.sees(Subject.SYNCHRONISED).sight is Sight.NOT_SEEN
