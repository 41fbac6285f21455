"""A folder of files that is written whole or not at all.

It holds a list of what was written, with a digest of each file. By that it is known as
ours: one that we did not write, or in which something was changed or added since, such
as answers filled in, is never replaced.
"""
from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...data import encoding_of, put, room_beside
from ...errors import BadFile, cause

LIST = ".neuron-graph-sheets.json"
SHEETS, FEEDBACK = "sheets", "feedback"
"""What a folder is of."""
LIST_FORMAT = 1


class BadFolder(BadFile):
    """A folder that cannot be written, or is not to be replaced."""


def write_folder(path: str, files: Mapping[str, Iterable[str]], force: bool = False,
                 kind: str = SHEETS) -> None:
    """Write a folder of text files, by their names relative to it; `force` replaces one
    of the same kind that this function wrote.

    Raises `BadFolder`; whatever happens, what was there before is there still, or the
    new folder is, whole.
    """
    if not path.strip() or "\0" in path:
        raise BadFolder(path, "the name of a folder is needed")
    target = Path(os.path.realpath(path))
    try:
        check_place(path, target, force, kind)
        with room_beside(target) as room:
            fill(room / "new", files, kind)
            put(room / "new", target)
    except OSError as error:
        raise BadFolder(path, f"it cannot be written: {cause(error)}") from None


def check_place(path: str, target: Path, force: bool, kind: str) -> None:
    """Refuse a place that is not free, or not ours."""
    if not target.parent.is_dir():
        raise BadFolder(path, f"there is no folder {Path(path).parent} to write it in")
    if not target.exists() or target.is_dir() and not any(target.iterdir()):
        return
    if not target.is_dir():
        raise BadFolder(path, "it is a file, and the name of a folder is needed")
    if not force:
        raise BadFolder(path, "it is there already; --force replaces it, another name leaves it")
    strange = stranger(target, kind)
    if strange:
        raise BadFolder(path, f"it is not replaced: {strange}")


def stranger(target: Path, kind: str) -> str:
    """What in a folder is not as `write_folder` left it, in words; "" if all is."""
    try:
        content = json.loads((target / LIST).read_text(encoding="utf-8"))
        known, other = content["files"], content["kind"]
    except (OSError, ValueError, KeyError, TypeError):
        return "it was not made by neuron-graph, or is no longer as it was"
    if other != kind:
        return f"it is a folder of {other}"
    files = [file for file in target.rglob("*") if not file.is_dir() and file.name != LIST]
    for name in sorted(str(file.relative_to(target)) for file in files):
        if digest((target / name).read_bytes()) != known.get(name):
            change = "changed" if name in known else "added"
            return f"{name} was {change} since it was made; move it elsewhere first"
    return ""


def fill(folder: Path, files: Mapping[str, Iterable[str]], kind: str) -> None:
    """Write the files, and the list of them."""
    folder.mkdir()
    digests = {}
    for name, lines in files.items():
        content = "".join(line + "\n" for line in lines).encode(
            encoding_of(name), "backslashreplace")
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
        digests[name] = digest(content)
    written = {"format": LIST_FORMAT, "kind": kind, "files": digests}
    (folder / LIST).write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")


def digest(content: bytes) -> str:
    """What tells a file's content from any other."""
    return hashlib.sha256(content).hexdigest()
