"""Conventions in words, for those who have never seen one: what each part means in a
sentence about a figure."""
from __future__ import annotations

from typing import Any

from ..conventions import show
from ..network import DEFAULT, Convention
from .case import BIASES, Parts, keys_of
from .example import Example
from .figure import BEFORE, Figure


def in_words(parts: Parts, figure: Figure | None = None) -> str:
    """The parts of a case as a phrase, with its keys; when a `figure` is looked at,
    too.

    >>> in_words({"rate": 0.1})
    'the learning rate is 0.1 (rate=0.1)'
    """
    own = {key: value for key, value in parts.items() if key not in ("biases", "rate", "when")}
    convention = DEFAULT.with_parts(own)
    phrases = [phrase(key, parts[key], convention) for key in parts if key != "when"]
    found = [f"{'; '.join(phrases)} ({keys_of(parts)})"] if phrases else []
    if "when" in parts and figure is not None:
        found.append(time_in_words(parts["when"], figure))
    return "; ".join(found)


def phrase(key: str, value: Any, convention: Convention) -> str:
    """The sentence of one part of a case."""
    if key == "rate":
        return f"the learning rate is {show(value)}"
    return BIASES[value] if key == "biases" else convention.sentence(key)


def time_in_words(when: str, figure: Figure) -> str:
    """When a number is looked at: in an epoch or after it."""
    epoch = figure.epoch
    if when == BEFORE:
        return f"it is the number in epoch {epoch}, before its update, and not the one after it"
    return f"it is the number after epoch {epoch}, and not the one in it, before its update"


def as_sentence(part: str) -> str:
    """A part of a sentence as one of its own."""
    return f"{part[0].upper()}{part[1:]}."


def telling_parts(example: Example) -> dict[str, Any]:
    """The parts of an example's convention that a reader has to know: whatever plays a
    role and is not the same for all."""
    own = example.convention
    found = own.unlike(DEFAULT)
    if example.occasion.biases and example.trains:
        found["bias"] = own.bias
    return found if own.perceptron else {"error": own.error, **found}
