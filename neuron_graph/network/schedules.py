"""Schedules: the learning rate of each update, which falls or rises with their number.

    η  learning rate at first     n  updates done, or how often `per` of them
    γ  factor                     s  steps

To add a schedule, add a row to `SCHEDULES`. Sources: Goodfellow et al., Deep Learning,
8.3.1 and 8.5; Loshchilov and Hutter, SGDR (2017, cosine).
"""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..conventions import Value
from ..errors import BadValue
from .arithmetic import cos, exp, floor, nth, power, sqrt, until


@dataclass(frozen=True)
class Schedule(Value):
    """One row: the rate of an update as a formula of (η, n) and of the convention; and
    after how many steps it `ends`, None if it never does."""

    rate: Callable[[float, float, Any], float] | None = None
    ends: Callable[[Any], float | None] = lambda own: None


SCHEDULES: dict[str, Schedule] = {
    "constant": Schedule("the learning rate stays what it is"),
    "step": Schedule(
        "the learning rate is multiplied by schedule-factor after every schedule-steps updates",
        lambda eta, n, own: eta * power(own.schedule_factor, floor(n / own.schedule_steps))),
    "exponential": Schedule(
        "the learning rate is multiplied by schedule-factor after every update",
        lambda eta, n, own: eta * power(own.schedule_factor, n)),
    "natural-exponential": Schedule(
        "the learning rate falls by e to the power of minus schedule-factor times the updates done",
        lambda eta, n, own: eta * exp(-own.schedule_factor * n)),
    "inverse-time": Schedule(
        "the learning rate is divided by 1 and schedule-factor times the updates done",
        lambda eta, n, own: eta / (1.0 + own.schedule_factor * n), also=("1/t",)),
    "inverse-root": Schedule(
        "the learning rate is divided by the root of the number of the update",
        lambda eta, n, own: eta / sqrt(n + 1.0)),
    "linear": Schedule(
        "the learning rate falls evenly to 0 in schedule-steps updates",
        lambda eta, n, own: eta * (1.0 - n / own.schedule_steps), lambda own: own.schedule_steps),
    "cosine": Schedule(
        "the learning rate falls to 0 in schedule-steps updates as half a cosine does",
        lambda eta, n, own: 0.5 * eta * (1.0 + cos(math.pi * n / own.schedule_steps)),
        lambda own: own.schedule_steps),
    "warm-up": Schedule(
        "the learning rate rises evenly in schedule-steps updates and stays then",
        lambda eta, n, own: eta * until(
            n + 1.0, own.schedule_steps, (n + 1.0) / own.schedule_steps, 1.0), also=("warmup",)),
    "table": Schedule(
        "the learning rates are those of the list rates, one for each update",
        lambda eta, n, own: nth(n, *own.rates), lambda own: float(len(own.rates))),
}


def check_schedule(own: Any, updates: Any) -> None:
    """Refuse an update after so many where the schedule has ended."""
    end = SCHEDULES[own.schedule].ends(own)
    try:
        if end is not None and updates // own.schedule_per >= end:
            wanted = (f"it ends after {end * own.schedule_per:g} updates, and update "
                      f"{updates + 1:g} is asked for: schedule-steps, or the list rates of a "
                      "table, says how many there are")
            raise BadValue("schedule", own.schedule, wanted)
    except TypeError:
        updates.through(check_schedule, own, updates)


STEPPED = "step", "linear", "cosine", "warm-up"
"""Those that take a number of steps."""
FACTORED = "step", "exponential", "natural-exponential", "inverse-time"
"""Those that take a factor."""
