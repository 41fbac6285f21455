"""The tables of a model file, and what makes a database one of ours: its number, its
tables as they stand here and nothing else, pages and references that are sound.

Positions count from 1. A float stands in a column of type ANY, which keeps it bit for
bit: a REAL column of SQLite makes 0.0 of -0.0. NULL stands where there is nothing: no
bias, no name, no scaling.
"""
from __future__ import annotations

import hashlib
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
    updates ANY NOT NULL, -- as far as its rule counts them
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
    bias ANY -- the one that its neurons share
) STRICT""",
    "neuron": """CREATE TABLE neuron (
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL REFERENCES layer (position),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    activation TEXT NOT NULL,
    bias ANY, -- its own
    bias_input ANY NOT NULL, -- what its bias is the weight of
    UNIQUE (layer, position)
) STRICT""",
    "weight": """CREATE TABLE weight (
    neuron INTEGER NOT NULL REFERENCES neuron (id),
    position INTEGER NOT NULL,
    name TEXT, -- NULL: w1, w2, ... through the network
    value ANY NOT NULL,
    frozen INTEGER NOT NULL CHECK (frozen IN (0, 1)),
    PRIMARY KEY (neuron, position)
) STRICT, WITHOUT ROWID""",
    "memory": """CREATE TABLE memory (
    owner INTEGER NOT NULL, -- the neurons of a layer, then the bias that they share, layer by layer
    kind TEXT NOT NULL, -- what the rule remembers: velocity, first, second, peak
    position INTEGER NOT NULL, -- of the weight; one more is the bias
    value ANY NOT NULL,
    PRIMARY KEY (owner, kind, position)
) STRICT, WITHOUT ROWID""",
    "extra": """CREATE TABLE extra (
    layer INTEGER PRIMARY KEY REFERENCES layer (position),
    value TEXT NOT NULL -- JSON of what normalises it, with gamma, beta, ..., and of its dropout
) STRICT""",
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
VELOCITY_TABLES = {
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
}
"""Those of before, in which parameters had velocities, and no other memory."""
OLD_TABLES = {
    table: VELOCITY_TABLES.get(table, statement) for table, statement in TABLES.items()
    if table not in ("memory", "extra")}
RENEWED = {
    "model": """WITH
    old (id, title, rate, epochs, low, high, test, score, best, print, version, sum)
    AS (SELECT * FROM model)
    SELECT id, title, rate, epochs, 0.0, low, high, test, score, best, print, version, sum
    FROM old""",
    "layer": "SELECT position, bias FROM layer ORDER BY position",
    "neuron": """SELECT id, layer, position, name, activation, bias, bias_input
    FROM neuron ORDER BY id""",
    "weight": """SELECT neuron, position, name, value, frozen
    FROM weight ORDER BY neuron, position""",
    "memory": """WITH owner AS (
        SELECT row_number() OVER (ORDER BY layer, shared, id) AS owner, * FROM (
            SELECT id, layer, 0 AS shared, bias, bias_velocity FROM neuron
            UNION ALL SELECT 0, position, 1, bias, bias_velocity FROM layer))
    SELECT owner, 'velocity', position, velocity
    FROM weight JOIN owner ON NOT shared AND id = neuron
    UNION ALL SELECT owner, 'velocity',
        1 + (SELECT count(*) FROM weight WHERE NOT shared AND neuron = id), bias_velocity
    FROM owner WHERE bias IS NOT NULL ORDER BY 1, 3""",
    "extra": "SELECT 1 WHERE 0",
}
"""What stood there as rows of the tables of today."""
ROUNDS = {table: statement.replace("epoch", "round") for table, statement in OLD_TABLES.items()}
FORM = Form(0x4E475246, 3, TABLES, {1: ROUNDS, 2: OLD_TABLES})
"""Its application id is "NGRF"; version 1 called an epoch a round."""
MOST_ROWS = {
    **dict.fromkeys(TABLES, 100_000),
    **dict.fromkeys(["weight", "memory", "history", "best", "confusion"], 10_000_000),
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


def columns_of(tables: Mapping[str, str]) -> dict[str, list[Column]]:
    """The columns of each of some tables."""
    return {table: [*columns_in(statement)] for table, statement in tables.items()}


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
    return rows if "memory" in rows else renewed(rows, connection)


def renewed(rows: Rows, connection: Connection) -> Rows:
    """The rows of a version before as they are in this one; a checksum that was wrong
    stays so."""
    new = {**rows, **{
        table: connection.execute(query).fetchall() for table, query in RENEWED.items()}}
    sound = checksum(rows)
    return {**new, "model": [(*row, checksum(new) if saved == sound else saved)
                             for *row, saved in new["model"]]}


def checksum(rows: Rows) -> str:
    """SHA-256 of all rows, but for the checksum itself; of their ASCII, since `repr` of
    a text depends on the Python."""
    digest = hashlib.sha256()
    for table in rows:
        for row in rows[table]:
            digest.update(ascii(row[:-1] if table == "model" else row).encode())
    return digest.hexdigest()


def typed(rows: Rows, tables: Mapping[str, Sequence[Column]] = COLUMNS, are_made: bool = False,
          ) -> dict[str, Sequence[Row]]:
    """The rows, if each value is of the kind that its column is for: a database that is
    not STRICT may hold anything, and so may a hostile one. Of rows that are made here
    numbers are taken for floats where floats are needed."""
    checked: dict[str, Sequence[Row]] = {}
    for table, columns in tables.items():
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
