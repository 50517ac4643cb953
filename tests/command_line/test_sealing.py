"""Sealing on the command line, and what verify says of the chain."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.ids import IncidentId
from core.incidents.incident import IncidentContent
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from tests.command_line.program import PASSPHRASE, Run

_CUT_CLEANLY = (
    "DELETE FROM chain WHERE number = 3;"
    " UPDATE chain_head SET (count, digest) = (SELECT number, digest FROM chain WHERE number = 2)"
)


def _with(vaults: Vaults, vault: Path, do: Callable[[Session], None]) -> None:
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    try:
        do(session)
    finally:
        session.lock()


def _ids(run: Run, vault: Path, *texts: str) -> list[str]:
    return [run("add", vault, "--text", text).out.strip() for text in texts]


def test_incidents_are_sealed_and_verified(run: Run, vault: Path) -> None:
    ids = _ids(run, vault, "one", "two", "three")
    ended = run("seal", vault, *ids[:2], ids[0])
    assert (ended.status, ended.err) == (0, "")
    assert "2 incidents are sealed" in ended.out
    ended = run("verify", vault)
    assert ended.status == 0
    assert "2 incidents, none changed since they were sealed here." in ended.out
    assert "The vault is whole: 3 incidents" in ended.out


def test_sealing_twice_or_what_is_not_there_seals_nothing(run: Run, vault: Path) -> None:
    ids = _ids(run, vault, "one", "two")
    run("seal", vault, ids[0])
    ended = run("seal", vault, ids[1], ids[0])
    assert (ended.status, ended.out) == (1, "")
    assert "sealed already" in ended.err
    ended = run("seal", vault, ids[1], "nothing")
    assert (ended.status, ended.out) == (1, "")
    assert "1 incident, not changed" in run("verify", vault).out
    assert run("seal", vault).status == 2


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE incident SET text = 'other' WHERE text = 'two'", "Entry 2: what the incident"),
        ("DELETE FROM chain WHERE number = 2", "Entry 3: one before it is missing"),
        ("DELETE FROM chain WHERE number = 3", "should end at entry 3"),
        (_CUT_CLEANLY, "its entry is missing"),
    ],
)
def test_verify_tells_a_broken_chain_and_ends_with_3(
    run: Run, vaults: Vaults, vault: Path, harm: str, words: str
) -> None:
    run("seal", vault, *_ids(run, vault, "one", "two", "three"))
    _with(vaults, vault, lambda session: session._vault.incidents._database.rows(harm))  # type: ignore[attr-defined]
    ended = run("verify", vault)
    assert ended.status == 3
    assert words in ended.err
    assert "Write nothing more" in ended.err
    assert "whole" not in ended.out


def test_a_correction_counts_as_no_incident(run: Run, vaults: Vaults, vault: Path) -> None:
    ids = _ids(run, vault, "one")
    run("seal", vault, *ids)

    def amend(session: Session) -> None:
        session.sealing.amend(IncidentId(ids[0]), IncidentContent("more"), "why")

    _with(vaults, vault, amend)
    assert "1 incident, not changed since it was sealed here." in run("verify", vault).out
