"""The training of a model as a program of its own."""
from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ...data import Predictor, prepared
from ...data.sqlite import load
from ...errors import BadValue
from ...export.pytorch import torch_training
from ...network import Sample
from ...recording import visible
from .train_options import read_table


def torch_program(arguments: Namespace) -> str:
    """The program in PyTorch that trains a model on a table. Raises `BadValue`."""
    path, file = arguments.example, arguments.train
    if path is None or arguments.language != "pytorch":
        raise BadValue("--train", file, "it is for a model, and a program in PyTorch: "
                                        "code MODEL --language pytorch --train FILE")
    model = load(path)
    if model.origin is None:
        raise BadValue("--train", file, "the model was not made by train: how its rows were "
                                        "divided is not known")
    table = read_table(arguments, file)
    ready = prepared(model.origin.plan, table, model.targets, model.names, model.classes)
    return torch_training({
        "model": model, "name": visible(path), "file": file, "shown": visible(file),
        "title": visible(model.title or "a model"),
        "epochs": model.epochs if arguments.epochs is None else arguments.epochs,
        "checkpoint": Path(path).with_suffix(".pt").name, "delimiter": table.delimiter,
        "header": table.header, "blanks": table.delimiter == " ",
        "test": kept_apart(model, (model.sample(*row) for row in ready.test)),
        "validation": kept_apart(model, ready.validation)})


def kept_apart(model: Predictor, samples: Iterable[Sample]) -> dict[str, int]:
    """How many samples there are of each class; of numbers how many in all, by ""."""
    return dict(Counter(model.classes[model.decided(targets)] if model.classes else ""
                        for _, targets in samples))
