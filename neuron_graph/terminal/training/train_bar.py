"""The bar of `train`: epochs, error, accuracy, time left."""
from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .train_keeper import Keeper

if TYPE_CHECKING:
    from rich.console import Console

REDRAWS = 4
"""Redraws a second, at most."""


def with_bar(keeper: Keeper, epochs: int, console: Console) -> None:
    """Train up to an epoch, and show how far it is; nothing of it stays on the screen."""
    epochs_done, words = TextColumn("epoch {task.completed}/{task.total}"), TextColumn("{task.description}")
    with Progress(epochs_done, BarColumn(), words, TimeRemainingColumn(), console=console, refresh_per_second=REDRAWS,
                  transient=True) as progress:
        task = progress.add_task("", total=epochs, completed=keeper.model.epochs)
        for entry in keeper.entries(epochs, lambda done: progress.update(task, completed=done)):
            progress.update(task, description=entry.words)
