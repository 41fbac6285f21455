"""Commands that write, killed or interrupted before a call that may change a file. Afterwards all that they write is the old or
the new, whole; and who comes next clears what was left."""
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from rich.table import Table

from . import interrupts, material
from .trial import Trial, be_process

CHANGING = {"open", "mkdir", "rename", "replace", "unlink", "remove", "rmdir", "chmod", "write", "writelines", "flush", "close", "truncate", "fsync", "link", "flock", "execute", "executemany",
            "executescript", "commit", "connect", "serialize", "deserialize"}
"""Names of functions of C that may change a file."""
NEXT = ["code", "--output", "next.py"]
"""What comes next, in the same folder, and clears what was left."""


@dataclass(frozen=True)
class Writing:
    """A command that writes: what it writes, and what must be there. `again` finishes what was cut short; `other` contents are
    between the old and the new, as at a checkpoint."""

    words: list[str]
    wrote: list[str]
    files: dict[str, bytes] = field(default_factory=dict)
    again: list[str] | None = None
    stdin: bytes = b""
    drawn: bool = False


def writings() -> dict[str, Writing]:
    """All commands that write, by name."""
    files = material.course("1")
    course = {name: files[name] for name in ("secret.txt", "roster.csv")}
    sheet = ["sheet", "--students", "roster.csv", "--layers", "1-1", "--generator", "1", "--out", "out"]
    answered = {**files, "a.csv": material.answers()[0].encode()}
    mark = ["mark", "a.csv", "--secret", "secret.txt", "--settings", "sheets/settings.json"]
    rows = {"rows.csv": material.TABLE.encode()}
    practice = ["practice", "neuron", "--progress", "out.db"]
    train = [*material.TRAIN, "--model", "out.db"]
    return {
        "trace --output": Writing(["trace", "--output", "out.md"], ["out.md"]),
        "trace --format csv": Writing(["trace", "--output", "out.csv"], ["out.csv"]),
        "code --output": Writing(["code", "--output", "out.py"], ["out.py"]),
        "why --output": Writing(["why", "E", "--output", "out.html"], ["out.html"]),
        "check --output": Writing(["check", "--output", "out.html"], ["out.html"]),
        "certify --output": Writing(["certify", "--output", "out.md"], ["out.md"]),
        "show --output": Writing(["show", "--output", "out.svg"], ["out.svg"]),
        "page --output": Writing(["page", "--output", "out.html"], ["out.html"]),
        "new --force": Writing(["new", "out.toml", "--force"], ["out.toml"]),
        "read --output": Writing(["read", "mazur.md", "--output", "out.toml"], ["out.toml"], {"mazur.md": material.TEXT.encode()}),
        "curve --output": Writing(["curve", "rows.db", "--output", "out.csv"], ["out.csv"], material.model()),
        "importance --output": Writing(["importance", "rows.db", "rows.csv", "--output", "out.csv"], ["out.csv"], material.model()),
        "predict --output": Writing(["predict", "rows.db", "rows.csv", "--output", "out.csv"], ["out.csv"], material.model()),
        "sheet --out": Writing([*sheet, "--secret", "secret.txt", "--force"], ["out"], course),
        "sheet --new-secret": Writing([*sheet, "--new-secret", "out.txt", "--force"], ["out", "out.txt"], course, drawn=True),
        "mark --feedback": Writing([*mark, "--feedback", "out", "--force"], ["out"], answered),
        "mark --output --report": Writing([*mark, "--output", "out.csv", "--format", "csv", "--report", "out.md"], ["out.csv", "out.md"], answered),
        "train --force": Writing([*train, "--force"], ["out.db"], rows),
        "train with checkpoints": Writing([*train, "--epochs", "6", "--checkpoint-every", "2", "--force"], ["out.db"], rows, [*train, "--epochs", "6", "--checkpoint-every", "2", "--resume"]),
        "train --stop-after": Writing([*train, "--epochs", "6", "--stop-after", "2", "--checkpoint-every", "1", "--force"], ["out.db"], rows, [*train, "--epochs", "6", "--checkpoint-every", "1", "--resume"]),
        "practice": Writing(practice, ["out.db"], stdin=b"hint\n1\nlater\n2\nquit\n", drawn=True),
        "practice --reset": Writing([*practice[:1], "--reset", "--yes", *practice[2:]], ["out.db"], {"out.db": material.progress()["practice.db"]}, drawn=True),
    }


@cache
def new_state(name: str) -> dict[str, object]:
    """What a command that goes through leaves."""
    with room(writings()[name]) as (folder, said):
        code, calls = struck(writings()[name], folder, said, 0, signal.SIGKILL)
        assert code in (0, 1), (name, code, (said / "err").read_text())
        return {"state": state(folder, writings()[name].wrote), "calls": calls}


@contextlib.contextmanager
def room(writing: Writing):
    """A folder with what a command reads, and one for what it says."""
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        folder, said = Path(place) / "room", Path(place) / "said"
        folder.mkdir()
        said.mkdir()
        Trial([], writing.files).put(folder)
        (said / "in").write_bytes(writing.stdin)
        (said / "err").touch()
        yield folder, said


def struck(writing: Writing, folder: Path, said: Path, number: int, blow: signal.Signals) -> tuple[int, int]:
    """The exit code of a command that is killed before its call of that number, if there are so many, and how many it made."""
    child = os.fork()
    if not child:
        calls = count(1)
        made = os.open(said / "calls", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

        def watch(frame, event, function):
            if event == "c_call" and function.__name__ in CHANGING:
                call = next(calls)
                if call == number:
                    os.kill(os.getpid(), blow)
                if not number:
                    os.pwrite(made, str(call).encode(), 0)

        be_process(writing.words, folder, said, -1, watch)
    status = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(status), int((said / "calls").read_text() or 0)


def typed(words: list[str], folder: Path, said: Path) -> int:
    """The exit code of a command."""
    child = os.fork()
    if not child:
        be_process(words, folder, said, -1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def state(folder: Path, names: list[str]) -> dict[str, object]:
    """What stands in the named files and folders, without the rooms; of a database the rows."""
    found = {}
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(folder, copy)
        for name in names:
            paths = [copy / name] if (copy / name).is_file() else (copy / name).rglob("*")
            for path in paths:
                if path.is_file():
                    found[str(path.relative_to(copy))] = dump(path) if path.suffix == ".db" else path.read_bytes()
    return found


def dump(path: Path) -> object:
    """The rows of a database; it must be sound."""
    base = sqlite3.connect(path)
    try:
        assert [*base.execute("PRAGMA integrity_check")] == [("ok",)]
        return list(base.iterdump())
    finally:
        base.close()


def kill(name: str, number: int, blow: signal.Signals, there: bool) -> str:
    """Kill a command at a call, with or without an old result in its place; what is wrong afterwards."""
    writing, new = writings()[name], new_state(name)["state"]
    with room(writing) as (folder, said):
        if there:
            put_old(writing, folder)
        old = state(folder, writing.wrote)
        code, _ = struck(writing, folder, said, number, blow)
        err = (said / "err").read_text(errors="replace")
        if blow == signal.SIGINT and (code not in (0, 1, 130) or "Traceback" in err or "ignored" in err):
            return f"Ctrl-C: exit code {code}, {err[-300:]!r}"
        if typed(NEXT, folder, said):
            return f"the next command fails: {(said / 'err').read_text()}"
        if rooms(folder):
            return f"{rooms(folder)} are left after the next command"
        return wrong_between(writing, old, new, state(folder, writing.wrote)) or wrong_after(writing, new, folder, said)


def put_old(writing: Writing, folder: Path) -> None:
    """Put something older in the place of what a command writes: what it wrote itself, and for a file another text."""
    if writing.drawn or any("." not in name for name in writing.wrote) or "out.db" in writing.wrote:
        with room(writing) as (other, said):
            struck(writing, other, said, 0, signal.SIGKILL)
            for name in writing.wrote:
                if (other / name).is_dir():
                    shutil.copytree(other / name, folder / name, dirs_exist_ok=True)
                elif name != "out.txt":
                    shutil.copy(other / name, folder / name)
        return
    for name in writing.wrote:
        (folder / name).write_text("old\n")


def rooms(folder: Path) -> list[str]:
    """Rooms that were left."""
    return [path.name for path in folder.glob(".neuron-graph-*")]


def wrong_between(writing: Writing, old: dict, new: dict, found: dict) -> str:
    """What is neither the old nor the new."""
    for name in writing.wrote:
        here, before, after = (part(content, name) for content in (found, old, new))
        if here in (before, after):
            continue
        if writing.drawn and (not here or here.keys() == after.keys() and all(here.values())):
            continue
        if writing.again and here and here.keys() == after.keys():
            continue
        return f"{name} is neither the old nor the new: {str(here)[:300]}"
    return ""


def part(content: dict, name: str) -> dict:
    """What is in a file or a folder."""
    return {place: found for place, found in content.items() if place == name or place.startswith(f"{name}/")}


def wrong_after(writing: Writing, new: dict, folder: Path, said: Path) -> str:
    """What is not the new when the command is given again."""
    again = writing.again if writing.again and (folder / writing.wrote[0]).exists() else writing.words
    code = typed(again, folder, said)
    err = (said / "err").read_text(errors="replace")
    finished = code == 2 and "trained for" in err or writing.drawn and code == 2 and "File exists" in err
    if code not in (0, 1) and not finished:
        return f"given again it fails: {code}, {err[-300:]}"
    found = state(folder, writing.wrote)
    if not writing.drawn and found != new:
        return f"given again it leaves something else: {[name for name in {**found, **new} if found.get(name) != new.get(name)]}"
    return f"{rooms(folder)} are left" if rooms(folder) else ""


def killed_often(number: int, seed: int, console) -> int:
    """So many kills and interrupts, drawn; a table of them."""
    draws, began = random.Random(seed), time.monotonic()
    tried: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    names = [*writings()]
    with tempfile.TemporaryDirectory() as place:
        started = interrupts.ways(Path(place))
        for turn in range(number):
            if turn % 10 == 9:
                name, fault = "Ctrl-C at any moment", interrupts.drawn(started, draws)
            else:
                name = names[turn % len(names)]
                call, blow = draws.randint(1, new_state(name)["calls"]), draws.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT])
                there = draws.random() < 0.5
                fault = kill(name, call, blow, there)
                fault = fault and f"{blow.name} at call {call}, {'old there' if there else 'nothing there'}: {fault}"
            tried[name] += 1
            if fault:
                wrong.setdefault(name, []).append(fault)
    table = Table("command", "kills", "calls", "faults", title=f"{number} kills in {time.monotonic() - began:.0f} s", title_justify="left")
    for name in tried:
        table.add_row(name, str(tried[name]), str(new_state(name)["calls"]) if name in names else "", str(len(wrong.get(name, []))))
    console.print(table)
    for name, found in wrong.items():
        for fault in found[:5]:
            print(f"{name}: {fault}")
    return int(bool(wrong))
