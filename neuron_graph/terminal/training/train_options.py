"""The options of `train`: what they ask for, as a plan."""
from __future__ import annotations

from argparse import Namespace
from typing import Any

from ...data import (
    BATCH,
    FEWEST,
    HIDDEN,
    L2,
    MOST,
    OPTIONS,
    RATE,
    RATES,
    RULE,
    TASKS,
    Plan,
    Table,
    picked,
    read_batch,
    read_sizes,
    written,
)
from ...errors import BadValue, NeuronGraphError
from ...network import LOSSES, RULES, SCHEDULES
from ...numerals import read_list
from ...setup import INITIALS

HIDDEN_SIZES = " or ".join(map(str, HIDDEN.values())) + ", by the columns"
PLANNING = f"""
the model (chosen from the target where nothing is said):
  --task {'|'.join(TASKS)}  classes, numbers, or classes by a perceptron
  --layers 8,4                sizes of the hidden layers ({HIDDEN_SIZES}); 0 for none
  --activation NAME           of the hidden layers ({Plan.activation})
  --output-activation NAME    of the outputs
  --loss {'|'.join(LOSSES)}  the error
  --convention KEY=VALUE,...  what else it has, such as label-smoothing=0.1, class-weights=1:5
  --init NAME                 {', '.join(INITIALS)}, constant:0.5 ({Plan.initial})
  --dropout X                 the part of hidden activations that training leaves out (0)
  --norm batch|layer          normalise the hidden layers
  --class-targets LOW,HIGH    what outputs should be for a class (0,1)
its training:
  --epochs N      passes over the rows, at most ({FEWEST} to {MOST}, by the size of the table);
                                with --resume those before count
  --rate|--learning-rate|--lr|--eta X  learning rate ({RATES[RULE]} by adam and the like, for
                                batches of {BATCH}; {RATE} by descent, less with momentum)
  --rule NAME     how parameters move: {', '.join(rule for rule in RULES if not RULES[rule].delta)}
                                ({RULE})
  --momentum X    part of the step before that goes on (0; of the rules momentum and
                                nesterov 0.9)
  --schedule NAME  how the learning rate changes with the epochs: {', '.join(SCHEDULES)}
  --schedule-factor X  by how much (0.5)
  --schedule-steps X  in how many epochs (10; linear and cosine: in all)
  --rates X:Y     learning rates, one for each epoch, of the schedule table
  --clip-norm X   largest norm of all gradients together
  --clip-value X  largest gradient
  --l2 X          penalty on large weights ({L2}; 0 by other rules than {RULE})
  --l1 X          penalty on their sizes (0)
  --weight-decay X  part that a weight loses apart from its gradient, times the learning rate (0)
  --batch N|all   rows for each update ({BATCH}; 1 by descent, with momentum or without)
  --seed 7        of weights, split and order (0)
  --stop-after M  stop M epochs after the best on a part of the training rows ({Plan.patience});
                                0 for never
  --validation X  that part ({Plan.validation}; 0 for none)
its rows:
  --test X                    part kept apart for the test ({Plan.test})
  --test-file FILE            rows for the test, with the same columns; all others are for training
  --folds N                   train and test N more models, each tested on another N-th of all rows
  --missing drop|mean|median|mode  leave out rows that lack a value, or fill it in by the
                                training rows (words by the most frequent)
  --missing-word TEXT,...     what stands for a missing value, beside ?, NA, N/A, NaN, null and
                                an empty cell (among numbers - and none, too)
  --scale standard|minmax|shift:A,B|none  of the features ({Plan.scale}); divide:255 or
                                divide:255,0.01,1 (0 becomes 0.01, 255 becomes 1) in all columns
"""
"""The options of the model, of its training and of its rows."""
HEADER_OPTIONS = """\
  --header     the first line holds names, numbers though they may be
  --no-header  the first line holds no names
  --delimiter MARK            what splits the cells, as ; or tab or space (seen from the lines)"""
"""How a table is written; seen from its cells where nothing is said."""


def read_table(arguments: Namespace, file: str = "") -> Table:
    """The table of the file, or of another, with a word on standard error on how it was read,
    where that is not plain."""
    if arguments.header and arguments.no_header:
        raise NeuronGraphError("--header does not go together with --no-header")
    header = not arguments.no_header if arguments.header or arguments.no_header else None
    table = Table.read(file or arguments.file, header, arguments.delimiter)
    for remark in table.remarks * (not getattr(arguments, "quiet", False)):
        vars(arguments).setdefault("remarks", []).append(f"{table.path}: {remark}")
    return table


def read_plan(arguments: Namespace, plan: Plan | None = None) -> Plan:
    """The plan that the options ask for; or the one that a model was made by, which
    they must not contradict, but for the epochs."""
    asked = said(arguments)
    if plan is None:
        return Plan(**asked)
    for name, value in asked.items():
        there = getattr(plan, name)
        if there != value and name != "epochs":
            known = f"the model was trained with {written(there) or 'another'}"
            raise BadValue(
                option_of(OPTIONS[name]), written(value),
                f"{known}, and --resume goes on with that")
    return plan


def said(arguments: Namespace) -> dict[str, Any]:
    """What is said of a plan."""
    given = vars(arguments)
    return picked(given | {name: read(given[name], option_of(name))
                           for name, read in READERS.items() if given[name] is not None})


def option_of(name: str) -> str:
    """An option as it is typed."""
    return f"--{name.replace('_', '-')}"


def read_targets(text: str, option: str) -> list[float]:
    """The targets of a class that is not meant, and of one that is."""
    numbers = read_list(text, option)
    if len(numbers) != 2:
        raise BadValue(option, text, "two numbers are needed, as in 0.05,0.95")
    return numbers


READERS = {"layers": read_sizes, "batch": read_batch, "class_targets": read_targets}
"""How options are read that are no more than a text for the parser."""
