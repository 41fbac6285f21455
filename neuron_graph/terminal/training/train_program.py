"""The training of a model as a program of its own."""
from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from ...data import lacking, prepared
from ...data.sqlite import load
from ...errors import BadValue
from ...export.pytorch import Filling
from ...recording import visible
from .train_options import read_table


def torch_program(arguments: Namespace) -> str:
    """The program in PyTorch that trains a model on a table. Raises `BadValue`."""
    path, file = arguments.example, arguments.train
    if path is None or arguments.language != "pytorch":
        raise BadValue("--train", file, "it is for a model, and a program in PyTorch: "
                                        "code MODEL --language pytorch --train FILE")
    model, table = load(path), read_table(arguments, file)
    if model.origin is None:
        raise BadValue("--train", file, "the model was not made by train: how its rows were "
                                        "divided is not known")
    plan = model.origin.plan
    if not prepared(plan, table, model.targets, model.names).validation:
        plan = replace(plan, validation=0.0, patience=0)
    return Filling("training.toml", "steps.toml").program(model.network, {
        "model": model, "plan": plan, "lacking": lacking(plan.missing_word, True),
        "no_number": lacking(plan.missing_word, False), "title": visible(model.title), "file": file,
        "table": table, "epochs": arguments.epochs or model.epochs, "rate": "options.rate",
        "final": model.network.layers[-1], "hidden": model.network.layers[:-1],
        "several": model.network.outputs[1:]})
