"""A model from a table.

Train a network on the rows of a CSV file, test it on rows kept apart, and keep
it in a file for predict, show, trace, why and step.

examples:
  neuron-graph train flowers.csv --target species
      a model of classes, kept in flowers.db
  neuron-graph train houses.csv --target price --layers 16,8 --epochs 500
      of numbers, with two hidden layers
  neuron-graph train rows.csv --target 3 --task perceptron --scale none
      a perceptron; columns by number
  neuron-graph train flowers.csv --target species --watch --epochs 2000
      see it learn
  neuron-graph train flowers.csv --resume --epochs 200
      go on with flowers.db, up to epoch 200
  neuron-graph train old.csv --target price --test-file new.csv --folds 5
      tested with rows of another file, and five times with a fifth of its own
"""
from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote

from ...data import Plan, Predictor, Prepared, Table, folded, prepared, split_row
from ...data.sqlite import is_model_file, load
from ...errors import BadValue, NeuronGraphError, first_of
from ...programs import operation_count
from ...published.files import shipped
from ..screen import Screen, say_error
from .train_keeper import Keeper
from .train_options import HEADER_OPTIONS, PLANNING, read_plan, read_table
from .train_report import facts, report

OPTIONS = f"""
  FILE                        a CSV file; - is standard input
  --target* COLUMN            the column to predict, by name or number; repeat it for several
                                numbers
  --features COLUMN,...       the columns to predict from (all others)
  --drop COLUMN,...           the columns not to predict from
{HEADER_OPTIONS}
  --model FILE                where the model is kept (the file's name with .db)
  --force                     replace a model that is there
  --resume                    go on with the model that is there, as if it had never stopped
  --checkpoint-every K        keep the model after every K epochs, too
  --quiet                     say nothing
  --watch                     show the network while it learns; Space pauses, n goes a step
                                further, q ends watching
  --pace X                    seconds that watching takes, at least (6)
  --format=terminal terminal|json  how the report is written
{PLANNING}
"""

SECONDS = 4e-8
"""What an operation of training takes, about: measured with 50 to 30,000 weights."""
MANY_MINUTES = 3.0
LONG = ("about {:.0f} minutes of training; stopped by Ctrl-C, `neuron-graph code {} --language "
        "pytorch --train {}` prints a program that goes on in PyTorch")


def run(arguments: Namespace, screen: Screen) -> None:
    """Train, test, keep, report."""
    path = read_path(arguments)
    if arguments.watch:
        check_watched(arguments, screen)
    elif arguments.pace is not None:
        raise NeuronGraphError("--pace goes with --watch")
    if arguments.test_file is not None:
        if arguments.test is not None:
            raise NeuronGraphError("--test-file does not go together with --test")
        arguments.test = 0.0
    ready = resumed(arguments, path) if arguments.resume else begun(arguments, path)
    ready.most = arguments.epochs or ready.most
    keeper = Keeper(ready, path, arguments.force or arguments.resume, arguments.checkpoint_every)
    if not arguments.quiet and (minutes := minutes_of(ready, ready.most)) > MANY_MINUTES:
        say_error(f"neuron-graph: {LONG.format(minutes, quote(path), quote(arguments.file))}")
    try:
        learn(keeper, screen, arguments)
        for number, part in enumerate(ready.parts, start=1):
            learn(Keeper(part, path, True, None), screen, arguments, f"fold {number}, ")
            part.examine()
            ready.folds += filter(None, [part.model.tested])
        ready.examine()
    except KeyboardInterrupt:
        keeper.leave()
        raise
    keeper.keep()
    if arguments.format == "json":
        screen.write_json(facts(ready, path))
    elif not arguments.quiet:
        screen.write(report(ready, path, min(screen.width(), 100), screen))


def minutes_of(ready: Prepared, epochs: int) -> float:
    """About how many minutes training up to an epoch takes."""
    left = len(ready.samples) * (epochs - ready.model.epochs)
    return operation_count(ready.model.network) * left * SECONDS / 60.0


def read_path(arguments: Namespace) -> str:
    """The file that the model is kept in."""
    file, path = arguments.file, arguments.model
    if file in shipped() and not os.path.exists(file):
        raise BadValue(
            "the file", file,
            f"that is a walkthrough, and no CSV file; neuron-graph trace {file} shows its training")
    if path is None:
        return f"{unpacked(file)}.db"
    if path in ("", "-"):
        raise BadValue("--model", path, "the name of a file is needed")
    return str(path)


def unpacked(file: str) -> Path:
    """The name of a table without its ending, nor the one that says that it is packed;
    `model` where it has none."""
    path = Path(file.removesuffix(".gz"))
    return path.with_suffix("") if path.name and file != "-" else Path("model")


def begun(arguments: Namespace, path: str) -> Prepared:
    """A new model, with its rows."""
    if is_model_file(path) and not arguments.force:
        raise BadValue(
            "--model", path,
            "it is there already; --force replaces it, --resume goes on, --model names "
            "another")
    plan, table = read_plan(arguments), read_table(arguments)
    if not arguments.target:
        raise BadValue(
            "--target", None, "the column to predict is needed, by name or number; columns: "
                              + first_of(table.columns, 12))
    ready = ready_for(arguments, plan, table, arguments.target,
                      features_of(arguments, table, arguments.target))
    name = os.fsencode(unpacked(arguments.file).name).decode("utf-8", "replace")
    ready.model.title = "standard input" if arguments.file == "-" else name
    return ready


def resumed(arguments: Namespace, path: str) -> Prepared:
    """The model that is there, with the rows that it was made from."""
    model = load(path)
    if model.origin is None:
        raise BadValue(
            "--resume", path,
            "the model was not made by train: how its rows were divided is not known")
    plan = read_plan(arguments, model.origin.plan)
    table = read_table(arguments)
    check_columns("--target", arguments.target, model.targets, table)
    check_columns("--features", features_of(arguments, table, model.targets), model.names, table)
    ready = ready_for(arguments, plan, table, model.targets, model.names)
    check_epochs(arguments.epochs, ready, model)
    ready.goes_on(model, table.path)
    return ready


def ready_for(arguments: Namespace, plan: Plan, table: Table, targets: Sequence[str],
              features: Sequence[str]) -> Prepared:
    """A new model with its rows, those of --test-file among them, and those of --folds."""
    test = arguments.test_file and read_table(arguments, arguments.test_file)
    if test and not (test.header and table.header) and len(test.columns) == len(table.columns):
        test = replace(test, columns=table.columns)
    ready = prepared(plan, table, targets, features, test=test)
    if arguments.folds is not None:
        ready.parts = folded(ready, arguments.folds)
    return ready


def check_epochs(asked: int | None, ready: Prepared, model: Predictor) -> None:
    """Refuse to go on up to an epoch that a model is past, or has finished at, or where it
    stopped by itself and nothing is asked for; a checkpoint has not: it remembers better
    parameters, or is not tested."""
    last = asked or ready.most
    is_checkpoint = model.best is not None or ready.test and not model.tested
    is_over = model.epochs == last or not asked and ready.validation
    if model.epochs > last or is_over and not is_checkpoint:
        raise BadValue(
            "--epochs", asked,
            f"the model has been trained for {model.epochs} already: say more to go on, as "
            f"in --epochs {model.epochs + 100}")


def check_columns(
    option: str, asked: Sequence[str], there: Sequence[str], table: Table
) -> None:
    """Refuse other columns than a model has that is trained on."""
    if asked and [table.columns[table.position(name)] for name in asked] != there:
        raise BadValue(
            option, ", ".join(asked),
            f"the model was trained with {', '.join(there)}: leave it out")


def features_of(arguments: Namespace, table: Table, targets: Sequence[str]) -> list[str]:
    """The columns that are named to predict from, or not to; none where nothing is said."""
    features, dropped = split_row(arguments.features or ""), split_row(arguments.drop or "")
    if features and dropped:
        raise NeuronGraphError("--drop does not go together with --features, which names all "
                               "columns that are kept")
    out, goals = {*map(table.position, dropped)}, {*map(table.position, targets)}
    left = [name for n, name in enumerate(table.columns) if n not in out | goals]
    if dropped and not left or out & goals:
        raise BadValue("--drop", arguments.drop, "the target stays, and another column with it")
    return left if dropped else features


def learn(keeper: Keeper, screen: Screen, arguments: Namespace, title: str = "") -> None:
    """Train the model up to an epoch, with a bar or a picture where a person looks
    on."""
    epochs = keeper.ready.most
    if arguments.watch and not title:
        from .train_watch import watching

        watching(keeper, epochs, screen, *[arguments.pace] * (arguments.pace is not None))
    elif arguments.quiet or arguments.format == "json" or not screen.is_terminal:
        list(keeper.entries(epochs))
    else:
        from .train_bar import with_bar

        with_bar(keeper, epochs, screen.console, title)


def check_watched(arguments: Namespace, screen: Screen) -> None:
    """Refuse to show what there is nobody or nothing to show to."""
    if arguments.quiet:
        raise NeuronGraphError("--watch does not go together with --quiet")
    if arguments.format == "json":
        raise NeuronGraphError("--watch does not go together with --format json")
    if not screen.is_terminal or os.environ.get("TERM") in ("dumb", "unknown"):
        raise NeuronGraphError("--watch needs a terminal to draw on: leave it out")
