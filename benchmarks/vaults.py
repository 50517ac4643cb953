"""Vaults to measure on: made once a run, thrown away afterwards."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.moment import Moment
from core.vault.session import Session, Vaults
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs

PASSPHRASE = "bench mark orchard lantern"  # noqa: S105  protects made-up text in a scratch folder
CHEAP = Costs(Argon2Costs(64, 1, 1), scrypt_log_n=4)
DEFAULT = Costs(Argon2Costs(256 * 1024, 3, 4))

_WORDS = 20_000
_WORDS_A_NOTE = 30


def composed(costs: Costs, folder: Path) -> Vaults:
    """Return the app's front door with its settings kept in a scratch folder."""
    return compose(Settings(costs=costs, preferences_file=folder / "preferences.json")).vaults


def notes(count: int, seed: int = 1) -> list[str]:
    """Return made-up notes whose words are spread as in real language (Zipf)."""
    chance = random.Random(seed)  # noqa: S311  repeatable text, not a secret
    words = [f"w{number:05d}" for number in range(_WORDS)]
    weights = [1 / rank for rank in range(1, _WORDS + 1)]
    drawn = chance.choices(words, weights, k=count * _WORDS_A_NOTE)
    return [
        " ".join(drawn[start : start + _WORDS_A_NOTE])
        for start in range(0, count * _WORDS_A_NOTE, _WORDS_A_NOTE)
    ]


def memory() -> Path | None:
    """Return a folder in memory where the system has one: faster than 100,000 commits to disk."""
    folder = Path("/dev/shm")  # noqa: S108  only made-up text
    return folder if folder.is_dir() else None


def full_vault(folder: Path, texts: list[str]) -> Path:
    """Make a vault with DEFAULT costs and one incident a text. In memory first where that is."""
    with TemporaryDirectory(dir=memory() or folder) as workplace:
        made = Path(workplace, "vault")
        session = composed(DEFAULT, folder).create(made, PASSPHRASE).session
        _fill(session, texts)
        session.lock()
        return copytree(made, folder / "full-vault")


def _fill(session: Session, texts: list[str]) -> None:
    """Record one incident a text, a few hours apart."""
    first = datetime(2016, 1, 1, tzinfo=UTC)
    types = session.journal.types
    for number, text in enumerate(texts):
        session.journal.record(
            IncidentContent(
                text,
                Moment(first + timedelta(minutes=47 * number), "Europe/Berlin"),
                (types[number % len(types)].code,),
                Platform.MESSENGER,
            )
        )
