"""What must not be, whatever is typed."""
import signal
from collections.abc import Iterator
from pathlib import Path

from .trial import CPU_SECONDS, MEGABYTES, Outcome, Trial, outcomes

CODES = {0, 1, 2, 130}
QUITS = {128 + signal.SIGHUP, 128 + signal.SIGQUIT, -signal.SIGHUP, -signal.SIGQUIT}
"""How a command ends in a terminal that is closed, or in which somebody presses Ctrl-\\."""
DIFFERING = {"check", "mark", "certify", "identify", "read"}
"""Commands that say with exit code 1 that something differs."""
TALKING = {"step", "practice", "read", "mark"}
"""Commands that may say more than one sentence on standard error: a line each that could not be done, the check of a draft, what
could not be marked."""
LONGEST = 2200
"""Characters of a sentence, at most."""


def faults(trial: Trial) -> list[str]:
    """What came of a trial that must not."""
    return [f"{' '.join(found.words)[:200]}: {fault}" for found in outcomes(trial) for fault in faults_of(found)]


def faults_of(found: Outcome) -> Iterator[str]:
    """What a command did that it must not."""
    command = next(iter(found.words), "")
    lines = found.err.decode("utf-8", "replace").splitlines()
    if found.code not in CODES | (QUITS if found.in_terminal else set()):
        yield f"exit code {found.code}: {lines[-1:]}"
    if found.code == 1 and command not in DIFFERING and "--predict" not in found.words:
        yield f"exit code 1, though nothing can differ: {lines[-1:]}"
    if b"Traceback" in found.err or b"Traceback" in found.out or b"Exception ignored" in found.err:
        yield f"traceback: {lines[-1:]}"
    if found.code == 2 and command not in TALKING and len(lines) != 1 or found.code == 2 and not lines:
        yield f"exit code 2 with {len(lines)} lines on standard error: {lines[:2]}"
    if any(len(line) > LONGEST for line in lines):
        yield f"a sentence of {max(map(len, lines))} characters"
    if b"\x1b" in found.err or b"\x1b" in found.out and not found.in_terminal:
        yield "an escape code where there is no terminal"
    yield from left_behind(found, command)
    if found.cpu > CPU_SECONDS or found.megabytes > MEGABYTES:
        yield f"{found.cpu:.1f} s and {found.megabytes:.0f} MB"


def left_behind(found: Outcome, command: str) -> Iterator[str]:
    """What stands in the folder that should not: rooms and journals always, and any change if nothing could be done."""
    for name in found.after:
        if name not in found.before and (".neuron-graph-" in name and "." not in Path(name).name[1:] or name.endswith(("-journal", "-wal", "-shm"))):
            yield f"{name} is left"
    if found.code == 2 and command not in TALKING and found.after != found.before:
        names = [name for name in {**found.before, **found.after} if found.before.get(name) != found.after.get(name)]
        yield f"refused, but {', '.join(names)} changed"
