"""What a check costs, and how often it explains what it should not and finds what it should."""
import random
import statistics
import subprocess
import sys
import time
from dataclasses import replace

from neuron_graph.judging.task import Task
from neuron_graph.published.cases.case import Case
from neuron_graph.published.checker import Check
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named


def rows():
    """(what, bound, measured): whole processes, in seconds; then explanations, in percent."""
    yield "seconds: check --all", "under 5", process("check", "--all")
    yield "seconds: check worked-example", "under 1.2", process("check", "worked-example")
    yield "seconds: check mazur", "under 1.2", process("check", "mazur")
    yield "seconds: identify 0.041083", "under 1.5", process("identify", "0.041083")
    yield "seconds: identify 0.123456789, that is nothing", "under 1.5", process("identify", "0.123456789")
    yield "seconds: list", "-", process("list")
    yield "random 6 digits explained, worked-example, percent", "at most 1", 100 * explained("worked-example", 10)
    yield "... sklearn-mlp", "at most 1", 100 * explained("sklearn-mlp", 10)
    yield "planted slips of 8 digits explained, worked-example, percent", "-", 100 * found("worked-example", 8)
    yield "... of 5 digits", "-", 100 * found("worked-example", 5)


def process(*words):
    """The median time of a command as a whole process."""
    def once():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "neuron_graph", *words], stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - start

    return statistics.median(once() for _ in range(3))


def explained(name, each):
    """The part of random numbers of 6 digits, from 0 to twice a quantity's value, that are explained."""
    example, draw, cases = example_named(name), random.Random(1), {}
    steps = [step for step in example.recording().steps if step.value]
    words = [verdict_of(example, Figure(step.name, f"{draw.uniform(0, 2 * step.value):.6g}"), cases) for step in steps for _ in range(each)]
    return sum(word not in ("exact", "unexplained") for word in words) / len(words)


def found(name, digits):
    """The part of the slips of every line, planted, that are explained."""
    example, cases = example_named(name), {}
    recording, words = Case(example).recording(1), []
    task = Task([recording], example.notation)
    for position, line in enumerate(recording.trail):
        values = {f"{mistake.edited.of(task.calculation.own):.{digits}g}" for mistake in task.mistakes(position)}
        words += [verdict_of(example, Figure(line.name, text), cases) for text in values - {f"{line.value:.{digits}g}", "nan"}]
    return sum(word != "unexplained" for word in words) / len(words)


def verdict_of(example, figure, cases):
    """The verdict on one figure; cases are shared between checks."""
    found = Check(replace(example, figures=[figure]))
    found.cases.update(cases)
    found.run()
    cases.update(found.cases)
    return found.lines[0].verdict.word
