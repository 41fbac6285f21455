"""What can go wrong, each a sentence that says what is wrong, where, and what to do.

All are `NeuronGraphError`, which is a `ValueError`; what a caller may want to look at
is an attribute.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class NeuronGraphError(ValueError):
    """The base of every error that this package raises on purpose."""


def shortened(text: str, room: int = 60) -> str:
    """A text with its end left out, if it is too long to be quoted whole."""
    return text if len(text) <= room else text[:room - 3] + "..."


def first_of(names: Sequence[str], most: int) -> str:
    """The first of some names, after commas; dots for those that are left out."""
    return ", ".join(names[:most]) + ", ..." * (len(names) > most)


def counted(count: int, what: str) -> str:
    """1 student, 2 students."""
    return f"{count} {what}{'s' * (count != 1)}"


def cause(error: Exception) -> str:
    """What the system says of an error."""
    return getattr(error, "strerror", None) or str(error)


class BadFile(NeuronGraphError):
    """A file that is not what it should be, or cannot be written. `path` is its name,
    with the line if that is known."""

    sentence = "{path}: {problem}"

    def __init__(self, path: object, problem: str):
        self.path, self.problem = str(path), problem
        shown = self.path if self.path.isprintable() and self.path else ascii(self.path)
        super().__init__(self.sentence.format(path=shown, problem=problem))


class WrongLength(NeuronGraphError):
    """A list has not as many entries as its place asks for."""

    def __init__(self, what: str, expected: int, got: int):
        self.what, self.expected, self.got = what, expected, got
        verb = "is" if expected == 1 else "are"
        super().__init__(f"{what}: {expected} {verb} needed, {got} given")


class BadValue(NeuronGraphError):
    """A value that its place cannot take; `wanted` says what it can."""

    def __init__(self, what: str, value: object, wanted: str):
        self.what, self.value, self.wanted = what, value, wanted
        shown = "missing" if value is None else shortened(repr(value))
        super().__init__(f"{what} is {shown}: {wanted}")


class UnknownName(NeuronGraphError):
    """A name that is not among the known ones; `nearest` holds those that look like
    it."""

    def __init__(self, kind: str, name: str, known: Iterable[str], nearest: Sequence[str] = ()):
        self.kind, self.name, self.known = kind, name, list(known)
        self.nearest = list(nearest) or get_close_matches(name, self.known, n=4, cutoff=0.5)
        said = f"there is no {kind} {shortened(repr(name))}"
        if self.nearest:
            said += f"; nearest: {', '.join(self.nearest)}"
        if not self.nearest or len(self.known) <= 20:
            said += f"; known: {first_of(self.known, 18)}"
        super().__init__(said)


class OutOfOrder(NeuronGraphError):
    """A method was called before the one that it builds on, `needed`."""

    def __init__(self, called: str, needed: str):
        self.called, self.needed = called, needed
        super().__init__(f"{called} needs what {needed} computes: call {needed} first")


class NotFitted(NeuronGraphError, AttributeError):
    """A model was asked for what it has only when it is fitted, `name`."""

    def __init__(self, name: str):
        super().__init__(f"the model has no {name} before it is fitted: fit it first")


class Ambiguous(NeuronGraphError):
    """A name that stands for several numbers; `choices` are the names that each stand
    for one."""

    def __init__(self, name: str, choices: Sequence[str]):
        self.name, self.choices = name, list(choices)
        shown = first_of(self.choices, 6)
        super().__init__(f"{name} is computed {len(self.choices)} times; say which: {shown}")


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during training; `epoch` is the last whole one, at the end of which the
    network is left."""

    def __init__(self, epoch: int):
        self.epoch = epoch
        super().__init__()


class Diverged(NeuronGraphError):
    """Training left the numbers that floats can hold: in `epoch` the parameter called
    `name` is no longer finite."""

    def __init__(self, name: str, epoch: int, rate: float):
        self.name, self.epoch, self.rate = name, epoch, rate
        super().__init__(f"training diverged: in epoch {epoch} {name} is no longer finite; "
                         f"try a smaller rate than {rate:g}, as in --rate {rate / 10:g}")


class SoftmaxSum(NeuronGraphError):
    """The `total` of a softmax layer's exponentials is inf or 0, and nothing can be
    divided by it."""

    def __init__(self, total: float):
        self.total = total
        super().__init__(f"the exponentials of a softmax layer add up to {total:g}: its net inputs "
                         "are too far from 0 for exp; softmax=shifted takes them relative to the "
                         "largest one")


class TooMuch(NeuronGraphError):
    """More work than is done in one go; the sentence states the limit."""
