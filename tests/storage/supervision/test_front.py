"""What opens what. That it is opened at all, `test_supervisor` sees."""

from pathlib import Path

import pytest

from storage.supervision.front import command, open_in_front


def test_a_program_is_started_and_a_document_given_to_the_desktop(tmp_path: Path) -> None:
    program, document, entry = (tmp_path / name for name in ("run", "a.pdf", "game.desktop"))
    for each in (program, document, entry):
        each.touch()
    program.chmod(0o700)
    assert command(program) == [str(program)]
    assert command(document) == ["xdg-open", str(document)]
    assert command(entry) == ["gio", "launch", str(entry)]
    assert command(tmp_path) == ["xdg-open", str(tmp_path)]


def test_macos_opens_everything_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert command(Path("/Applications/Chess.app")) == ["open", "--", "/Applications/Chess.app"]


def test_windows_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("os.startfile", asked.append, raising=False)
    open_in_front(Path("recipe.pdf"))
    assert asked == [Path("recipe.pdf")]
