"""`neuron-graph train`: a model from a table."""
from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..data.fit import fitting
from ..data.numerals import read_list, read_numeral
from ..data.plan import TASKS, Plan, Prepared, prepared
from ..data.store import save
from ..data.table import Table
from ..errors import BadValue, NeuronGraphError
from ..network.initial import INITIALS
from ..network.losses import LOSSES
from .command import enter, one_of
from .options import read_whole
from .screen import Screen
from .train_report import facts, report

if TYPE_CHECKING:
    from .command import Commands

ENTRIES = 50
"""Entries of the history, at most."""
FORMATS = ["terminal", "json"]
EXAMPLES = [
    ("train flowers.csv --target species", "a model of classes, kept in flowers.db"),
    ("train houses.csv --target price --layers 16,8 --rounds 500", "of numbers, with two hidden layers"),
    ("train rows.csv --target 3 --task perceptron --scale none", "a perceptron; columns by number"),
]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "train", "a model from a table", "Train a network on the rows of a CSV file, test it on rows "
                   "kept apart, and keep it in a file for predict, show, trace, why and step.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("file", metavar="FILE", help="a CSV file; - is standard input")
    parser.add_argument("--target", metavar="COLUMN", action="append", required=True,
                        help="the column to predict, by name or number; repeat it for several numbers")
    parser.add_argument("--features", metavar="COLUMN,...", help="the columns to predict from (all others)")
    add_header(parser)
    model = parser.add_argument_group("the model (chosen from the target where nothing is said)")
    model.add_argument("--task", metavar="|".join(TASKS), default="", help="classes, numbers, or classes by a perceptron")
    model.add_argument("--layers", metavar="8,4", help="sizes of the hidden layers (8); 0 for none")
    model.add_argument("--activation", metavar="NAME", default=Plan.activation, help="of the hidden layers (tanh)")
    model.add_argument("--output-activation", metavar="NAME", default="", help="of the outputs")
    model.add_argument("--loss", metavar="NAME", default="", help="the error: " + ", ".join(LOSSES))
    model.add_argument("--init", metavar="NAME", default=Plan.initial, help=", ".join([*INITIALS, "constant:0.5"]) + " (xavier)")
    model.add_argument("--class-targets", metavar="LOW,HIGH", default="0,1", help="what outputs should be for a class (0,1)")
    training = parser.add_argument_group("its training")
    training.add_argument("--rounds", metavar="N", default="100", help="passes over the rows (100)")
    training.add_argument("--rate", metavar="X", default=str(Plan.rate), help=f"learning rate ({Plan.rate})")
    training.add_argument("--momentum", metavar="X", default="0", help="part of the step before that goes on (0)")
    training.add_argument("--l2", metavar="X", default="0", help="penalty on large weights (0)")
    training.add_argument("--batch", metavar="N|all", default="1", help="rows for each update (1)")
    training.add_argument("--seed", metavar="N", default="0", help="of weights, split and order (0)")
    training.add_argument("--stop-after", metavar="K", help="stop K rounds after the best on a fifth of the training rows")
    rows = parser.add_argument_group("its rows")
    rows.add_argument("--test", metavar="X", default="0.25", help="part kept apart for the test (0.25)")
    rows.add_argument("--scale", metavar="standard|minmax|shift:A,B|none", default="standard", help="of the features (standard)")
    parser.add_argument("--model", metavar="FILE", help="where the model is kept (the file's name with .db)")
    parser.add_argument("--force", action="store_true", help="replace a model that is there")
    parser.add_argument("--quiet", action="store_true", help="say nothing")
    parser.add_argument("--watch", action="store_true", help="show the network while it learns")
    parser.add_argument("--format", metavar="|".join(FORMATS), default="terminal", help="how the report is written")


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Train, test, keep, report."""
    form = one_of(arguments.format, "format", FORMATS)
    path = arguments.model or ("model.db" if arguments.file == "-" else str(Path(arguments.file).with_suffix(".db")))
    if Path(path).exists() and not arguments.force:
        raise BadValue("--model", path, "it is there already; --force replaces it, --model names another")
    if arguments.watch:
        check_watched(arguments.quiet, form, screen)
    rounds, plan = read_whole(arguments.rounds, "--rounds", least=1), read_plan(arguments)
    table = Table.read(arguments.file, header=read_header(arguments))
    features = arguments.features.split(",") if arguments.features else []
    ready = prepared(plan, table, arguments.target, features)
    ready.model.title = Path(arguments.file).stem if arguments.file != "-" else "standard input"
    patience = None if arguments.stop_after is None else read_whole(arguments.stop_after, "--stop-after", least=1)
    if arguments.watch:
        watch(ready, rounds, patience, screen)
    else:
        learn(ready, rounds, patience, screen, arguments.quiet or form == "json")
    save(ready.model, path, force=arguments.force)
    if form == "json":
        screen.write_document([json.dumps(facts(ready, path), ensure_ascii=False)])
    elif not arguments.quiet:
        width = screen.console.width if screen.is_terminal else 80
        screen.write(report(ready, path, min(width, 100), screen))
    return 0


def add_header(parser: argparse.ArgumentParser) -> None:
    """Whether the first line holds names; seen from its cells where nothing is said."""
    parser.add_argument("--header", action="store_true", help="the first line holds names, numbers though they may be")
    parser.add_argument("--no-header", action="store_true", help="the first line holds no names")


def read_header(arguments: argparse.Namespace) -> bool | None:
    """What is said of the first line."""
    if arguments.header and arguments.no_header:
        raise BadValue("--header", True, "it does not go together with --no-header")
    return True if arguments.header else False if arguments.no_header else None


def learn(ready: Prepared, rounds: int, patience: int | None, screen: Screen, quiet: bool) -> None:
    """Train the model, with a bar where a person looks on."""
    entries = fitting(ready.model, ready.samples, rounds, entries_every(rounds, patience), ready.validation, patience)
    if quiet or not screen.is_terminal:
        for _ in entries:
            pass
    else:
        from .train_view import with_bar

        with_bar(entries, rounds, screen.console)


def watch(ready: Prepared, rounds: int, patience: int | None, screen: Screen) -> None:
    """Train the model, and show how it learns."""
    from .train_watch import watching

    watching(ready, rounds, entries_every(rounds, patience), patience, screen)


def entries_every(rounds: int, patience: int | None) -> int:
    """After how many rounds each there is an entry of the history."""
    return 1 if patience else max(1, rounds // ENTRIES)


def check_watched(quiet: bool, form: str, screen: Screen) -> None:
    """Refuse to show what there is nobody or nothing to show to."""
    if quiet or form == "json":
        raise NeuronGraphError(f"--watch does not go together with {'--quiet' if quiet else '--format json'}")
    if not screen.is_terminal or os.environ.get("TERM") in ("dumb", "unknown"):
        raise NeuronGraphError("--watch needs a terminal to draw on: leave it out")


def read_plan(arguments: argparse.Namespace) -> Plan:
    """What the options ask for."""
    low, high = two(arguments.class_targets)
    if arguments.loss:
        one_of(arguments.loss, "loss", LOSSES)
    return Plan(arguments.task, sizes(arguments.layers), arguments.activation, arguments.output_activation, arguments.loss,
                arguments.init, read_numeral(arguments.rate, "--rate"), read_numeral(arguments.momentum, "--momentum"),
                read_numeral(arguments.l2, "--l2"), read_batch(arguments.batch),
                read_whole(arguments.seed, "--seed"), arguments.scale, read_numeral(arguments.test, "--test"),
                0.2 if arguments.stop_after is not None else 0.0, low, high)


def read_batch(text: str) -> int | str:
    """How many rows an update takes."""
    return "all" if text.strip() == "all" else read_whole(text, "--batch", least=1)


def sizes(text: str | None) -> tuple[int, ...] | None:
    """The sizes of the hidden layers."""
    if text is None or text.strip() == "0":
        return None if text is None else ()
    return tuple(read_whole(part, "--layers", least=1) for part in text.split(","))


def two(text: str) -> tuple[float, float]:
    """The targets of a class that is not meant, and of one that is."""
    numbers = read_list(text, "--class-targets")
    if len(numbers) != 2:
        raise BadValue("--class-targets", text, "two numbers are needed, as in 0.05,0.95")
    return numbers[0], numbers[1]
