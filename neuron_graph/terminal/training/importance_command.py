"""Which inputs matter to a model.

Say how what is predicted changes with each input, in the units of both, and what
the score loses where the input's column is shuffled, so that it says nothing.

examples:
  neuron-graph importance house.db rows.csv
      by the rows of a table, with the target for the score
  neuron-graph importance house.db --inputs 3,80
      how the prediction changes at a single row
"""
from __future__ import annotations

from argparse import Namespace
from itertools import repeat

from ...data import goals_in
from ...data.importance import effects, losses, score_of, some
from ...errors import counted
from ..screen import Screen, wrapped
from .predict_command import added, read_numbers, write_rows
from .train_options import HEADER_OPTIONS

OPTIONS = f"""
  MODEL                       a file that train has written
  FILE?                       a CSV file with the columns that the model was trained on; - is
                                standard input
  --target* COLUMN            what is predicted, where it is called otherwise in the file
  --inputs 5.1,3.5,...        a single row instead of a file
  --repeats=5 N               how often each column is shuffled (5)
  --seed=0 7                  of the shuffling (0)
{HEADER_OPTIONS}
  --format=table table|linear|csv|json  how it is written (table)
  --output FILE               write to a file
"""
HEADINGS = "input", "output", "gradient", "size", "lost", "deviation"
NOTE = ("gradient: how the output changes for one more of the input, in the units of their "
        "columns; size: that without its sign; both are means over {}")
NOTE_OF_LOST = (". lost: of the score {:.4g} of {}, where the column is shuffled, mean and "
                "deviation of {} times")
SLOWER = 30
"""How many times as long a number takes that is recorded."""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write what matters, the most at the top."""
    model, table, rows = read_numbers(arguments)
    few = rows[some(model, SLOWER * len(rows) * len(model.features))]
    lost, note = [], NOTE.format(counted(len(few), "row"))
    goals = arguments.target or model.targets
    if arguments.target or {*goals} <= {*table.columns}:
        part = some(model, len(rows) * len(model.columns) * arguments.repeats)
        rows, values = rows[part], goals_in(table, model, goals)[part]
        lost = losses(model, rows, values, arguments.repeats, arguments.seed)
        note += NOTE_OF_LOST.format(
            score_of(model, rows, values), counted(len(rows), "row"), arguments.repeats)
    outputs = added(model)[-len(model.network.outputs):]
    found = sorted(([name, output, *effect, *spread] for name, of_outputs, spread in zip(
        model.features, effects(model, few), lost or repeat(())) for output, effect in zip(
        outputs, of_outputs)), key=lambda row: (row[4:5], row[3]), reverse=True)
    if arguments.format == "table" and not arguments.output:
        screen.write([*wrapped([note], screen.width()), ""])
    write_rows(HEADINGS[:len(found[0])], found, arguments, screen)
