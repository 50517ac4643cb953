"""A process that loads the app once, then forks a child for every order it reads.

Started with `python -m tests.faults.forking_child`. Every line of stdin is an order in JSON; every
line of stdout a fact in JSON: the child's `pid` first, then what its task says, at last `ended`
with its exit code (negative: the signal that killed it). A child says that something is kept only
when the app told it so: what was said must be there after kill -9.
"""

import itertools
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.backups.ports import RestoreOrder
from core.blocklists.exchange.plan import ToNew, plan_of
from core.blocklists.exchange.taking_in import TakingIn
from core.clock import SystemClock
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs
from tests.faults.kept import a_list, digest, made_up
from tests.faults.terminal import run

ATTACHMENT_BYTES = 200 * 1024

CHEAP = Costs(Argon2Costs(memory_kib=64, iterations=1, lanes=1), scrypt_log_n=4)

Order = Mapping[str, Any]
"""`task`, `folder` and `passphrase`; some tasks want more."""


def say(**fact: object) -> None:
    """Tell the parent, at once."""
    os.writev(sys.stdout.fileno(), [json.dumps(fact).encode() + b"\n"])


def unlocked(vaults: Vaults, order: Order) -> Session:
    """Open the vault that the order is about."""
    return vaults.unlock(Path(order["folder"]), Passphrase(order["passphrase"]))


def add(vaults: Vaults, order: Order) -> None:
    """Write incidents with attachments until killed. Says `kept` (id), `text` and `sha256`."""
    session = unlocked(vaults, order)
    for number in itertools.count(1):
        data = made_up(order["seed"] + number, ATTACHMENT_BYTES + order["seed"] % 9973)
        text = f"They wrote again: {order['seed']}, {number}"
        sealed = session.journal.seal(PastedSource(f"{number}.bin", data), Unwatched())
        incident = session.journal.record(IncidentContent(text), [sealed]).value
        say(kept=incident.id, text=text, sha256=digest(data))


def bring_in(vaults: Vaults, order: Order) -> None:
    """Bring in list after list until killed. Says `step`: so many of the list `of` are in."""
    session = unlocked(vaults, order)
    for number in itertools.count(1):
        chosen = [(each, ToNew("Max")) for each in a_list(order["name"], number, order["entries"])]
        taking = TakingIn(plan_of(chosen, {}))
        while not taking.is_done:
            session.lists.take_in(taking, order["most"])
            say(step=taking.done, of=number)


def unlock(vaults: Vaults, order: Order) -> None:
    """Open and close the vault until killed. Says `unlocked` every time."""
    for number in itertools.count(1):
        unlocked(vaults, order).lock()
        say(unlocked=number)


def change_passphrase(vaults: Vaults, order: Order) -> None:
    """Change between the passphrases of `order["turns"]` until killed. Says `trying`, `changed`."""
    session = unlocked(vaults, order)
    for passphrase in itertools.cycle(order["turns"]):
        say(trying=passphrase)
        session.change_passphrase(passphrase)
        say(changed=passphrase)


def back_up(vaults: Vaults, order: Order) -> None:
    """Write backups into the folder `order["target"]` until killed. Says `written` (path)."""
    backups = unlocked(vaults, order).backups
    for number in itertools.count(1):
        target = Path(order["target"]) / f"{order['seed']}-{number}.age"
        snapshot = backups.snapshot()
        written = backups.write(snapshot, target, order["passphrase"], Unwatched(), with_words=True)
        snapshot.close()
        backups.remember(written.contents)
        say(written=str(target))


def restore(vaults: Vaults, order: Order) -> None:
    """Restore `order["backup"]` into new folders in `order["target"]`. Says `restored` (path)."""
    for number in itertools.count(1):
        folder = Path(order["target"]) / f"{order['seed']}-{number}"
        secret = order["passphrase"]
        say(restoring=str(folder))
        vaults.restore_backup(
            Path(order["backup"]), Passphrase(secret), RestoreOrder(folder, secret), Unwatched()
        )
        say(restored=str(folder))


def back_up_to_drive(vaults: Vaults, order: Order) -> None:
    """Add notes, back up to `order["drive"]`, keep only what `order["kept"]` says, until killed.

    Says `adding` (text) before and `written` (the state's name) once it was told so.
    """
    session = unlocked(vaults, order)
    backups = session.backups
    for number in itertools.count(1):
        text = f"{order['seed']}, {number}"
        source = PastedSource(f"{number}.bin", made_up(order["seed"] + number, 50_000))
        session.journal.record(IncidentContent(text), [session.journal.seal(source, Unwatched())])
        drive = backups.open_drive(Path(order["drive"]))
        snapshot = backups.snapshot()
        written = drive.write(snapshot, Unwatched())
        snapshot.close()
        backups.remember_on_drive(written)
        say(written=written.state.name, notes=written.state.incident_count)
        states = drive.states()
        if len(states) > order["kept"]:
            drive.prune(states[order["kept"] :], Unwatched())
            say(pruned=number)


def restore_from_drive(vaults: Vaults, order: Order) -> None:
    """Restore `order["drive"]` into new folders in `order["target"]`. Says `restored` (path)."""
    secret = order["passphrase"]
    for number in itertools.count(1):
        folder = Path(order["target"]) / f"{order['seed']}-{number}"
        say(restoring=str(folder))
        drive = vaults.open_drive(Path(order["drive"]), Passphrase(secret))
        vaults.restore_from_drive(drive, RestoreOrder(folder, secret), Unwatched())
        say(restored=str(folder))


def renew(vaults: Vaults, order: Order) -> None:
    """Give the vault other keys with passphrases of `order["turns"]` until killed.

    Says `trying` before a key is put in use and `changed` afterwards.
    """
    passphrase = order["passphrase"]
    for following in itertools.cycle(order["turns"]):
        session = vaults.unlock(Path(order["folder"]), Passphrase(passphrase))
        snapshot = session.backups.snapshot()
        session.backups.renew(snapshot, following, Unwatched())
        snapshot.close()
        say(trying=following)
        session.take_new_key()
        passphrase = following
        say(changed=passphrase)


def migrate(vaults: Vaults, order: Order) -> None:
    """Open copies of `order["old"]`, a vault of an earlier schema, in `order["target"]`.

    Says `migrating` (path) before, and `migrated` once it was open.
    """
    for number in itertools.count(1):
        folder = Path(order["target"]) / f"{order['seed']}-{number}"
        shutil.copytree(order["old"], folder)
        say(migrating=str(folder))
        vaults.unlock(folder, Passphrase(order["passphrase"])).lock()
        say(migrated=str(folder))


def by_command(vaults: Vaults, order: Order) -> None:
    """Wait for a byte on stdin, then run the command `order["words"]` once.

    Says `waiting`; then `status` and more. Nothing is said by the system call `write`, which may be
    spoiled.
    """
    say(waiting=True)
    os.read(sys.stdin.fileno(), 1)
    ran = run(vaults, *order["words"], typed=order["typed"])
    say(pid=os.getpid(), status=ran.status, out=ran.out, err=ran.err)


def hold(vaults: Vaults, order: Order) -> None:
    """Keep the vault open until killed. Says `unlocked`."""
    session = unlocked(vaults, order)
    say(unlocked=session.info().vault_id)
    signal.pause()


TASKS: Mapping[str, Callable[[Vaults, Order], None]] = {
    task.__name__: task
    for task in (
        add,
        bring_in,
        unlock,
        change_passphrase,
        back_up,
        restore,
        back_up_to_drive,
        restore_from_drive,
        renew,
        migrate,
        by_command,
        hold,
    )
}


def _rehearsed() -> Vaults:
    """Make a vault once: what is loaded on first use must not be loaded while calls are spoiled."""
    vaults = compose(Settings(clock=SystemClock(), costs=CHEAP)).vaults
    with tempfile.TemporaryDirectory() as folder:
        vaults.create(Path(folder) / "rehearsal", "three otters under the bridge").session.lock()
    return vaults


def main() -> None:
    """Serve orders until stdin ends."""
    vaults = _rehearsed()
    while line := sys.stdin.readline():
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            say(pid=os.getpid())
            TASKS[order["task"]](vaults, order)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        say(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
