"""The bar of `train`: rounds, error, accuracy, time left."""
from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .train_keep import Keeper

if TYPE_CHECKING:
    from rich.console import Console

REDRAWS = 4
"""Redraws a second, at most."""


def with_bar(keeper: Keeper, rounds: int, console: Console) -> None:
    """Train up to a round, and show how far it is; nothing of it stays on the screen."""
    rounds_done, words = TextColumn("round {task.completed}/{task.total}"), TextColumn("{task.description}")
    with Progress(rounds_done, BarColumn(), words, TimeRemainingColumn(), console=console, refresh_per_second=REDRAWS,
                  transient=True) as progress:
        task = progress.add_task("", total=rounds, completed=keeper.model.rounds)
        for entry in keeper.entries(rounds, lambda done: progress.update(task, completed=done)):
            progress.update(task, description=entry.words)
