"""A program under a supervisor that follows a script: one errand for each of its processes.

`python -m tests.storage.supervision.supervised WAY LOG ERRAND…`. WAY is one of WAYS, or the name of
a system whose own way is taken. Every process appends to LOG what
it says, as lines of JSON; the supervisor says last how it ended.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from core.succession import Beginning
from storage.confinement.own_process import confine_supervisor
from storage.supervision.line import SupervisorLine
from storage.supervision.processes import fork
from storage.supervision.spawned import line_of_a_spawned, spawn
from storage.supervision.supervisor import Start, Supervisor, supervise

WAYS: Mapping[str, Start] = {"fork": fork, "spawn": spawn}
END_SECONDS = 1.0
BEGINNING = Beginning(Path("/places/vault \udcff ☂"), bytes(range(256)), True, False)


def say(log: Path, **fact: object) -> None:
    line = json.dumps(fact).encode() + b"\n"
    with log.open("ab", buffering=0) as file:
        file.write(line)


def follow(line: SupervisorLine, _log: Path) -> int:
    line.follow(BEGINNING)
    return 3


def prepare_and_follow(line: SupervisorLine, log: Path) -> int:
    prepare(line, log)
    return follow(line, log)


def lose_the_spare_and_follow(line: SupervisorLine, log: Path) -> int:
    os.kill(prepare(line, log), signal.SIGKILL)
    return follow(line, log)


def prepare(line: SupervisorLine, log: Path) -> int:
    """Have the next process load, twice asked for; return its number once it says so."""
    before = len(log.read_text().splitlines())
    line.prepare()
    line.prepare()
    while True:
        said = [json.loads(each) for each in log.read_text().splitlines()[before:]]
        for each in said:
            if "loaded" in each:
                return int(each["loaded"])


def prepare_and_end(line: SupervisorLine, log: Path) -> int:
    prepare(line, log)
    return 0


def follow_and_hang(line: SupervisorLine, _log: Path) -> int:
    line.follow(BEGINNING)
    while True:
        time.sleep(60)


def end_by_a_signal(_line: SupervisorLine, _log: Path) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def wait(_line: SupervisorLine, log: Path) -> int:
    say(log, waits=True)
    while True:
        time.sleep(60)


def lose_the_supervisor(line: SupervisorLine, log: Path) -> int:
    prepare(line, log)
    os.kill(os.getppid(), signal.SIGKILL)
    born_of = os.getppid()
    while os.getppid() == born_of and born_of != 1:
        time.sleep(0.005)
    line.follow(BEGINNING)
    line.open_in_front(Path("/nothing"))
    say(log, went_on=True)
    return 0


def talk_nonsense(line: SupervisorLine, _log: Path) -> int:
    os.write(line._wishes, b'{"place": 7}\n{"prepare": true}\n')
    return 4


def open_in_front(line: SupervisorLine, log: Path) -> int:
    line.open_in_front(log.with_name("chosen"))
    return 0


def open_nothing(line: SupervisorLine, log: Path) -> int:
    line.open_in_front(log.with_name("there-is-none"))
    return 5


def leave_an_orphan(_line: SupervisorLine, log: Path) -> int:
    left = subprocess.Popen(["sleep", "600"], start_new_session=True)
    say(log, left=left.pid)
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def end(_line: SupervisorLine, _log: Path) -> int:
    return 7


ERRANDS: Mapping[str, Callable[[SupervisorLine, Path], int]] = {
    each.__name__: each
    for each in (
        *(follow, prepare_and_follow, lose_the_spare_and_follow, prepare_and_end, follow_and_hang),
        *(end_by_a_signal, wait, lose_the_supervisor, talk_nonsense, open_in_front, open_nothing),
        *(leave_an_orphan, end),
    )
}


def be_the_app(line: SupervisorLine, log: Path, errands: list[str]) -> int:
    say(log, loaded=os.getpid())
    beginning = line.beginning()
    if beginning is None:
        say(log, unwanted=os.getpid())
        return 0
    done = sum("begins" in json.loads(each) for each in log.read_text().splitlines())
    fact = {"begins": os.getpid(), "as_told": beginning == BEGINNING}
    say(log, **fact, fresh=beginning == Beginning(), errand=errands[done])
    return ERRANDS[errands[done]](line, log)


def main() -> int:
    way, log, errands = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    confine_supervisor()
    if way in WAYS:
        went_on = line_of_a_spawned() or Supervisor(WAYS[way], END_SECONDS).run()
    else:
        sys.platform = way
        went_on = supervise()
    if isinstance(went_on, int):
        alive = subprocess.run(
            ["ps", "--no-headers", "--format", "stat,args", "--ppid", str(os.getpid())],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        say(log, status=went_on, children=[each for each in alive.splitlines() if "ps" not in each])
        return 0
    return be_the_app(went_on, log, errands)


if __name__ == "__main__":
    sys.exit(main())
