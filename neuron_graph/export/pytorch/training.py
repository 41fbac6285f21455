"""The training of a model as a program in PyTorch, for tables and networks of real sizes."""
from __future__ import annotations

from .templates import Facts, Filling


def torch_training(facts: Facts) -> str:
    """The program that trains a `model` on the rows of a `file` for so many `epochs`; its
    `table` is written with a `delimiter`, and has a `header` or none. Raises `BadValue` for
    what PyTorch cannot say."""
    model = facts["model"]
    return Filling("steps.toml", "training.toml").program(model.network, {
        **facts, "plan": model.origin.plan, "rate": "options.rate",
        "hidden": model.network.layers[:-1], "several": model.network.outputs[1:]})
