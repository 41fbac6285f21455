"""Some forty traces of training steps, as notes on PyTorch print them: half of them right, half with one number falsified
or one usual mistake.

A `Case` says what the text claims (rule and settings) and what is wrong in it: `false` is the place of a figure whose digits
are changed, -1 for none; `mistake` is done throughout, while the text claims otherwise.
"""
from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal as D

from .problems import gradients, loaded
from .rules import RULES, How, Numbers
from .traces import Printed


@dataclass(frozen=True)
class Case:
    name: str
    problem: str
    rule: str
    how: How
    epochs: int = 3
    digits: int = 6
    false: int = -1


def how(rate: str, **settings: str) -> How:
    mistake = settings.pop("mistake", "")
    return How(D(rate), mistake=mistake, **{name: D(text) for name, text in settings.items()})


RIGHT = [
    Case("sgd", "line", "sgd", how("0.1")),
    Case("sgd-decay", "line", "sgd", how("0.1", decay="0.01"), digits=5),
    Case("momentum", "parabola", "momentum", how("0.1", momentum="0.9"), epochs=4),
    Case("momentum-line", "line", "momentum", how("0.05", momentum="0.8"), digits=5),
    Case("momentum-deep", "deep", "momentum", how("0.5", momentum="0.9"), digits=7),
    Case("momentum-decay", "line", "momentum", how("0.1", momentum="0.9", decay="0.1")),
    Case("dampening", "line", "momentum", how("0.1", momentum="0.9", dampening="0.5"), epochs=4),
    Case("dampening-deep", "deep", "momentum", how("0.5", momentum="0.9", dampening="0.1")),
    Case("nesterov", "parabola", "nesterov", how("0.1", momentum="0.9"), epochs=4),
    Case("nesterov-line", "line", "nesterov", how("0.05", momentum="0.9"), digits=5),
    Case("adagrad", "line", "adagrad", how("0.5", epsilon="1e-10"), digits=5),
    Case("adagrad-deep", "deep", "adagrad", how("0.01", epsilon="1e-10")),
    Case("rmsprop", "line", "rmsprop", how("0.01", beta2="0.99"), digits=6),
    Case("rmsprop-parabola", "parabola", "rmsprop", how("0.1", beta2="0.9"), epochs=4, digits=8),
    Case("adam", "parabola", "adam", how("0.1"), epochs=4),
    Case("adam-line", "line", "adam", how("0.01"), digits=7),
    Case("adam-deep", "deep", "adam", how("0.001"), digits=8),
    Case("adam-decay", "line", "adam", how("0.1", decay="0.1"), digits=5),
    Case("adamw", "line", "adamw", how("0.1", decay="0.1"), digits=6),
    Case("adamw-parabola", "parabola", "adamw", how("0.1", decay="0.01"), epochs=4, digits=7),
    Case("amsgrad", "parabola", "amsgrad", how("0.5", beta2="0.5"), epochs=5),
    Case("amsgrad-line", "line", "amsgrad", how("0.2", beta2="0.9"), digits=5),
]
MISTAKES = [
    ("adam", "correction omitted"), ("adam-line", "correction omitted"), ("adam", "betas swapped"), ("adam-line", "betas swapped"),
    ("adam", "epsilon inside"), ("rmsprop-parabola", "epsilon inside"), ("adam", "step off by one"), ("adam-line", "step off by one"),
    ("adam", "stale moments"), ("amsgrad", "plain adam"), ("adamw", "coupled decay"), ("adamw-parabola", "coupled decay"),
    ("momentum", "coefficient omitted"), ("momentum-line", "coefficient swapped"), ("rmsprop-parabola", "coefficient swapped"),
    ("dampening", "dampening ignored"), ("momentum-line", "buffer dropped"), ("nesterov", "plain momentum"), ("rmsprop-parabola", "not squared"), ("adam", "not squared"),
]
FALSIFIED = ["sgd", "sgd-decay", "momentum-line", "momentum-deep", "dampening", "nesterov-line", "adagrad", "rmsprop", "adam", "adam-line",
             "adam-deep", "adamw", "amsgrad", "adam-decay"]
BY_NAME = {case.name: case for case in RIGHT}
NAMES = {"g": "dE/d{}", "b": "v_{}+", "m": "m_{}+", "v": "v_{}+", "s": "v_{}+", "top": "vmax_{}+", "mh": "m̂_{}", "vh": "v̂_{}", "w": "{}+"}
"""What a walkthrough calls the numbers of a step."""
EPSILON = D("0.01")
"""ε where it is misplaced: with 1e-8 nobody could see it."""


def mistaken(name: str, mistake: str) -> Case:
    case = BY_NAME[name]
    changes = {"mistake": mistake} | ({"epsilon": EPSILON} if mistake == "epsilon inside" else {})
    return replace(case, name=f"{name}: {mistake}", how=replace(case.how, **changes))


def falsified(name: str) -> Case:
    """One figure, chosen by the name, has a digit that is another."""
    case = BY_NAME[name]
    return replace(case, name=f"{name}: one digit", false=random.Random(name).randrange(len(printed(case))))


def numbers(case: Case) -> list[tuple[str, str, int, D]]:
    """All numbers of a trace: which, of which parameter, in which epoch, its value."""
    net, memory, found = loaded(case.problem), {}, []
    for epoch in range(1, case.epochs + 1):
        for name, g in gradients(net).items():
            memory[name] = new = moved(case, memory.get(name, {}), name, net.value[name], g, epoch)
            found += [(of, name, epoch, value) for of, value in new.items()]
        net.value.update((name, new["w"]) for name, new in memory.items())
    return found


def moved(case: Case, old: Numbers, name: str, w: D, g: D, t: int) -> Numbers:
    return RULES[case.rule](case.how, old, w, g, t)


def digits(value: D, places: int) -> str:
    """A number to some significant digits, without an exponent."""
    return format(D(format(value, f".{places}g")), "f")


def printed(case: Case) -> list[Printed]:
    """The figures of a trace; they are right where they are as without the mistake, and not falsified."""
    truth = numbers(replace(case, how=replace(case.how, mistake="")))
    figures = []
    for place, (here, there) in enumerate(zip(numbers(case), truth)):
        text, right = digits(here[3], case.digits), digits(there[3], case.digits)
        text = other_digit(text, place) if place == case.false else text
        figures.append(Printed(NAMES[here[0]].format(here[1]), text, text == right, here[2]))
    return figures


def other_digit(text: str, place: int) -> str:
    """The text with its second or third digit changed."""
    at = [i for i, letter in enumerate(text) if letter.isdigit() and text[:i].strip("-0.")]
    i = at[place % 2] if len(at) > 1 else len(text) - 1
    return text[:i] + str((int(text[i]) + 3) % 10) + text[i + 1:]


CASES = [*RIGHT, *(mistaken(*pair) for pair in MISTAKES), *map(falsified, FALSIFIED)]
