"""Conventions in words, for those who have never seen one: what each part means in a sentence about a figure."""
from __future__ import annotations

from typing import Any

from ..network import DEFAULT, Convention, key_named, show
from .case import BIASES, Parts, keys_of
from .example import Example
from .figure import AFTER, BEFORE, Figure


def in_words(parts: Parts, figure: Figure | None = None) -> str:
    """The parts of a case as a phrase, with its keys: "what comes back to ... (order=updated)"."""
    others = ("biases", "rate", "when")
    convention = DEFAULT.with_parts({key: value for key, value in parts.items() if key not in others})
    phrases = [phrase(key, value, convention) for key, value in parts.items() if key != "when"]
    found = [f"{'; '.join(phrases)} ({keys_of(parts)})"] if phrases else []
    if "when" in parts and figure is not None:
        found.append(time_in_words(str(parts["when"]), figure))
    return "; ".join(found)


def phrase(key: str, value: Any, convention: Convention) -> str:
    """One part in words."""
    if key == "rate":
        return f"the learning rate is {show(value)}"
    return BIASES[value] if key == "biases" else convention.sentence(key_named(key))


def as_sentence(part: str) -> str:
    """A part of a sentence as one of its own."""
    return f"{part[0].upper()}{part[1:]}."


def time_in_words(when: str, figure: Figure) -> str:
    """When a number is looked at: in an epoch or after it."""
    return {BEFORE: f"it is the number in epoch {figure.epoch}, before its update, and not the one after it",
            AFTER: f"it is the number after epoch {figure.epoch}, and not the one in it, before its update"}[when]


def telling_parts(example: Example) -> dict[str, Any]:
    """The parts of an example's convention that a reader has to know: whatever plays a role and is not the same for all."""
    own = example.convention
    found = own.unlike(DEFAULT)
    if example.occasion.biases and example.trains:
        found["bias"] = own.bias
    return found if own.perceptron else {"error": own.error, **found}
