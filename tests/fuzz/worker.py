"""Trials in a process that serves many: what they do alone, without starting a process for each. One that ends it, or finds a
fault, is tried again in a process of its own."""
import contextlib
import gc
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import traceback
from pathlib import Path

from neuron_graph.__main__ import COLLECTED
from neuron_graph.terminal import main

from .faults import faults_of
from .trial import CPU_SECONDS, LIMIT, Outcome, Trial, contents, ended_with, outcomes, take_streams

SERVED = 400
"""Trials of a process."""
FORK = multiprocessing.get_context("fork")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where folders are quickest."""


class Worker:
    """Processes one after the other, each of which serves many trials."""

    def __init__(self):
        self.process, self.end, self.served = None, None, 0

    def outcomes(self, trial: Trial) -> list[Outcome]:
        """Do the commands of a trial: here, and alone if that shows a fault or ends the process."""
        found = None if trial.keys else self.served_outcomes(trial)
        if found is None:
            return outcomes(trial)
        if not any(fault for one in found for fault in faults_of(one)):
            return found
        alone = outcomes(trial)
        if any(fault for one in alone for fault in faults_of(one)):
            return alone
        return found

    def served_outcomes(self, trial: Trial) -> list[Outcome] | None:
        """What came of a trial; None if the process did not survive it."""
        if self.served % SERVED == 0:
            self.start()
        self.served += 1
        try:
            self.end.send(trial)
            return self.end.recv()
        except (EOFError, OSError):
            self.served = 0
            return None

    def start(self) -> None:
        """Begin with a new process."""
        self.stop()
        self.end, there = FORK.Pipe()
        self.process = FORK.Process(target=serve, args=(there, self.end), daemon=True)
        self.process.start()
        there.close()

    def stop(self) -> None:
        """Let the process end."""
        if self.process:
            self.end.close()
            self.process.join()


def serve(there, here) -> None:
    """Do trials as long as there are any."""
    here.close()
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.set_threshold(*COLLECTED)
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=MEMORY) as place, contextlib.suppress(EOFError):
        said = Path(place) / "said"
        said.mkdir()
        os.environ |= {"XDG_DATA_HOME": f"{place}/room/data", "HOME": f"{place}/room", "TERM": "xterm"}
        while True:
            there.send(in_room(there.recv(), Path(place) / "room", said))


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
    import sys
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
