"""Trials in a process that serves many: what they do alone, without starting a process for each. A fault is tried again in a process
of its own; a batch that ends its process is tried once more, every trial alone."""
import contextlib
import gc
import importlib
import multiprocessing
import os
import pkgutil
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neuron_graph
from neuron_graph.__main__ import COLLECTED
from neuron_graph.terminal import main

from .faults import faults_of
from .trial import CPU_SECONDS, LIMIT, Outcome, Trial, contents, ended_with, outcomes, take_streams

FORK = multiprocessing.get_context("fork")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where folders are quickest."""
Doing = Callable[[Trial], list[Outcome]]


def import_all() -> None:
    """Import the whole package, which no process has to do again."""
    for module in pkgutil.walk_packages(neuron_graph.__path__, "neuron_graph."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def served(work: Callable[[Doing], Any]) -> Any:
    """What some work with trials gives: all in one process, or each alone if that does not survive it."""
    here, there = FORK.Pipe()
    process = FORK.Process(target=serve, args=(work, there, here), daemon=True)
    process.start()
    there.close()
    try:
        found = here.recv()
    except EOFError:
        found = None
    here.close()
    process.join()
    return work(outcomes) if found is None else found


def serve(work: Callable[[Doing], Any], there, here) -> None:
    """Be the process in which the trials of some work are done, and send what it gives."""
    here.close()
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.set_threshold(*COLLECTED)
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=MEMORY) as place:
        room, said = Path(place) / "room", Path(place) / "said"
        said.mkdir()
        os.environ |= {"XDG_DATA_HOME": str(room / "data"), "HOME": str(room), "TERM": "xterm"}
        there.send(work(lambda trial: outcomes(trial) if trial.keys else sure(trial, in_room(trial, room, said))))


def sure(trial: Trial, found: list[Outcome]) -> list[Outcome]:
    """What came of a trial; if that shows a fault, what comes of it in a process of its own, if that shows one, too."""
    if any(fault for one in found for fault in faults_of(one)):
        alone = outcomes(trial)
        if any(fault for one in alone for fault in faults_of(one)):
            return alone
    return found


def in_room(trial: Trial, folder: Path, said: Path) -> list[Outcome]:
    """Do the commands of a trial in a folder of this process, to the first that fails."""
    found: list[Outcome] = []
    folder.mkdir()
    os.chdir(folder)
    trial.put(folder)
    for words in trial.commands:
        found.append(command(trial, words, folder, said))
        if found[-1].code:
            break
    os.chdir("/")
    shutil.rmtree(folder)
    return found


def command(trial: Trial, words: list[str], folder: Path, said: Path) -> Outcome:
    """Do one command; a process that takes far too long is ended by its timer."""
    before = contents(folder)
    (said / "in").write_bytes(trial.stdin)
    take_streams(said, -1)
    forget_peak()
    began = os.times()
    signal.setitimer(signal.ITIMER_PROF, 2 * CPU_SECONDS)
    code = ended_with(lambda: said_by(words))
    signal.setitimer(signal.ITIMER_PROF, 0.0)
    ended = os.times()
    return Outcome(words, code, (said / "out").read_bytes(), (said / "err").read_bytes(), ended.user + ended.system - began.user - began.system,
                   peak() / 1000, before, contents(folder))


def said_by(words: list[str]) -> int:
    """The exit code of a command, when all that it says is written."""
    try:
        return main(words)
    except Exception:
        traceback.print_exc()
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()


def forget_peak() -> None:
    """Let the peak of memory begin anew (on Linux)."""
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def peak() -> int:
    """The peak of memory in kilobytes since (on Linux)."""
    with contextlib.suppress(OSError), open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
