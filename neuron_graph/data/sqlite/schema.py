"""What makes a database a model file: its number, its tables as they stand in
`tables` and nothing else, pages and references that are sound.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from sys import float_info
from typing import Any, NamedTuple

from ...errors import NeuronGraphError, TooMuch, shortened
from .database import Form, Row, Rows, check_pages, plain
from .earlier import EARLIER, PLAIN_RENEWED, VELOCITY_RENEWED
from .tables import TABLES

FORM = Form(0x4E475246, 4, TABLES, EARLIER)
"""Its application id is "NGRF"."""
MOST_ROWS = {
    **dict.fromkeys(TABLES, 100_000),
    **dict.fromkeys(["weight", "memory", "history", "best", "confusion"], 10_000_000),
}
"""How many rows of each are read or written."""


class ColumnKind(NamedTuple):
    """A column of a table: its name, its kind, and what says that something must stand there,
    if anything does."""

    name: str
    kind: str
    is_needed: str


COLUMN = re.compile(r"(?m)^    ([a-z_]+) ([A-Z]+)(.*(?:NOT NULL|KEY))?")
"""A line of a statement that gives its table a column."""


def columns_of(tables: Mapping[str, str]) -> dict[str, list[ColumnKind]]:
    """The columns of each of some tables."""
    return {table: [*map(ColumnKind._make, COLUMN.findall(statement))]
            for table, statement in tables.items()}


COLUMNS = columns_of(TABLES)
KINDS = {"INTEGER": (int, "a whole number"), "TEXT": (str, "a text"), "ANY": (float, "a float")}


def check_schema(connection: Connection) -> None:
    """Refuse tables that are not as they stand here, and whatever else there is;
    SQLite's own statistics may be there."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master "
        "WHERE type NOT IN ('table', 'index') OR name NOT GLOB 'sqlite_*'").fetchall()
    statements = {name: sql for _, name, sql in found}
    tables = FORM.tables_of(connection)
    for table, statement in tables.items():
        if table not in statements:
            raise NeuronGraphError(f"it has no table {table}")
        if statements[table] not in (statement, plain(statement)):
            raise NeuronGraphError(f"its {table} is not the table that a model has")
    for kind, name, _ in found:
        if name not in tables or kind != "table":
            raise NeuronGraphError(
                f"it has more than a model has: the {kind} {shortened(repr(name))}")


def check_sizes(sizes: Mapping[str, int]) -> None:
    """Raise `TooMuch` if there are more rows than are read or written."""
    for table, size in sizes.items():
        if size > MOST_ROWS[table]:
            raise TooMuch(f"a model file has at most {MOST_ROWS[table]} rows of {table}, and here "
                          f"are {size}")


def sizes_of(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in FORM.tables_of(connection)}


def check_sound(connection: Connection) -> None:
    """Refuse damaged pages, missing values and references to rows that there are
    not."""
    check_pages(connection)
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise NeuronGraphError(
            f"it is damaged: its table {table} refers to a {parent} that there is not")


def rows_in(connection: Connection) -> Rows:
    """All rows, in order, each value of the kind that its column is for."""
    columns = columns_of(FORM.tables_of(connection))
    rows = typed({
        table: connection.execute(
            f"SELECT * FROM {table} ORDER BY {', '.join('123'[:len(found)])}").fetchall()
        for table, found in columns.items()}, columns)
    return rows if "column" in rows else renewed(rows, connection)


def renewed(rows: Rows, connection: Connection) -> Rows:
    """The rows of a version before as they are in this one; a checksum that was wrong
    stays so."""
    queries = PLAIN_RENEWED if "memory" in rows else VELOCITY_RENEWED
    new = {**rows, **{
        table: connection.execute(query).fetchall() for table, query in queries.items()}}
    return {**new, "model": [(*row, checksum(new) if saved == checksum(rows) else saved)
                             for *row, saved in new["model"]]}


def checksum(rows: Rows) -> str:
    """SHA-256 of all rows, but for the checksum itself; of their ASCII, since `repr` of
    a text depends on the Python."""
    digest = hashlib.sha256()
    for table in rows:
        for row in rows[table]:
            digest.update(ascii(row[:-1] if table == "model" else row).encode())
    return digest.hexdigest()


def typed(rows: Rows, tables: Mapping[str, Sequence[ColumnKind]] = COLUMNS, are_made: bool = False,
          ) -> dict[str, Sequence[Row]]:
    """The rows, if each value is of the kind that its column is for: a database that is
    not STRICT may hold anything, and so may a hostile one. Of rows that are made here
    numbers are taken for floats where floats are needed."""
    return {
        table: [*zip(*(taken(table, column, values, are_made)
                       for column, values in zip(columns, zip(*rows[table]))))]
        for table, columns in tables.items()}


def as_float(value: Any) -> Any:
    """A number as a float, if it is one that a float holds."""
    return (float(value) if hasattr(value, "__float__") and abs(value) <= float_info.max
            else value)


def taken(table: str, column: ColumnKind, values: Row, are_made: bool) -> Row:
    """The values of a column, if each is of its kind."""
    allowed, wanted = KINDS[column.kind]
    if are_made and allowed is float:
        values = tuple(map(as_float, values))
    for number, value in enumerate(values, start=1):
        if (value is not None or column.is_needed) and type(value) is not allowed or value != value:
            given = "missing" if value is None else shortened(repr(value))
            raise NeuronGraphError(f"row {number} of its table {table}: {column.name} is {given}, "
                                   f"{wanted} is needed")
    return values
