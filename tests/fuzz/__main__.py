"""`python -m tests.fuzz --seconds 600 [--seed N] [--only KIND]`: inputs; `--kills 1000`: kills; `--again FOLDER`: a trial that was
kept, once more. What was tried is a table; a fault comes with the command that does it again."""
import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from rich.console import Console
from rich.table import Table

from .faults import faults_of
from .kinds import KINDS
from .trial import Trial, outcomes
from .worker import import_all, served

BATCH = 300
"""Trials of a kind in a process, before the turn of the kind that has had the least time."""
SLOW = {"command line": 3, "walkthrough": 3, "text": 3, "lines": 3, "keys": 6}
"""Kinds that are tried for so many times less long."""
KEPT = Path("/tmp/fuzz-faults")


class Tried:
    """What was tried of a kind."""

    def __init__(self, kind):
        self.kind, self.codes, self.faults, self.count = kind, Counter(), {}, 0
        self.slowest, self.largest, self.seconds = (0.0, ""), (0.0, ""), 0.0

    def trial(self, trial, doing):
        """Try it, and remember what came of it: of each fault the shortest input."""
        self.count += 1
        for found in doing(trial):
            self.codes[found.code] += 1
            words = " ".join(found.words)[:60]
            self.slowest, self.largest = max(self.slowest, (found.cpu, words)), max(self.largest, (found.megabytes, words))
            for fault in faults_of(found):
                size = sum(map(len, trial.files.values())) + sum(len(word) for words in trial.commands for word in words)
                self.keep(f"{next(iter(found.words), '')}: {fault}"[:90], (size, trial, fault))

    def keep(self, key, found):
        """Remember a fault, if none so short is known."""
        if key not in self.faults or found[0] < self.faults[key][0]:
            self.faults[key] = found

    def add(self, other):
        """What was tried in a batch, too."""
        self.count += other.count
        self.codes += other.codes
        self.slowest, self.largest = max(self.slowest, other.slowest), max(self.largest, other.largest)
        for key, found in other.faults.items():
            self.keep(key, found)


def tried_in(seconds, start, only):
    """Try for so many seconds, as long of each kind, but for those that are slow."""
    import_all()
    kinds = [Tried(kind) for kind in KINDS if not only or kind in only]
    until, turn = time.monotonic() + seconds, start
    while time.monotonic() < until:
        turn += 1
        tried = min(kinds, key=lambda one: one.seconds * SLOW.get(one.kind, 1))
        began = time.monotonic()
        tried.add(served(partial(batch, tried.kind, turn, until)))
        tried.seconds += time.monotonic() - began
    return kinds


def batch(kind, turn, until, doing):
    """What is tried in a batch of a kind."""
    tried = Tried(kind)

    @seed(turn)
    @settings(max_examples=BATCH // SLOW.get(kind, 1), database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(KINDS[kind])
    def one(trial):
        if time.monotonic() < until:
            tried.trial(trial, doing)

    one()
    return tried


def shown(kinds, console):
    """The table, and the faults."""
    table = Table("kind", "trials", "exit codes", "slowest", "largest", "faults", title="what was tried", title_justify="left")
    for tried in kinds:
        codes = "  ".join(f"{code}: {count}" for code, count in sorted(tried.codes.items()))
        table.add_row(tried.kind, str(tried.count), codes, f"{tried.slowest[0]:.1f} s {ascii(tried.slowest[1])}", f"{tried.largest[0]:.0f} MB", str(len(tried.faults)))
    console.print(table)
    console.print(f"{sum(tried.count for tried in kinds)} trials, {sum(sum(tried.codes.values()) for tried in kinds)} commands")
    for tried in kinds:
        for key, (_, trial, fault) in sorted(tried.faults.items()):
            name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            print(f"{tried.kind}: {ascii(key)}\n    {ascii(fault[:400])}\n    {trial.written(KEPT / name)}")
    return int(any(tried.faults for tried in kinds))


def again(folder):
    """Do a trial once more."""
    code = 0
    for found in outcomes(Trial.read(folder)):
        print(found.words, found.code, f"{found.cpu:.1f} s {found.megabytes:.0f} MB")
        print(found.out.decode("utf-8", "replace")[-1500:], found.err.decode("utf-8", "replace")[-3000:], sep="\n")
        for fault in faults_of(found):
            code = 1
            print("FAULT", ascii(fault))
    return code


def main():
    """Read what is asked for, and do it."""
    reader = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    reader.add_argument("--seconds", type=float, default=60.0)
    reader.add_argument("--seed", type=int, default=random.randrange(10**9))
    reader.add_argument("--only", action="append", choices=list(KINDS))
    reader.add_argument("--kills", type=int)
    reader.add_argument("--again", type=Path)
    asked = reader.parse_args()
    if asked.again:
        return again(asked.again)
    console = Console(width=140)
    console.print(f"seed {asked.seed}")
    if asked.kills:
        from .kills import killed_often
        return killed_often(asked.kills, asked.seed, console)
    return shown(list(tried_in(asked.seconds, asked.seed, asked.only)), console)


if __name__ == "__main__":
    sys.exit(main())
