"""The bar of `train`: epochs, error, accuracy, time left."""
from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .train_keeper import Keeper

REDRAWS = 4
"""Redraws a second, at most."""


def with_bar(keeper: Keeper, epochs: int, console: Console, title: str = "") -> None:
    """Train up to an epoch, and show how far the model is; nothing of it stays on the
    screen."""
    parts = (
        TextColumn(title + "epoch {task.completed}/{task.total}"), BarColumn(),
        TextColumn("{task.description}"), TimeRemainingColumn(),
    )
    with Progress(
        *parts, console=console, refresh_per_second=REDRAWS, transient=True
    ) as progress:
        task = progress.add_task("", total=epochs, completed=keeper.model.epochs)

        def beat(done: int) -> None:
            """Show the epoch that is done."""
            progress.update(task, completed=done)

        for entry in keeper.entries(epochs, beat):
            progress.update(task, completed=entry.epoch, description=entry.words)
