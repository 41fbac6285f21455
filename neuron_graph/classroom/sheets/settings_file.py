"""The settings of a class's sheets in a file beside them, so that `mark` knows what was
asked. No secret is in it."""
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ...errors import BadFile
from ...export import FORMAT
from ...network import DEFAULT
from ...published.files import read_text
from ...recording import NOTATIONS
from .settings import Settings
from .sheet import Sheet

SETTINGS_FILE = "settings.json"
"""What the file is called in a folder of sheets."""


class BadSettings(BadFile):
    """A file that says no settings."""

    sentence = "{path}: {problem}; the file is needed that `sheet` writes beside its sheets"


def settings_lines(settings: Settings, sheets: Sequence[Sheet] = ()) -> Iterator[str]:
    """The lines of the file, with the ids of the students who have sheets, and the codes
    of these, by which they are there again without being drawn."""
    students = [sheet.student for sheet in sheets]
    codes = {"codes": [sheet.code for sheet in sheets]} if any(s.code for s in sheets) else {}
    content = {"format": FORMAT, "students": students, **codes, **parts_of(settings)}
    yield json.dumps(content, indent=2, ensure_ascii=False)


def parts_of(settings: Settings) -> dict[str, Any]:
    """The parts of settings as JSON has them."""
    return {
        **asdict(settings), "layers": [*settings.layers], "ask": [*settings.ask],
        "convention": settings.convention.as_dict(), "notation": settings.notation.name,
    }


def settings_in(path: str | Path) -> Settings:
    """The settings that a file says. Raises `BadSettings`, `UnreadableFile`, and what
    `Settings` raises."""
    content = content_of(path)
    for key in ("students", "codes"):
        content.pop(key, None)
    for key, value in content.items():
        if key not in USUAL or not isinstance(value, type(USUAL[key])):
            raise BadSettings(
                path, f"{key!r} is not a part of the settings, or not as it should be")
    try:
        for key in PART_READERS.keys() & content:
            content[key] = PART_READERS[key](content[key])
        return Settings(**content)
    except (TypeError, KeyError):
        raise BadSettings(path, "a part of the settings is not as it should be") from None


def known_students(path: str | Path) -> dict[str, str]:
    """The ids of the students who have sheets, as far as the file says them, each with
    the code of the sheet, or ""."""
    content = content_of(path)
    students, codes = (texts(content.get(key)) for key in ("students", "codes"))
    return dict(zip_longest(students, codes[:len(students)], fillvalue=""))


def texts(found: Any) -> list[str]:
    """The texts of a list; none of what is no list."""
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def content_of(path: str | Path) -> dict[str, Any]:
    """What stands in a file. Raises `BadSettings` and `UnreadableFile`."""
    text = read_text(Path(path))
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise BadSettings(path, "it is no JSON") from None
    if not isinstance(content, dict) or content.get("format") not in (1, FORMAT):
        raise BadSettings(path, f"it is not in format 1 or {FORMAT}")
    if content.pop("format") == 1 and "rounds" in content:
        content["epochs"] = content.pop("rounds")
    return content


USUAL = parts_of(Settings())
"""The parts, each of the type that it has to have."""
PART_READERS: dict[str, Any] = {
    "layers": tuple, "ask": tuple,
    "convention": DEFAULT.with_parts, "notation": NOTATIONS.__getitem__,
}
"""What makes a part of the settings of its JSON value, where that is not the part."""
