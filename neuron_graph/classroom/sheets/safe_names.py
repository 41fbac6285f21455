"""File names from students' ids: safe on every system, and no two alike.

    letters, digits and _ stay; everything else becomes a dash, several one, none at the
    ends; at most 60 characters

    an id of which nothing is left, or that means something to a system or to us, gets
    student- before it

    what differs from an earlier one in capital letters only, or not at all, gets
    -2, -3, ... behind it

So ../../x is x.md, and a file never leaves its folder.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

LONGEST_NAME = 60
DEVICES = {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
RESERVED = {"", "con", "prn", "aux", "nul", *DEVICES, "answers", "key", "questions", "solutions"}
"""Names that mean something to a system, or in a folder of sheets."""


def file_names(ids: Iterable[str]) -> list[str]:
    """The names of the files of some students, without endings."""
    taken: set[str] = set()
    found = []
    for text in ids:
        stem = re.sub(r"\W+", "-", normalize("NFC", text)).strip("-")[:LONGEST_NAME].strip("-")
        if stem.casefold() in RESERVED:
            stem = f"student-{stem}".removesuffix("-")
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        found.append(name)
    return found
