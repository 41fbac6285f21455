"""What a model says of new rows.

Add to each row of a CSV file what a model predicts for it, and how strongly it
speaks for each class.

examples:
  neuron-graph predict flowers.db rows.csv
      every row with its prediction, as CSV
  neuron-graph predict flowers.db rows.csv --target species
      how many of them are right
  neuron-graph predict flowers.db --inputs 5.1,3.5,1.4,0.2
      a single row
"""
from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from ...data import BadTable, Predictor, Table, encoded, goals_in, is_plain, row_of, seen_by
from ...data.sqlite import load
from ...errors import BadValue, counted
from ...export import data_row, spelled
from ...recording import visible
from ..screen import Screen
from .confusion_view import columned
from .train_options import HEADER_OPTIONS, read_table
from .train_report import of_test

OPTIONS = f"""
  MODEL                       a file that train has written
  FILE?                       a CSV file with the columns that the model was trained on; - is
                                standard input
  --inputs 5.1,3.5,...        a single row instead of a file
  --target* COLUMN            the column of FILE with what is true: how good the predictions are is
                                written in place of the rows, which --output may still take
{HEADER_OPTIONS}
  --format=csv csv|json|table|linear  how it is written (csv)
  --output FILE               write to a file
"""
WIDEST = 10_000
"""Columns of a table that is no more to be seen in a terminal."""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the rows with their predictions."""
    file, output = arguments.file, arguments.output
    model, table, rows = read_numbers(arguments)
    given: list[Any] = rows if arguments.inputs and is_plain(model.columns) else table.rows
    columns, more = table.columns, added(model)
    if twice := [name for name in more if name in columns]:
        raise BadTable(
            arguments.file, "it is there already, and would be added: rename it, or leave it out",
            column=twice[0])
    if arguments.target:
        if file is None:
            raise BadValue("--target", arguments.target[0], "that needs a file with that column")
        model.tested = Predictor.test(model, rows, goals_in(table, model, arguments.target))
        if arguments.format == "json" and output is None:
            screen.write_json({"format": 1, "test": model.tested._asdict()})
            return
        what = f"the {counted(len(rows), 'row')} of {table.path}"
        screen.write(of_test(model, what, min(screen.width(), 100), screen.unicode))
        if output is None:
            return
    write_rows([*columns, *more], [[*row, *predicted(model, raw)] for row, raw in zip(given, rows)],
               arguments, screen)


def write_rows(header: Sequence[str], found: list[list[Any]], arguments: Namespace,
               screen: Screen) -> None:
    """Write rows under their headings."""
    lines: Iterable[str] = map(data_row, [header, *found])
    if arguments.format == "json":
        objects = {"format": 1, "rows": [dict(zip(header, row)) for row in found]}
        lines = [spelled(json.dumps(objects, ensure_ascii=False))]
    elif arguments.format == "table":
        labels, *columns = ([written(cell) for cell in column] for column in zip(header, *found))
        lines = columned(labels, columns, screen.width(WIDEST))
    elif arguments.format == "linear":
        lines = (", ".join(f"{name} {written(cell)}" for name, cell in zip(header, row))
                 for row in found)
    if screen.is_terminal and arguments.output is None:
        lines = map(visible, lines)
    screen.write_document(lines, arguments.output)


def read_numbers(arguments: Namespace) -> tuple[Predictor, Table, list[list[float]]]:
    """The model, the table of a file or of the row that is given, and the numbers that the model
    takes of it."""
    if (arguments.file is None) == (arguments.inputs is None):
        raise BadValue("FILE", arguments.file, "a file or --inputs is needed, one of both")
    model = load(arguments.model)
    table = (read_table(arguments) if arguments.inputs is None
             else row_of(arguments.inputs, model.columns, "--inputs"))
    return model, table, encoded(seen_by(model, table), model.columns)


def added(model: Predictor) -> list[str]:
    """The names of the columns that are added."""
    return [*(f"predicted {name}" for name in model.targets),
            *(f"{model.targets[0]}={label}" for label in rated(model))]


def rated(model: Predictor) -> list[str]:
    """The classes that have an output each."""
    return model.classes if len(model.network.outputs) > 1 else []


def predicted(model: Predictor, raw: Sequence[float]) -> list[Any]:
    """What is added to a row: the prediction, and the output for each class."""
    value = model.predict_one(raw)
    return [*(value if isinstance(value, list) else [value]),
            *(model.outputs(raw) if rated(model) else [])]


def written(cell: Any) -> str:
    """A cell for the eye, numbers to six figures."""
    return visible(f"{cell + 0.0:.6g}" if isinstance(cell, float) else str(cell))
