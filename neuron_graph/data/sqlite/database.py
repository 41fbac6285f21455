"""A file that is an SQLite database of ours: told by its first bytes before SQLite may
touch it, opened so that it is trusted in nothing.

    form = Form(application_id, version, tables)
    form.check_file(path)                              refuses anything else
    with opened(path, "rw") as connection:             a connection without transactions of its own
        with transaction(connection): ...              all of it or nothing
"""
from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from ...errors import NeuronGraphError, cause, shortened
from ..signature import DATABASE, HEADER_SIZE, header

Row = tuple[Any, ...]
Rows = Mapping[str, Sequence[Row]]
"""What stands in each table."""
LONGEST_WAIT = 5.0
"""How many seconds another program that writes is waited for."""
LONGEST_ROW = 1_000_000
"""How many bytes a row may have."""
JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""What journals end with if they name another file."""


def reason(error: Exception) -> str:
    """What SQLite says, in our words where it is about others or about the file; what the
    system says of any other error."""
    if not isinstance(error, sqlite3.Error):
        return cause(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"another program is busy with it, and was waited for {LONGEST_WAIT:g} seconds"
    damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return "it is damaged: " * damaged + shortened(ascii(str(error)))


@dataclass(frozen=True)
class Form:
    """A form of database that is ours: what `PRAGMA application_id` and `PRAGMA
    user_version` say of it, and its tables by name, those that others refer to first;
    and the tables of each version `before`."""

    application_id: int
    version: int
    tables: dict[str, str]
    before: dict[int, dict[str, str]]

    def check_file(self, path: Path) -> None:
        """Refuse what has not these numbers, by its first bytes, before SQLite may
        touch it."""
        if not path.is_file():
            path.stat()
            raise NeuronGraphError("it is a directory" if path.is_dir() else "it is not a file")
        head = header(path)
        if not head.startswith(DATABASE):
            raise NeuronGraphError("it is no SQLite database" if head else "it is empty")
        version, application = number_at(head, 60), number_at(head, 68)
        if application != self.application_id or len(head) < HEADER_SIZE:
            raise NeuronGraphError(
                f"it holds a database of something else (application id {application})")
        if version != self.version and version not in self.before:
            raise NeuronGraphError(
                f"it is in version {version} of the format, and versions up to {self.version} are "
                "known: a later neuron-graph wrote it, and reads it")

    def version_of(self, connection: Connection) -> int:
        """The version that a database is in."""
        [version] = connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    def tables_of(self, connection: Connection) -> dict[str, str]:
        """The tables that a database of its version has."""
        return self.before.get(self.version_of(connection), self.tables)

    def renew(self, connection: Connection) -> None:
        """Bring a database of a version before to this one, without rows."""
        if self.version_of(connection) != self.version:
            for table in reversed(self.tables_of(connection)):
                connection.execute(f"DROP TABLE {table}")
            self.create(connection)

    def create(self, connection: Connection) -> None:
        """Give an empty database its numbers and its tables, without rows."""
        connection.execute(f"PRAGMA application_id = {self.application_id}")
        connection.execute(f"PRAGMA user_version = {self.version}")
        strict = sqlite3.sqlite_version_info >= (3, 37)
        for statement in self.tables.values():
            connection.execute(statement if strict else plain(statement))

    def fill(self, connection: Connection, rows: Rows) -> None:
        """Put these rows in place of those that are there."""
        for table in reversed(self.tables):
            connection.execute(f"DELETE FROM {table}")
        for table in filter(rows.get, self.tables):
            marks = ", ".join("?" * len(rows[table][0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[table])


def plain(statement: str) -> str:
    """A table for SQLite before 3.37, which knows no STRICT; a column without a type
    leaves floats alone there."""
    return statement.replace(") STRICT, ", ") ").replace(") STRICT", ")").replace(" ANY", "")


def check_pages(connection: Connection) -> None:
    """Refuse damaged pages and missing values."""
    [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise NeuronGraphError(f"it is damaged: {shortened(repr(found))}")


def number_at(head: bytes, place: int) -> int:
    """The number that stands at a place of a header, in four bytes."""
    return int.from_bytes(head[place:place + 4], "big", signed=True)


def writes_ahead(path: Path) -> bool:
    """Whether a database keeps a write-ahead log, which even readers write files
    for."""
    return 2 in header(path)[18:20]


def beside(path: Path, ending: str) -> Path:
    """A file that SQLite keeps next to a database."""
    return path.with_name(path.name + ending)


def check_journal(path: Path) -> None:
    """Refuse a journal that names another file: SQLite would take it for one of its
    own, and delete it."""
    with suppress(FileNotFoundError), beside(path, "-journal").open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - len(JOURNAL)))
        if file.read() == JOURNAL:
            raise NeuronGraphError("its journal is not one that saving a model leaves")


@contextmanager
def opened(path: Path, mode: str) -> Iterator[Connection]:
    """A connection without transactions of its own, that trusts nothing: `mode` is ro,
    rw or rwc."""
    check_journal(path)
    with closing(sqlite3.connect(
            f"{path.as_uri()}?mode={mode}", timeout=LONGEST_WAIT, isolation_level=None,
            uri=True)) as connection:
        for setting in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {setting}")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_ROW)
        yield connection


@contextmanager
def transaction(connection: Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All that is done meanwhile is kept, or nothing of it where it cannot be done,
    whatever the reason."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
