"""Models in files, each in an SQLite database of its own.

    save(model, "flowers.db")    load("flowers.db")    is_model_file("flowers.db")

A save is one transaction: a file holds the model that was there or the new one, whole.
To load never changes a file.
"""
from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ...errors import BadFile, BadValue, NeuronGraphError, shortened
from ..estimators import Model
from ..model import Predictor
from ..replacement import put, room_beside
from .database import Rows, beside, opened, reason, transaction, writes_ahead
from .model_rows import model_of, rows_of
from .schema import FORM, check_schema, check_sizes, check_sound, rows_in, sizes_of


class BadStore(BadFile):
    """A file that holds no model, or cannot take one."""

    sentence = "{path} {problem}"


def save(model: Predictor, path: str | Path, force: bool = False) -> None:
    """Keep a model in a file; with `force` in place of the model that is there.

    Raises `BadStore` if the file holds anything else, or a model and there is no
    `force`, or cannot be written; `BadValue` for what is no model; and what `rows_of`
    and `check_sizes` raise if the model holds what cannot be stored.
    """
    if not isinstance(model, Predictor):
        raise BadValue("what is to be saved", model,
                       "a Model is needed, which knows the columns of its table")
    rows = rows_of(model)
    check_sizes({table: len(rows[table]) for table in rows})
    model_of(rows)
    with told(path, "cannot be saved"):
        check_place(path, force)
        target = Path(os.path.realpath(path))
        if target.exists():
            save_over(target, rows)
        else:
            save_new(target, rows)


def check_place(path: str | Path, force: bool = False) -> None:
    """Raise `BadStore` where no model can be saved: in a file that holds something
    else, or a model and there is no `force`; in a folder that there is not, or that
    cannot be written."""
    with told(path, "cannot be saved"):
        target = Path(os.path.realpath(path))
        if target.exists():
            FORM.check_file(target)
            if not force:
                raise BadStore(path, "holds a model already: it is replaced only by force")
        elif not os.access(target.parent, os.W_OK | os.X_OK):
            target.parent.stat()
            raise PermissionError(errno.EACCES, "its folder cannot be written")


def check_room(model: Predictor) -> None:
    """Raise `TooMuch` for a model that is larger than a file holds: before it is
    trained in vain."""
    neurons = model.network.neurons
    weights = sum(len(neuron.weights) for neuron in neurons)
    check_sizes({"neuron": len(neurons), "weight": weights, "feature": len(model.features)})


def load(path: str | Path) -> Model:
    """The model that a file holds. Raises `BadStore`."""
    with told(path, "cannot be read"):
        source = Path(os.path.realpath(path))
        FORM.check_file(source)
        return Model.holding(model_of(
            rows_of_copy(source) if writes_ahead(source) else rows_of_file(source)))


def is_model_file(path: str | Path) -> bool:
    """Whether a file is a model file, by its first bytes."""
    try:
        FORM.check_file(Path(path))
    except (OSError, ValueError):
        return False
    return True


@contextmanager
def told(path: str | Path, task: str) -> Iterator[None]:
    """Tell whatever goes wrong with a file in one sentence."""
    try:
        yield
    except BadStore:
        raise
    except NeuronGraphError as error:
        raise BadStore(path, f"is no model: {error}") from None
    except (sqlite3.Error, OSError) as error:
        raise BadStore(path, f"{task}: {reason(error)}") from None
    except (ValueError, OverflowError) as error:
        raise BadStore(path, f"{task}: {shortened(ascii(str(error)), 100)}") from None


def save_new(target: Path, rows: Rows) -> None:
    """Save to a file that is not there yet: beside it first, then in its place."""
    with room_beside(target) as room:
        new = room / "new"
        with opened(new, "rwc") as connection, transaction(connection):
            FORM.create(connection)
            finish(connection, rows)
        for ending in ("-journal", "-wal"):
            # Left by a database that is gone, it would be played back into this one;
            # SQLite deletes it, too.
            beside(target, ending).unlink(missing_ok=True)
        put(new, target)


def save_over(target: Path, rows: Rows) -> None:
    """Save in place of the model that a file holds."""
    with opened(target, "rw") as connection, transaction(connection):
        check_schema(connection)
        FORM.renew(connection)
        finish(connection, rows)


def finish(connection: sqlite3.Connection, rows: Rows) -> None:
    """Fill the tables, if they are sound then."""
    FORM.fill(connection, rows)
    check_sound(connection)


def rows_of_file(path: Path) -> Rows:
    """What stands in a file; of a save that was cut short, what stood there before."""
    try:
        return read(path, "ro")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
    return rows_of_copy(path)


def rows_of_copy(path: Path) -> Rows:
    """What stands in a file, read from a copy, in which SQLite takes back or finishes
    what the journal says."""
    with TemporaryDirectory() as room:
        copy = Path(room, "model")
        for ending in ("", "-journal", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(beside(path, ending), beside(copy, ending))
        return read(copy, "rw")


def read(path: Path, mode: str) -> Rows:
    """All rows, as of one moment, once it is sure what they are read from."""
    with opened(path, mode) as connection, transaction(connection, "DEFERRED"):
        check_schema(connection)
        check_sizes(sizes_of(connection))
        check_sound(connection)
        return rows_in(connection)
