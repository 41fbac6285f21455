"""The training of a model as a program of its own."""
from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ...data.sqlite import load
from ...errors import BadValue
from ...export.pytorch import torch_training
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
    for name in *model.names, *model.targets:
        table.position(name)
    epochs = model.epochs if arguments.epochs is None else arguments.epochs
    return torch_training({
        "model": model, "title": visible(model.title or "a model"), "name": visible(path),
        "file": file, "shown": visible(file), "table": table, "epochs": epochs,
        "checkpoint": Path(path).with_suffix(".pt").name, "blanks": table.delimiter == " "})
