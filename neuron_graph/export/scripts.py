"""The training of an example as a Python program of its own, that needs nothing but
Python.

Its functions are printed from recordings, with a line for every number that has a name,
commented by phase.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..errors import TooMuch
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

CLOSING = '''\
def total_error(parameters):
    total = -0.0
    for sample in samples:
        total += error(sample, parameters)
    return total{mean}{penalty}


def samples_of(epoch):
    order = list(samples)
{shuffle}    return {batches}


done, stop = 0, 1
while done < {epochs}:
    stop = min(stop, {epochs})
    for epoch in range(done + 1, stop + 1):
        parameters = train(samples_of(epoch), parameters, eta, exp)
    if not all(map(math.isfinite, parameters)):
        raise SystemExit(f"training diverged before epoch {{stop + 1}}: {advice}")
    print(f"error after epoch {{stop}}: {{total_error(parameters)!r}}")
    done, stop = stop, stop * 10
for name, value in zip(names, parameters):
    print(f"{{name}} = {{value!r}}")
'''


def script(title: str, session: Session, notation: Notation, epochs: int) -> Iterator[str]:
    """The lines of the program that runs a session for some epochs. Raises `TooMuch`
    for a network too large for it."""
    network, convention = session.network, session.network.convention
    if not can_compile(network):
        raise TooMuch(f"a step of about {operation_count(network)} operations is too large to "
                      f"print: the limit is {MOST_OPERATIONS}")
    step = TrainingStep(network)
    functions = list(printed_functions(step, convention, notation))
    comments = [visible(title), f"convention: {convention}"]
    yield from opening(comments, ["exp(", *functions], convention.samples == "shuffled")
    yield from (*data(step, session), *functions, "", "", closing(convention, epochs))


def opening(comments: Iterable[str], functions: Sequence[str],
            shuffles: bool = False) -> Iterator[str]:
    """What stands above the functions of a program: comments, imports, the primitives
    that they call."""
    printed = "Printed by `neuron-graph code`; runs on any Python from 3.8 on, with the same bits."
    yield from (f"# {comment}" for comment in (*comments, printed))
    yield "import math" + "\nfrom random import Random" * shuffles
    yield from (f"\n\n{definition}" for definition in definitions(functions))
    yield ""


def printed_functions(step: TrainingStep, convention: Convention,
                      notation: Notation) -> Iterator[str]:
    """The training step, the error of a sample and, where a batch has one, the
    penalty."""
    yield from ("", "")
    yield from StepFunction(step, Variables(notation, is_readable=True)).lines()
    yield from ("", "", "def error(sample, parameters):")
    inputs = Variables(notation, is_readable=True)
    yield f"{CODE_INDENT}{inputs.unpacked(step.inputs)} = sample"
    yield from body("total", step.sample_steps, step, inputs)
    if convention.l2 and not step.online:
        yield from ("", "", "def penalty(parameters):")
        yield from body("penalty", step.update_steps, step, Variables(notation))


def data(step: TrainingStep, session: Session) -> Iterator[str]:
    """The samples, the rate and the parameters, each parameter with its name."""
    yield f"\n# each sample: {', '.join(parameter.name for parameter in step.inputs)}"
    yield "samples = ["
    for inputs, targets in session.examples:
        yield f"{CODE_INDENT}({', '.join(map(repr, [*inputs, *targets]))},),"
    yield "]"
    yield f"eta = {session.rate!r}"
    yield f"names = {[parameter.name for parameter in step.parameters]!r}"
    yield "parameters = ("
    for parameter, value in zip(step.parameters, state(session.network)):
        yield f"{CODE_INDENT}{value!r},  # {parameter.name}"
    yield ")"


def body(kind: str, trail: Sequence[Step], step: TrainingStep,
         variables: Variables) -> Iterator[str]:
    """The lines of a function of the parameters that returns the number of a kind in a
    trail."""
    result = next(found for found in trail if found.kind == kind)
    yield f"{CODE_INDENT}{variables.unpacked(step.parameters)} = parameters"
    yield from indented(Lines(trail, [result], variables).text())
    yield f"{CODE_INDENT}return {variables.of(result)}"


def closing(convention: Convention, epochs: int) -> str:
    """What runs the epochs and prints the results."""
    size = "len(order)" if convention.batch == "all" else str(convention.batch)
    batches = f"[order[start:start + {size}] for start in range(0, len(order), {size})]"
    penalised = convention.l2 and convention.batch != 1
    shuffle = f"{CODE_INDENT}Random(f\"{convention.seed} {{epoch}}\").shuffle(order)\n"
    return CLOSING.format(
        mean=" / len(samples)" if convention.batch_scale == "mean" else "",
        penalty=" + penalty(parameters)" if penalised else "",
        shuffle=shuffle if convention.samples == "shuffled" else "",
        batches="order" if convention.batch == 1 else batches, epochs=epochs,
        advice="try a smaller rate than {eta}").rstrip("\n")
