"""What a file is by its first bytes."""
from __future__ import annotations

from pathlib import Path

DATABASE = b"SQLite format 3\0"
"""What an SQLite database begins with."""


def holds_database(path: Path) -> bool:
    """Whether there is a file, and it is an SQLite database, as models are. Raises
    `OSError`."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE
