"""Which inputs matter to a model.

Say what the score of a model loses where a column of a table is shuffled, so that
it says nothing, and how what is predicted changes with each input, in the units of
both. Without a table: at a row, or at the average row.

examples:
  neuron-graph importance house.db rows.csv
      both, by the rows of a table that has the target, too
  neuron-graph importance house.db --inputs 3,80
      how the prediction changes at a single row
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from ...data import Predictor, effects, losses, values_of
from ...data.sqlite import load
from ...errors import BadValue, counted
from ...export import data_row
from ...export.pictures import aligned, cell_len, plain
from ...recording import Printer, visible
from ..options import read_digits, read_row
from ..screen import Lines, Screen, wrapped
from .train_options import HEADER_OPTIONS, read_table

DIGITS = 4
OPTIONS = f"""
  MODEL                       a file that train has written
  FILE?                       a CSV file with the columns that the model was trained on; - is
                                standard input
  --target COLUMN             what is predicted, where it is called otherwise there
  --inputs 5.1,3.5,...        a single row instead of a file
  --repeats=5 M               how often each column is shuffled (5)
  --seed=0 7                  of the shuffling (0)
{HEADER_OPTIONS}
  --digits N                  significant figures ({DIGITS})
  --full                      all digits of every number
  --format=terminal terminal|linear|csv|json  how it is written
  --output FILE               write to a file
"""
LOST = "lost", "deviation"
"""What the score loses."""
Rows = list[dict[str, Any]]
"""What is said of each input, under its headings."""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the table, what matters most at the top."""
    model, output, form = load(arguments.model), arguments.output, arguments.format
    if arguments.file and arguments.inputs:
        raise BadValue("--inputs", arguments.inputs, "it stands instead of a file: leave one out")
    cells, values = read_cells(model, arguments)
    lost = losses(model, cells, values, arguments.repeats, arguments.seed) if values else []
    rows = found(model, lost, cells)
    if form == "csv":
        screen.write_document(map(data_row, [[*rows[0]], *(row.values() for row in rows)]), output)
    elif form == "json":
        head = {"format": 1, "model": arguments.model, "rows": len(cells)}
        head |= {"score": model.score(cells, values)} if values else {}
        screen.write_json({**head, "inputs": rows}, output)
    else:
        notes = said(model, len(cells), arguments, model.score(cells, values) if values else None)
        printer = Printer(screen.style, model_notation(), read_digits(arguments, DIGITS))
        screen.write(shown(rows, notes, printer, screen, form), output)
