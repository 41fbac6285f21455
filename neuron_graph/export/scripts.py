"""The training of an example as a program of its own, that needs nothing but its
language.

Its functions are printed from recordings, with a line for every number that has a name,
commented by phase.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..errors import BadValue, TooMuch
from ..network import Convention
from ..programs import (
    CODE_INDENT,
    MOST_OPERATIONS,
    Lines,
    Session,
    StepFunction,
    TrainingStep,
    Variables,
    can_compile,
    definitions,
    indented,
    operation_count,
)
from ..recording import Notation, Step, visible
from ..setup import state
from .languages import LANGUAGES, Language


def script(title: str, session: Session, notation: Notation, epochs: int,
           language: Language = LANGUAGES["python"]) -> Iterator[str]:
    """The lines of the program that runs a session for some epochs. Raises `TooMuch`
    for a network too large for it."""
    network, convention = session.network, session.network.convention
    if not can_compile(network):
        raise TooMuch(f"a step of about {operation_count(network)} operations is too large to "
                      f"print: the limit is {MOST_OPERATIONS}")
    if network.goes_together or network.dropping:
        raise BadValue("the program", title,
                       "none is printed for dropout, nor where samples of a batch go side by side")
    step = TrainingStep(network)
    functions = list(printed_functions(step, convention, notation))
    yield from opening([visible(title), f"convention: {convention}"], ["exp(", *functions],
                       language, convention.samples == "shuffled")
    yield data(step, session, language)
    yield from language.functions(functions)
    yield from ("", "", closing(convention, epochs, language))


def opening(comments: Iterable[str], functions: Sequence[str], language: Language,
            shuffles: bool = False) -> Iterator[str]:
    """What stands above the functions of a program: comments, imports, the primitives
    that they call."""
    printed = f"Printed by `neuron-graph {language.printed}"
    yield from (f"{language.comment} {comment}" for comment in (*comments, printed))
    yield language.head + "\nfrom random import Random" * shuffles
    yield from language.functions(f"\n\n{one}" for one in definitions(functions))
    yield ""


def printed_functions(step: TrainingStep, convention: Convention,
                      notation: Notation) -> Iterator[str]:
    """The training step, the error of a sample and, where a batch has one, the
    penalty."""
    yield from ("", "")
    yield from StepFunction(step, Variables(notation, is_readable=True)).lines()
    if convention.update.looks_ahead:
        here = replace(convention, rule="momentum")
        step = TrainingStep(step.recorder.original.under(here))
    yield from ("", "", "def error(sample, parameters):")
    inputs = Variables(notation, is_readable=True)
    yield f"{CODE_INDENT}{inputs.unpacked(step.inputs)} = sample"
    yield from body("total", step.sample_steps, step, inputs)
    if convention.has_penalty and not step.online:
        yield from ("", "", "def penalty(parameters):")
        yield from body("penalty", step.update_steps, step, Variables(notation))


def data(step: TrainingStep, session: Session, language: Language) -> str:
    """The samples, the rate and the parameters, each parameter with its name."""
    names = [parameter.name for parameter in step.parameters]
    samples = (language.sample.format(", ".join(map(repr, [*inputs, *targets])))
               for inputs, targets in session.examples)
    parameters = (f"{value!r},  {language.comment} {name}"
                  for name, value in zip(names, state(session.network)))
    return language.data.format(
        inputs=", ".join(given.name for given in step.inputs), eta=repr(session.rate), names=names,
        samples="\n".join(indented(samples)), parameters="\n".join(indented(parameters)))


def body(kind: str, trail: Sequence[Step], step: TrainingStep,
         variables: Variables) -> Iterator[str]:
    """The lines of a function of the parameters that returns the number of a kind in a
    trail."""
    result = next(found for found in trail if found.kind == kind)
    yield f"{CODE_INDENT}{variables.unpacked(step.parameters)} = parameters"
    yield from indented(Lines(trail, [result], variables).text())
    yield f"{CODE_INDENT}return {variables.of(result)}"


def closing(convention: Convention, epochs: int, language: Language) -> str:
    """What runs the epochs and prints the results."""
    is_all = convention.batch == "all"
    size = language.size.format("order") if is_all else str(convention.batch)
    penalised = convention.has_penalty and convention.batch != 1
    shuffle = f"{CODE_INDENT}Random(f\"{convention.seed} {{epoch}}\").shuffle(order)\n"
    return language.closing.format(
        mean=f" / {language.size.format('samples')}" if convention.batch_scale == "mean" else "",
        penalty=" + penalty(parameters)" if penalised else "",
        shuffle=shuffle if convention.samples == "shuffled" else "",
        batches="order" if convention.batch == 1 else language.batches.format(size),
        epochs=epochs).rstrip("\n")
