"""A student's progress through the course: one SQLite file, or memory where none can be
kept.

    progress = CourseProgress("practice.db")        makes the file if there is none
    progress.read()                           a `State`
    progress.solve("neuron")                  each change is one transaction

A file that is damaged, or something else, is refused and never changed. Where a change
cannot be written, the course goes on in memory, and `trouble` says why.
"""
from __future__ import annotations

import os
import re
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from weakref import finalize

from ...data import room_beside
from ...data.sqlite import Form, Rows, beside, check_pages, opened, reason, transaction
from ...errors import BadFile, NeuronGraphError
from .attempt import TypedAnswer

TABLES = {
    "course": """CREATE TABLE course (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seed TEXT NOT NULL, -- what this student's numbers are drawn from
    place TEXT NOT NULL -- the exercise that was open last
)""",
    "exercise": """CREATE TABLE exercise (
    name TEXT PRIMARY KEY NOT NULL,
    variant INTEGER NOT NULL,
    solved INTEGER NOT NULL CHECK (solved IN (0, 1))
)""",
    "answer": """CREATE TABLE answer (
    exercise TEXT NOT NULL,
    variant INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    found INTEGER NOT NULL CHECK (found IN (0, 1)),
    PRIMARY KEY (exercise, variant, name)
)""",
}
FORM = Form(0x4E475250, 2, TABLES, {1: TABLES})
"""Its application id is "NGRP"; version 1 called an epoch a round."""
RENAMED = [("two-epochs", "two-rounds"), ("full-epoch", "full-round")]
"""The exercises that version 1 called otherwise."""
TROUBLE = (NeuronGraphError, sqlite3.Error, OSError)
"""What can go wrong with a file."""
SEED = re.compile(r"[0-9a-f]{32}")
MOST_KEPT_ROWS, MOST_VARIANTS, LONGEST_KEPT = 10_000, 1_000_000, 200
CANNOT_WRITE = (
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY)
ANY = None
SOUND = (1, ANY, ANY), (ANY, MOST_VARIANTS, 1), (ANY, MOST_VARIANTS, ANY, ANY, 1)
"""What the columns may hold, table by table: texts, or whole numbers up to so many."""
DAMAGED = "it is damaged: a value in it is not of its kind"
ADDED = "INSERT INTO exercise VALUES (?, 0, 0) ON CONFLICT (name) DO NOTHING"

Row = tuple[Any, ...]
Statement = tuple[str, Row]


class BadProgress(BadFile):
    """A file that holds no progress, or a damaged one."""

    sentence = ("{path} is no progress of this course: {problem}; it was not changed, and "
                "--progress FILE names another")


@dataclass
class State:
    """What is kept: the seed, the exercise that was open last, the variants, what is
    solved, the answers typed."""

    seed: str
    place: str = ""
    variants: dict[str, int] = field(default_factory=dict)
    solved: set[str] = field(default_factory=set)
    answers: dict[tuple[str, int], list[TypedAnswer]] = field(default_factory=dict)

    def typed(self, exercise: str, variant: int) -> list[TypedAnswer]:
        """The answers to a variant of an exercise."""
        return self.answers.get((exercise, variant), [])


class CourseProgress:
    """The progress in a file; None keeps it in memory. Raises `BadProgress` for a file
    of something else."""

    def __init__(self, path: Path | None):
        self.path = Path(os.path.realpath(path or ""))
        self.trouble = ""
        """Why nothing is kept in the file any more, once that is so."""
        self.memory: Connection | None = None
        self.last = State(secrets.token_hex(16))
        if path is None:
            self.go_on_in_memory()
        else:
            self.begin()

    def begin(self) -> None:
        """Make the file if there is none, and look whether it is sound."""
        try:
            if not self.path.exists():
                make(self.path)
        except (OSError, sqlite3.Error) as error:
            self.give_up(error)
            return
        try:
            self.do(())
        except TROUBLE as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in CANNOT_WRITE:
                raise BadProgress(self.path, reason(error)) from None
            self.look()
            self.give_up(error)

    def look(self) -> None:
        """Read a file that cannot be written."""
        try:
            with self.connection("ro") as connection:
                self.last = state_of(connection)
        except TROUBLE as error:
            raise BadProgress(self.path, reason(error)) from None

    def give_up(self, error: Exception) -> None:
        """Go on in memory from what was known last."""
        self.trouble = (f"progress is not kept from here on: {self.path} cannot be written "
                        f"({reason(error)})")
        self.go_on_in_memory()

    def go_on_in_memory(self) -> None:
        """Keep the state in memory from now on."""
        self.memory = sqlite3.connect(":memory:", isolation_level=None)
        finalize(self, self.memory.close)
        fill(self.memory, self.last)

    @contextmanager
    def connection(self, mode: str) -> Iterator[Connection]:
        """A connection to what holds the progress; `mode` is ro or rw."""
        if self.memory is not None:
            yield self.memory
            return
        FORM.check_file(self.path)
        with opened(self.path, mode) as connection:
            yield connection

    def read(self) -> State:
        """All that is kept, as of one moment: another terminal may have changed it."""
        self.change()
        return self.last

    def change(self, *statements: Statement) -> None:
        """Do some statements in one transaction; where the file cannot take it, in
        memory from now on."""
        try:
            self.do(statements)
        except TROUBLE as error:
            self.give_up(error)
            self.do(statements)

    def do(self, statements: Sequence[Statement]) -> None:
        """One transaction, on a file that is sound."""
        with self.connection("rw") as connection, transaction(connection):
            self.last = state_of(connection)
            if FORM.version_of(connection) == 1:
                rename_exercises(connection)
            for statement, values in statements:
                connection.execute(statement, values)
            self.last = state_of(connection)

    def visit(self, exercise: str) -> None:
        """Note which exercise is open."""
        self.change(("UPDATE course SET place = ?", (exercise,)))

    def answer(self, exercise: str, variant: int, typed: TypedAnswer) -> None:
        """Note an answer; one that was found stays."""
        self.change((ADDED, (exercise,)), (
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?) ON CONFLICT (exercise, variant, name) "
            "DO UPDATE SET text = excluded.text, found = excluded.found "
            "WHERE found <= excluded.found",
            (exercise, variant, typed.name, typed.text[:LONGEST_KEPT], typed.found)))

    def solve(self, exercise: str) -> None:
        """Note that an exercise is solved."""
        self.change(
            (ADDED, (exercise,)),
            ("UPDATE exercise SET solved = 1 WHERE name = ?", (exercise,)))

    def vary(self, exercise: str, variant: int) -> None:
        """Begin a variant of an exercise, without answers."""
        self.change(
            (ADDED, (exercise,)),
            ("UPDATE exercise SET variant = ? WHERE name = ?", (variant, exercise)),
            ("DELETE FROM answer WHERE exercise = ?", (exercise,)))

    def forget(self) -> None:
        """Begin the course anew, with other numbers."""
        self.change(
            ("DELETE FROM answer", ()), ("DELETE FROM exercise", ()),
            ("UPDATE course SET seed = ?, place = ''", (secrets.token_hex(16),)))


def make(path: Path) -> None:
    """Make a new file whole, beside its place first; another program may be as quick,
    then its file stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with room_beside(path) as room:
        new = room / "new"
        with opened(new, "rwc") as connection:
            fill(connection, State(secrets.token_hex(16)))
        logs = (beside(path, ending) for ending in ("-journal", "-wal"))
        left = next(filter(Path.exists, logs), None)
        if left and not path.exists():
            # it would be played back into this one; while another program writes, its
            # file is there
            raise OSError(
                0, f"{left.name} is left beside it of a file that is gone: remove it")
        try:
            os.link(new, path)
        except FileExistsError:
            return
        except OSError:
            # a file system without links
            os.replace(new, path)


def fill(connection: Connection, state: State) -> None:
    """Fill an empty database with a state."""
    rows: Rows = {
        "course": [(1, state.seed, state.place)],
        "exercise": [(*row, row[0] in state.solved) for row in state.variants.items()],
        "answer": [(*key, *typed) for key, own in state.answers.items() for typed in own],
    }
    with transaction(connection):
        FORM.create(connection)
        FORM.fill(connection, rows)


def rename_exercises(connection: Connection) -> None:
    """Bring a database of version 1 to version 2, answers and all."""
    columns = {"exercise": "name", "answer": "exercise", "course": "place"}
    for table, column in columns.items():
        connection.executemany(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", RENAMED)
    connection.execute(f"PRAGMA user_version = {FORM.version}")


def state_of(connection: Connection) -> State:
    """What a database holds, if it is sound: its tables as they stand here and nothing
    else, its values of their kinds."""
    check_pages(connection)
    tables = "SELECT name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'"
    if dict(connection.execute(tables)) != TABLES:
        raise NeuronGraphError("its tables are not those of the course")
    course, exercises, answers = map(partial(rows_of, connection), TABLES, SOUND)
    if len(course) != 1 or not SEED.fullmatch(course[0][1]):
        raise NeuronGraphError(DAMAGED)
    state = State(*course[0][1:])
    for exercise, variant, solved in exercises:
        state.variants[exercise] = variant
        if solved:
            state.solved.add(exercise)
    for exercise, variant, name, text, found in answers:
        state.answers.setdefault((exercise, variant), []).append(
            TypedAnswer(name, text, bool(found)))
    return state


def rows_of(connection: Connection, table: str, limits: tuple[int | None, ...],
            ) -> list[Row]:
    """The rows of a table, if each value can stand in its column."""
    statement = f"SELECT * FROM {table} LIMIT {MOST_KEPT_ROWS}"
    rows: list[Row] = connection.execute(statement).fetchall()
    if not all(all(map(is_sound, row, limits)) for row in rows):
        raise NeuronGraphError(DAMAGED)
    return rows



def is_sound(value: object, most: int | None) -> bool:
    """Whether a value can stand in a column: a text, or a whole number up to `most`."""
    if most is ANY:
        return isinstance(value, str) and len(value) <= LONGEST_KEPT
    return isinstance(value, int) and 0 <= value <= most
