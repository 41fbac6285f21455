"""A file or a folder is replaced whole or not at all: it is made in a room beside its
place, and put in its place when it is done.

    write_file("trace.md", lines)
    with room_beside(target) as room:
        ...                                 make room / "new"
        put(room / "new", target)

Whatever happens, what was there before is there still, or the new one is. What a killed
process left of a room is cleared by whoever has a room there next; what it had taken
from its place goes back.
"""
from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from ..errors import BadFile, cause
from .signature import holds_database

if sys.platform != "win32":
    import fcntl

ROOM_PREFIX, BEFORE = ".neuron-graph-", "before"
"""What rooms are called, and what in one holds what was in the place."""
TRIES = 3
"""How many rooms are begun, since one that is not held yet may be cleared by another
process."""


class CannotWrite(BadFile):
    """A file that cannot be written."""

    sentence = "{path} cannot be written: {problem}"


def write_file(path: str, lines: Iterable[str] | bytes) -> None:
    """Write a file of lines or bytes, with the permissions of the one that it replaces; a
    device as it comes. Raises `CannotWrite`."""
    target = Path(os.path.realpath(path))
    try:
        if not path or path.endswith(os.sep) or target.is_symlink():
            raise CannotWrite(path, "the name of a file is needed")
        if holds_database(target):
            raise CannotWrite(path, "it holds a database, perhaps a model: name another file")
        if target.exists() and not target.is_file():
            fill(target, lines)
            return
        with room_beside(target) as room:
            new = room / f"new{target.suffix}"
            fill(new, lines)
            if target.exists():
                new.chmod(target.stat().st_mode & 0o777)
            put(new, target)
    except OSError as error:
        raise CannotWrite(path, cause(error)) from None


def encoding_of(name: str) -> str:
    """The encoding of a file of this name: in a table it begins with the mark by which
    spreadsheets know UTF-8."""
    return "utf-8-sig" if name.endswith(".csv") else "utf-8"


def fill(path: Path, lines: Iterable[str] | bytes) -> None:
    """Write lines, or bytes, to a file."""
    if isinstance(lines, bytes):
        path.write_bytes(lines)
        return
    encoding = encoding_of(path.name)
    with path.open("w", encoding=encoding, errors="backslashreplace", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


@contextmanager
def room_beside(target: Path) -> Iterator[Path]:
    """An empty folder beside a place, on the same disk; afterwards it is gone. Raises
    `OSError`."""
    clear(target.parent)
    for _ in range(TRIES):
        room = Path(mkdtemp(prefix=ROOM_PREFIX, dir=target.parent))
        held = hold(room)
        if held is not None:
            break
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        if held is not None:
            os.close(held)


def hold(room: Path) -> int | None:
    """Lock a room until the file that this returns is closed, or the process ends; None
    if it is held already, is gone, belongs to another user, or where nothing can be
    locked."""
    if sys.platform == "win32":
        return None
    with suppress(OSError):
        found = os.open(room, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(found)
            raise
        return found
    return None


def clear(folder: Path) -> None:
    """Clear the rooms that killed processes left in a folder."""
    for room in folder.glob(ROOM_PREFIX + "*"):
        held = hold(room)
        if held is not None:
            with suppress(OSError):
                for taken in (room / BEFORE).iterdir():
                    if not (folder / taken.name).exists():
                        taken.rename(folder / taken.name)
            shutil.rmtree(room, ignore_errors=True)
            os.close(held)


def put(new: Path, target: Path) -> None:
    """Put what was made in a room in its place. A folder that is there is kept in the
    room until that is done."""
    if not target.is_dir():
        os.replace(new, target)
        return
    taken = new.parent / BEFORE / target.name
    taken.parent.mkdir()
    target.rename(taken)
    try:
        new.rename(target)
    finally:
        if not target.exists():
            taken.rename(target)
