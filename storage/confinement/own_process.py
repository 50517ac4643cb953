"""What the app gives up before it does anything else."""

import sys
from dataclasses import dataclass

from storage.confinement import kernel, tripwire
from storage.confinement.bpf import this_machine
from storage.confinement.network_filter import network_filter


@dataclass(frozen=True, slots=True)
class Confinement:
    """What the system holds this process to; what is False rests on the app's own code."""

    no_network: bool
    """The kernel refuses every socket to other computers, whoever asks."""
    memory_hidden: bool
    """Other programs of the same account cannot read this process's memory."""
    no_core_file: bool
    """A crash writes no memory to disk."""


def confine() -> Confinement:
    """Give up the network, core files, and being looked at, for the rest of this process's life.

    Before the first thread and the first library that nobody here wrote. What this process starts
    has no network and no core files either.
    """
    tripwire.lay()
    no_core_file = _write_no_core_file()
    if sys.platform != "linux":
        return Confinement(no_network=False, memory_hidden=False, no_core_file=no_core_file)
    return Confinement(_refuse_network(), kernel.hide_memory(), no_core_file)


def confine_supervisor() -> None:
    """Give up core files and being looked at; keep the network, for what is opened in front.

    What a process of the app leaves behind becomes this one's own, to be ended (Linux).
    """
    _write_no_core_file()
    if sys.platform == "linux":
        kernel.hide_memory()
        kernel.adopt_orphans()


def _refuse_network() -> bool:
    machine = this_machine()
    if machine is None:
        return False
    return kernel.give_up_rights() and kernel.filter_calls(machine, network_filter(machine))


def _write_no_core_file() -> bool:
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True
