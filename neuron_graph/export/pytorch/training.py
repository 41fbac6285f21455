"""The training of a model as a program in PyTorch, for tables and networks of real sizes."""
from __future__ import annotations

from .templates import Facts, Filling


def torch_training(facts: Facts) -> str:
    """The program that trains a `model` on the rows of a `file` for so many `epochs`: `test`
    and `validation` say how many rows of each class are kept apart; how the table is
    written say `header` and `delimiter`. Raises `BadValue` for what PyTorch cannot say."""
    model, filling = facts["model"], Filling("steps.toml", "training.toml")
    found = filling.about(model.network, {
        **facts, "rate": "options.rate", "classified": bool(model.classes),
        "plan": model.origin.plan, "one_output": len(model.network.outputs) == 1})
    filling.row("unsupported", "", found)
    return filling.row("program", "", found)
