"""The training of an example as a program of its own, that needs nothing but its
language.

Its functions are printed from recordings, with a line for every number that has a name,
commented by phase.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..errors import BadValue, TooMuch, first_of
from ..programs import (
    CODE_INDENT,
    Lines,
    Measurement,
    Session,
    StepFunction,
    TrainingStep,
    Variables,
    definitions,
    indented,
    too_large,
)
from ..recording import Notation, visible
from ..setup import state
from .languages import LANGUAGES, Language

MOST_MASKS = 1_000_000
"""How many numbers of masks are printed."""


def script(title: str, session: Session, notation: Notation, epochs: int,
           language: Language = LANGUAGES["python"]) -> Iterator[str]:
    """The lines of the program that runs a session for some epochs. Raises `TooMuch`
    for a network too large for it, and `BadValue` where samples go side by side in
    batches of several sizes."""
    network, convention = session.network, session.network.convention
    if large := too_large(network, session.side, "print"):
        raise TooMuch(large)
    if network.goes_together and len({*session.sizes}) > 1:
        sizes = first_of([*map(str, session.sizes)], 6)
        raise BadValue("batch", convention.batch, "samples of a batch go side by side, which a "
                       f"program does for batches of one size, and here they are of {sizes}")
    measured = Measurement(network)
    step = TrainingStep(network, session.side)
    functions = list(printed_functions(step, measured, notation, language.taken))
    masks = masks_of(session, epochs, language) if network.dropping else ""
    yield from opening([title, f"convention: {convention}"], ["exp(", *functions],
                       language, "Random(" in masks or convention.samples == "shuffled")
    yield data(measured, session, language) + masks
    yield from language.functions(functions)
    yield from ("", "", closing(measured, session.sizes[0], epochs, language))


def opening(comments: Iterable[str], functions: Sequence[str], language: Language,
            shuffles: bool = False) -> Iterator[str]:
    """What stands above the functions of a program: comments, imports, the primitives
    that they call."""
    printed = f"Printed by `neuron-graph {language.printed}"
    yield from (f"{language.comment} {safe(comment)}" for comment in (*comments, printed))
    yield language.head + "\nfrom random import Random" * shuffles
    yield from language.functions(f"\n\n{one}" for one in definitions(functions))
    yield ""


def safe(comment: str) -> str:
    """A comment that ends with its line, in C too, where a backslash joins the next one."""
    return re.sub(r"(?:\\|\?\?/)\s*$", r"\g<0> .", visible(comment))


def printed_functions(step: TrainingStep, measured: Measurement, notation: Notation,
                      taken: str) -> Iterator[str]:
    """The training step, the error of a sample and, where it counts once, the
    penalty."""
    yield from ("", "")
    yield from StepFunction(step, Variables(notation, True, taken)).lines()
    yield from ("", "", "def error(sample, parameters):")
    inputs = Variables(notation, True, taken)
    yield f"{CODE_INDENT}{inputs.unpacked(measured.inputs)} = sample"
    yield from body("total", measured, inputs)
    if measured.once:
        yield from ("", "", "def penalty(parameters):")
        yield from body("penalty", measured, Variables(notation, False, taken))


def data(measured: Measurement, session: Session, language: Language) -> str:
    """The samples, the rate and the parameters, each parameter with its name."""
    names = [parameter.name for parameter in measured.parameters]
    samples = (language.sample.format(", ".join(map(repr, [*inputs, *targets])))
               for inputs, targets in session.examples)
    parameters = (f"{value!r},  {language.comment} {safe(name)}"
                  for name, value in zip(names, state(session.network)))
    inputs = safe(", ".join(given.name for given in measured.inputs))
    return language.data.format(
        inputs=inputs, eta=repr(session.rate), names=language.texts(names),
        count=len(session.examples), batch=session.sizes[0],
        samples="\n".join(indented(samples)), parameters="\n".join(indented(parameters)))


def masks_of(session: Session, epochs: int, language: Language) -> str:
    """The masks of dropout: how they are drawn; as data where they are given, the same in
    every epoch, or where a language cannot draw them as Python does."""
    network, numbers = session.network, range(1, len(session.examples) + 1)
    rates = [layer.dropout.rate for layer in network.layers
             if layer.dropout and not layer.dropout.masks for _ in layer.neurons]
    if language.draws and len(rates) == len(network.dropping):
        return language.draws.format(seed=network.convention.seed, rates=rates)
    epochs = epochs if rates else 1
    if epochs * len(numbers) * len(network.dropping) > MOST_MASKS:
        raise TooMuch(f"the masks of {epochs} epochs are too many to print: the limit is "
                      f"{MOST_MASKS} numbers, and fewer --epochs are needed")
    lines = (language.sample.format(", ".join(map(repr, network.masks(epoch, number))))
             for epoch in range(1, epochs + 1) for number in numbers)
    return language.masks.format(
        masks="\n".join(indented(lines)), count=len(network.dropping))


def body(kind: str, measured: Measurement, variables: Variables) -> Iterator[str]:
    """The lines of a function of the parameters that returns the number of a kind."""
    trail = measured.recorder.trail
    result = next(found for found in trail if found.kind == kind)
    yield f"{CODE_INDENT}{variables.unpacked(measured.parameters)} = parameters"
    yield from indented(Lines(trail, [result], variables).text())
    yield f"{CODE_INDENT}return {variables.of(result)}"


def closing(measured: Measurement, size: int, epochs: int, language: Language) -> str:
    """What runs the epochs, in batches of a size, and prints the results."""
    network, convention = measured.recorder.original, measured.convention
    batched = "order" if convention.batch == 1 else language.batches.format(size)
    shuffle = f"{CODE_INDENT}Random(f\"{convention.seed} {{epoch}}\").shuffle(order)\n"
    return language.closing.format(
        mean=f" / {language.size.format('samples')}" if convention.batch_scale == "mean" else "",
        penalty=" + penalty(parameters)" if measured.once else "",
        shuffle=shuffle if convention.samples == "shuffled" else "",
        order=language.masked if network.dropping else language.order,
        batches=language.flat.format(batched) if network.goes_together else batched,
        epochs=epochs).rstrip("\n")
