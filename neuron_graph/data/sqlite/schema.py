"""The tables of a model file, and what makes a database one of ours: its number, its
tables as they stand here and nothing else, pages and references that are sound.

Positions count from 1. A float stands in a column of type ANY, which keeps it bit for
bit: a REAL column of SQLite makes 0.0 of -0.0. NULL stands where there is nothing: no
bias, no name, no scaling.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection
from sys import float_info
from typing import Any, NamedTuple

from ...errors import NeuronGraphError, TooMuch, shortened
from .database import Form, Row, Rows, check_pages, plain

TABLES = {
    "model": """CREATE TABLE model (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT NOT NULL,
    rate ANY NOT NULL,
    epochs INTEGER NOT NULL,
    low ANY NOT NULL, -- the target of a class that is not meant
    high ANY NOT NULL, -- the target of the class that is
    test_rows INTEGER, -- how many rows it was tested with
    test_score ANY, -- the part of them that is right; of numbers R squared
    best_epoch INTEGER, -- the best epoch so far, while training that stops by itself goes on
    fingerprint TEXT, -- SHA-256 of the rows that it was trained on
    version TEXT NOT NULL, -- of the package that saved it
    checksum TEXT NOT NULL -- SHA-256 of everything else
) STRICT""",
    "convention": """CREATE TABLE convention (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT""",
    "feature": """CREATE TABLE feature (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- of the column
    input TEXT NOT NULL, -- what the network calls it
    shift ANY, -- the network sees (raw - shift) / scale
    scale ANY
) STRICT""",
    "target": """CREATE TABLE target (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- of the column
    shift ANY,
    scale ANY
) STRICT""",
    "class": """CREATE TABLE class (
    position INTEGER PRIMARY KEY,
    label TEXT NOT NULL
) STRICT""",
    "layer": """CREATE TABLE layer (
    position INTEGER PRIMARY KEY,
    bias ANY, -- the one that its neurons share
    bias_velocity ANY NOT NULL
) STRICT""",
    "neuron": """CREATE TABLE neuron (
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL REFERENCES layer (position),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    activation TEXT NOT NULL,
    bias ANY, -- its own
    bias_velocity ANY NOT NULL,
    bias_input ANY NOT NULL, -- what its bias is the weight of
    UNIQUE (layer, position)
) STRICT""",
    "weight": """CREATE TABLE weight (
    neuron INTEGER NOT NULL REFERENCES neuron (id),
    position INTEGER NOT NULL,
    name TEXT, -- NULL: w1, w2, ... through the network
    value ANY NOT NULL,
    velocity ANY NOT NULL,
    frozen INTEGER NOT NULL CHECK (frozen IN (0, 1)),
    PRIMARY KEY (neuron, position)
) STRICT, WITHOUT ROWID""",
    "history": """CREATE TABLE history (
    position INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    error ANY NOT NULL,
    accuracy ANY
) STRICT""",
    "confusion": """CREATE TABLE confusion (
    class INTEGER NOT NULL REFERENCES class (position),
    predicted INTEGER NOT NULL REFERENCES class (position),
    rows INTEGER NOT NULL, -- of the test that are of the one and are taken for the other
    PRIMARY KEY (class, predicted)
) STRICT, WITHOUT ROWID""",
    "best": """CREATE TABLE best (
    position INTEGER PRIMARY KEY,
    value ANY NOT NULL -- the weights and biases of the best epoch so far, neuron by neuron
) STRICT""",
    "plan": """CREATE TABLE plan (
    name TEXT PRIMARY KEY NOT NULL, -- what train was asked for
    value TEXT NOT NULL
) STRICT""",
}
ROUNDS = {table: statement.replace("epoch", "round") for table, statement in TABLES.items()}
FORM = Form(0x4E475246, 2, TABLES, {1: ROUNDS})
"""Its application id is "NGRF"; version 1 called an epoch a round."""
MOST_ROWS = {
    **dict.fromkeys(TABLES, 100_000),
    **dict.fromkeys(["weight", "history", "best", "confusion"], 10_000_000),
}
"""How many rows of each are read or written."""


class Column(NamedTuple):
    """A column of a table: its name, its kind, and whether something must stand
    there."""

    name: str
    kind: str
    is_needed: bool


def columns_in(statement: str) -> Iterator[Column]:
    """The columns that a statement gives its table."""
    for line in statement.splitlines()[1:-1]:
        name, kind, *_ = line.split()
        if name.islower():
            yield Column(name, kind.rstrip(","), "NOT NULL" in line or "KEY" in line)


COLUMNS = {table: [*columns_in(statement)] for table, statement in TABLES.items()}
KINDS = {"INTEGER": (int, "a whole number"), "TEXT": (str, "a text"), "ANY": (float, "a float")}


def check_schema(connection: Connection) -> None:
    """Refuse tables that are not as they stand here, and whatever else there is;
    SQLite's own statistics may be there."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master "
        "WHERE type NOT IN ('table', 'index') OR name NOT GLOB 'sqlite_*'").fetchall()
    statements = {name: sql for _, name, sql in found}
    for table, statement in FORM.tables_of(connection).items():
        if table not in statements:
            raise NeuronGraphError(f"it has no table {table}")
        if statements[table] not in (statement, plain(statement)):
            raise NeuronGraphError(f"its {table} is not the table that a model has")
    for kind, name, _ in found:
        if name not in TABLES or kind != "table":
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
            for table in TABLES}


def check_sound(connection: Connection) -> None:
    """Refuse damaged pages, missing values and references to rows that there are
    not."""
    check_pages(connection)
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise NeuronGraphError(
            f"it is damaged: its table {table} refers to a {parent} that there is not")


def rows_in(connection: Connection) -> Rows:
    """All rows, in order, each value of the kind that its column is for."""
    return typed({
        table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in TABLES})


def typed(rows: Rows, are_made: bool = False) -> dict[str, Sequence[Row]]:
    """The rows, if each value is of the kind that its column is for: a database that is
    not STRICT may hold anything, and so may a hostile one. Of rows that are made here
    numbers are taken for floats where floats are needed."""
    checked: dict[str, Sequence[Row]] = {}
    for table, columns in COLUMNS.items():
        found = []
        for column, values in zip(columns, zip(*rows[table])):
            if are_made and column.kind == "ANY":
                values = tuple(map(as_float, values))
            check_column(table, column, values)
            found.append(values)
        checked[table] = list(zip(*found))
    return checked


def as_float(value: Any) -> Any:
    """A number as a float, if it is one that a float holds."""
    held = hasattr(value, "__float__") and abs(value) <= float_info.max
    return float(value) if held else value


def check_column(table: str, column: Column, values: Sequence[Any]) -> None:
    """Refuse a value of a column that is not of its kind."""
    allowed, wanted = KINDS[column.kind]
    for number, value in enumerate(values, start=1):
        missing = value is None and not column.is_needed
        if not missing and type(value) is not allowed or value != value:
            given = "missing" if value is None else shortened(repr(value))
            raise NeuronGraphError(f"row {number} of its table {table}: {column.name} is {given}, "
                                   f"{wanted} is needed")
