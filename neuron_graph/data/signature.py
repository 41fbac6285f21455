"""What a file is by its first bytes."""
from __future__ import annotations

from pathlib import Path

DATABASE = b"SQLite format 3\0"
"""What an SQLite database begins with."""
HEADER_SIZE = 100
"""How many bytes its header has."""


def holds_database(path: Path) -> bool:
    """Whether there is a file, and it is an SQLite database, as models are. Raises
    `OSError`."""
    return path.is_file() and header(path).startswith(DATABASE)


def header(path: Path) -> bytes:
    """The first bytes of a file, as many as the header of a database has."""
    with path.open("rb") as file:
        return file.read(HEADER_SIZE)
