"""What opens a vault, seen and changed on the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import WrongPassphrase, WrongRecoveryWords
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from main import Settings, compose
from tests.command_line.program import PASSPHRASE, Run, start
from tests.fakes.keyring import MemoryKeyring
from tests.storage.key_store import gnome_keyring
from ui.command_line.commands import run_command
from ui.command_line.streams import Streams

NEW = "meadow copper thunder atlas"


@pytest.fixture
def words(vaults: Vaults, tmp_path: Path) -> RecoveryWords:
    """Make the vault, and know its words."""
    made = vaults.create(tmp_path / "vault", PASSPHRASE)
    made.session.lock()
    return made.words


@pytest.fixture
def vault(words: RecoveryWords, tmp_path: Path) -> Path:
    assert len(words.words) == 12
    return tmp_path / "vault"


def ways(run: Run, vault: Path, passphrase: str = PASSPHRASE) -> list[str]:
    ended = run("ways", vault, "--json", stdin=f"{passphrase}\n")
    found: list[str] = json.loads(ended.out)["ways"]
    return found


def change(vaults: Vaults, vault: Path, *, remember: bool) -> None:
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    (session.access.remember if remember else session.access.tie)(PASSPHRASE)
    session.lock()


def test_ways_are_told(run: Run, vault: Path, vaults: Vaults) -> None:
    assert ways(run, vault) == ["passphrase", "recovery-words"]
    change(vaults, vault, remember=True)
    assert run("ways", vault).out.splitlines() == [
        "One computer opens it without a passphrase.",
        "The passphrase opens it on any computer.",
        "The recovery words open it on any computer.",
    ]


def test_the_passphrase_is_changed_and_the_vault_untied_with_the_words_alone(
    run: Run, vault: Path, vaults: Vaults, words: RecoveryWords, key_store: MemoryKeyring
) -> None:
    change(vaults, vault, remember=False)
    assert run("change-passphrase", vault, stdin=f"{PASSPHRASE}\n{NEW}\n").status == 0
    assert ways(run, vault, NEW) == ["passphrase-on-one-computer", "recovery-words"]
    key_store.entries.clear()
    ended = run("info", vault, stdin=f"{NEW}\n")
    assert (ended.status, ended.out) == (1, "")
    assert "on one computer only" in ended.err
    lines = f"{' '.join(words.words)}\n{PASSPHRASE}\n"
    ended = run("change-passphrase", vault, "--anywhere", "--recovery-words", stdin=lines)
    assert ended.status == 0
    assert ways(run, vault) == ["passphrase", "recovery-words"]
    with pytest.raises(WrongPassphrase):
        vaults.unlock(vault, Passphrase(NEW))


def test_new_words_count_once_they_are_typed_back(
    run: Run, vault: Path, vaults: Vaults, words: RecoveryWords
) -> None:
    ended = run("new-words", vault, stdin=f"{PASSPHRASE}\nsomething else\n")
    assert ended.status == 2
    assert "The old ones open the vault as before" in ended.err
    vaults.unlock(vault, words).lock()

    shown: list[str] = []

    class Paper:
        """Reads what is printed and writes it down."""

        def write(self, text: str) -> int:
            shown.append(text)
            return len(text)

        def flush(self) -> None: ...

        def isatty(self) -> bool:
            return False

    def ask(prompt: str) -> str:
        if "back" not in prompt:
            return PASSPHRASE
        numbered = "".join(shown).split("in this order:")[1].split("Write them")[0]
        return " ".join(each for each in numbered.split() if each.isalpha())

    paper = Paper()
    streams = Streams(paper, paper, paper, ask)  # type: ignore[arg-type]  # all that is used of one
    assert run_command(["new-words", str(vault)], vaults, streams) == 0
    fresh = RecoveryWords(tuple(ask("back").split()))
    vaults.unlock(vault, fresh).lock()
    with pytest.raises(WrongRecoveryWords):
        vaults.unlock(vault, words)


def test_ways_are_taken_away_but_never_the_last(run: Run, vault: Path, vaults: Vaults) -> None:
    change(vaults, vault, remember=True)
    assert run("remove-way", vault, "remembered").status == 0
    assert run("remove-way", vault, "remembered").status == 2
    assert run("remove-way", vault, "recovery-words").status == 0
    assert ways(run, vault) == ["passphrase"]
    assert run("remove-way", vault, "passphrase").status == 2
    change(vaults, vault, remember=True)
    assert ways(run, vault) == ["remembered", "passphrase"]


def test_the_words_stay_where_they_are_the_only_way_elsewhere(
    run: Run, vault: Path, vaults: Vaults
) -> None:
    change(vaults, vault, remember=False)
    ended = run("remove-way", vault, "recovery-words")
    assert (ended.status, ended.out) == (1, "")
    assert "Nothing was changed" in ended.err


def test_the_program_asks_a_real_key_store_and_does_without_once_it_is_gone(
    home: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    with gnome_keyring(home) as store:
        for name, value in store.environment.items():
            monkeypatch.setenv(name, value)
        made = compose(replace(settings, keyring=None)).vaults.create(folder, PASSPHRASE)
        made.session.access.tie(PASSPHRASE)
        made.session.lock()
        ended = start("ways", folder, "--json", "--passphrase-stdin")
        assert json.loads(ended.out)["ways"] == ["passphrase-on-one-computer", "recovery-words"]
    ended = start("ways", folder, "--passphrase-stdin")
    assert (ended.status, ended.out) == (1, "")
    assert "no key store" in ended.err
    lines = f"{' '.join(made.words.words)}\n"
    options = ("--recovery-words", "--passphrase-stdin")
    assert start("ways", folder, *options, stdin=lines).status == 0
