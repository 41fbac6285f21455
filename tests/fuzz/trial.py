"""A trial: files, and commands that are typed one after the other in their folder, each in a process of its own."""
import contextlib
import fcntl
import os
import resource
import select
import shlex
import signal
import sys
import tempfile
import termios
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neuron_graph.__main__ import run
from neuron_graph.terminal.command_line import COMMANDS, parser

CPU_SECONDS, MEGABYTES = 20, 500
"""What a command may take on inputs as small as these, so generously that a slow machine is no fault."""
LIMIT = 2_000_000_000
"""Bytes of addresses that a process gets; one that wants more is told so by Python, and has to say it."""
PARSER = parser(COMMANDS)
"""All commands and their options; reading them has imported what most of them need, which no process has to do again."""


@dataclass(frozen=True)
class Trial:
    """What is there and what is typed. `keys` are pressed in a terminal, where they are given."""

    commands: list[list[str]]
    files: dict[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""
    keys: bytes = b""

    def written(self, folder: Path) -> str:
        """A command of the shell that does it again, after keeping the files in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.put(folder)
        (folder / ".typed").write_bytes(self.keys or self.stdin)
        again = f"python -m tests.fuzz --again {shlex.quote(str(folder))}"
        (folder / ".commands").write_text(repr(self.commands), errors="surrogateescape")
        (folder / ".terminal").write_text("keys" if self.keys else "")
        return again

    @classmethod
    def read(cls, folder: Path) -> "Trial":
        """The trial that was kept in a folder."""
        import ast
        typed, terminal = (folder / ".typed").read_bytes(), (folder / ".terminal").read_text()
        files = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*")
                 if file.is_file() and file.name not in (".typed", ".commands", ".terminal")}
        commands = ast.literal_eval((folder / ".commands").read_text(errors="surrogateescape"))
        return cls(commands, files, b"" if terminal else typed, typed if terminal else b"")

    def put(self, folder: Path) -> None:
        """Write the files."""
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


@dataclass(frozen=True)
class Outcome:
    """What came of a command: minus a signal, or its exit code; what it said; what it took; the files before and after."""

    words: list[str]
    code: int
    out: bytes
    err: bytes
    cpu: float
    megabytes: float
    before: dict[str, bytes]
    after: dict[str, bytes]
    in_terminal: bool = False


def outcomes(trial: Trial) -> list[Outcome]:
    """Do the commands of a trial in a new folder, to the first that fails."""
    found = []
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        folder, said = Path(place) / "room", Path(place) / "said"
        folder.mkdir()
        said.mkdir()
        trial.put(folder)
        for words in trial.commands:
            found.append(outcome(trial, words, folder, said))
            if found[-1].code:
                break
    return found


def outcome(trial: Trial, words: list[str], folder: Path, said: Path) -> Outcome:
    """Do one command."""
    before = contents(folder)
    (said / "in").write_bytes(trial.stdin)
    master, slave = os.openpty() if trial.keys else (-1, -1)
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        if trial.keys:
            os.close(master)  # or there would be a terminal as long as this process is there
        be_process(words, folder, said, slave)
    if trial.keys:
        os.close(slave)
        press(master, trial.keys, said / "out")
        os.close(master)
    _, status, usage = os.wait4(child, 0)
    return Outcome(words, os.waitstatus_to_exitcode(status), (said / "out").read_bytes(), (said / "err").read_bytes(),
                   usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, before, contents(folder), bool(trial.keys))


def contents(folder: Path) -> dict[str, bytes]:
    """What stands in all files of a folder; the folders in it, too."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def be_process(words: list[str], folder: Path, said: Path, terminal: int, watch: Any = None) -> None:
    """Be the process of a command, in a terminal if there is one, under a profile function if there is one; never returns."""
    code = 1
    try:
        os.setsid()
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_CPU, (2 * CPU_SECONDS, 2 * CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(20 * CPU_SECONDS)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        take_streams(said, terminal)
        sys.argv = ["neuron-graph", *words]
        os.environ |= {"XDG_DATA_HOME": str(folder / "data"), "HOME": str(folder), "TERM": "xterm"}
        sys.setprofile(watch)
        code = ended_with(run)
        sys.setprofile(None)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def take_streams(said: Path, terminal: int) -> None:
    """Make files, or a terminal, the standard streams of this process."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    streams = [os.open(said / "in", os.O_RDONLY), os.open(said / "out", write), os.open(said / "err", write)]
    if terminal >= 0:
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        streams[:2] = terminal, terminal
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    sys.stdin, sys.stdout, sys.stderr = text_of(0, "r"), text_of(1, "w"), text_of(2, "w", "backslashreplace")


def text_of(number: int, mode: str, errors: str = "strict") -> Any:
    """A stream of this process as a text file."""
    return open(number, mode, encoding="utf-8", errors=errors, closefd=False)


def ended_with(run: Callable[[], int]) -> int:
    """What a command ends with, as Python reads it."""
    try:
        return run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)


def press(master: int, keys: bytes, out: Path) -> None:
    """Press keys on a terminal, a few at a time, and read what it shows until nobody is there any more."""
    shown = bytearray()
    left = bytearray(keys)
    with contextlib.suppress(OSError):
        while True:
            ready, _, _ = select.select([master], [], [], 0.02 if left and shown else 10.0)
            if ready:
                shown += os.read(master, 65536)
            elif left and shown:
                os.write(master, left[:16])
                del left[:16]
            else:
                break
    out.write_bytes(bytes(shown))
