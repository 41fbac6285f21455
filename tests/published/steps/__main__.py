"""How `check` judges traces of training steps whose truth is known.

    python -m tests.published.steps [--only WORD] [--weights] [--list] [--write FOLDER]

`--weights` leaves of the steps only the new parameters, as most notes print them.

Each trace of `cases` (steps of rules) and `layers` (normalisation, dropout) is written as a walkthrough file and checked. Columns of the table:

    right      figures that are right; confirmed, of them; accused, those that are called wrong or unexplained
    wrong      figures that are not what the text's rule gives; found, of them: not confirmed
    named      of these, those with a cause that has the words of the mistake; other, with another cause; unknown, unexplained
"""
from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from neuron_graph import NeuronGraphError
from neuron_graph.published.checker import check
from neuron_graph.published.files.walkthrough import read_example
from tests.published.found.score import CONFIRMED

from .layers import LAYERS
from .traces import Printed, Trace
from .writing import STEPS

WORDS = {
    "correction omitted": r"correction|corrected", "betas swapped": r"beta1=0.999|beta2=0.9\b|exchanged",
    "epsilon inside": r"epsilon-place|under the root", "step off by one": r"number of the update",
    "stale moments": r"\bm_\w+ where m_\w+\+ belongs", "plain adam": r"rule=adam\b|that is v_\w+\+",
    "coupled decay": r"\bl2\b|gradient.*decay|decay.*gradient", "coefficient omitted": r"momentum|\(v_\w+ \+ dE/d\w+\)",
    "coefficient swapped": r"momentum=0\.2|rho=0\.1|one less", "dampening ignored": r"dampening|damp",
    "buffer dropped": r"rule=descent|momentum=0\b|that is dE/d|left out.*\(dE/d\w+\)", "plain momentum": r"rule=momentum",
    "not squared": r"\)\*dE/d\w+\)",
    "one less": r"m - 1", "gamma omitted": r"gamma", "beta omitted": r"beta", "gamma omitted on the way back": r"gamma|that is dE/dy",
    "var forgotten": r"the variance", "mean forgotten": r"through the mean|left out.*dvar_o1",
    "batch forgotten": r"through the mean|constants", "mask forgotten": r"the mask",
    "scale forgotten": r"1 - p", "dropout forgotten": r"1 - p|that is dE/ddrop", "not scaled": r"dropout=plain",
    "rate for its rest": r"1 - p|rate of dropout", "mask exchanged": r"mask",
}
"""The words by which a cause names a mistake, as a pattern."""


@dataclass(frozen=True)
class Judged:
    trace: Trace
    said: list[dict]
    refused: str

    def count(self, right: bool, confirmed: bool) -> int:
        return sum(1 for figure, verdict in self.pairs(right) if (verdict in CONFIRMED) is confirmed)

    def pairs(self, right: bool) -> Iterator[tuple[Printed, str]]:
        verdicts = [one["verdict"] for one in self.said] or ["refused"] * len(self.trace.figures)
        return ((figure, verdict) for figure, verdict in zip(self.trace.figures, verdicts) if figure.right is right)

    @property
    def accused(self) -> int:
        return sum(1 for _, verdict in self.pairs(True) if verdict not in CONFIRMED | {"refused"})

    def causes(self) -> Counter[str]:
        """How many wrong figures have a cause that names the mistake, another one, or none; those that inherit apart."""
        found = Counter()
        for one, figure in zip(self.said, self.trace.figures):
            if not figure.right and one["verdict"] not in CONFIRMED | {"inherited"}:
                words = json.dumps(one["because"], ensure_ascii=False) + one["explanation"]
                named = one["verdict"] != "unexplained" and re.search(WORDS.get(self.trace.mistake, "misprint"), words)
                found["named" if named else "unknown" if one["verdict"] == "unexplained" else "other"] += 1
        return found

    def row(self) -> str:
        causes = self.causes()
        return (f"{self.trace.name:38.38} {self.count(True, True) + self.count(True, False):6} {self.count(True, True):9} "
                f"{self.accused:7} {self.count(False, True) + self.count(False, False):6} {self.count(False, False):5} "
                f"{causes['named']:6} {causes['other']:5} {causes['unknown']:7}  {self.refused[:70]}")

    def listed(self) -> Iterator[str]:
        for figure, one in zip(self.trace.figures, self.said):
            if figure.right is not (one["verdict"] in CONFIRMED):
                yield (f"    {one['name']} epoch {figure.epoch} printed {figure.digits} ({'right' if figure.right else 'wrong'}): "
                       f"{one['verdict']}: {one['explanation']}")


def judged(trace: Trace) -> Judged:
    try:
        lines = check(read_example(trace.walkthrough, trace.name)).lines
    except NeuronGraphError as error:
        return Judged(trace, [], str(error))
    return Judged(trace, [{"name": line.name, "verdict": line.verdict.word, "because": line.verdict.because,
                           "explanation": line.verdict.explanation} for line in lines], "")


def of_weights(trace: Trace) -> Trace:
    """The trace with the figures of new parameters alone."""
    return replace(trace, figures=[one for one in trace.figures if re.fullmatch(r"(?!v_|m_|vmax_).*\+", one.name)])


def totals(results: list[Judged]) -> Iterator[str]:
    for kind in ("right", "falsified", "mistaken"):
        here = [one for one in results if one.trace.kind == kind]
        rows = [[*map(int, one.row()[38:].split()[:8])] for one in here]
        counts = [sum(column) for column in zip(*rows)] or [0] * 8
        named = sum(one.causes()["named"] > 0 for one in here)
        yield (f"{kind + ', traces: ' + str(len(here)):38} {counts[0]:6} {counts[1]:9} {counts[2]:7} {counts[3]:6} {counts[4]:5} "
               f"{counts[5]:6} {counts[6]:5} {counts[7]:7}" + (f"  named in {named} of {len(here)}" if kind == "mistaken" else ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--weights", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    print(f"{'':38} {'right':>6} {'confirmed':>9} {'accused':>7} {'wrong':>6} {'found':>5} {'named':>6} {'other':>5} {'unknown':>7}")
    results = []
    traces = list(map(of_weights, STEPS)) if options.weights else [*STEPS, *LAYERS]
    for trace in (one for one in traces if options.only in one.name):
        if options.write:
            file = options.write / f"{trace.name.replace(': ', '-').replace(' ', '-')}.toml"
            file.write_text(trace.walkthrough, encoding="utf-8")
        results.append(judged(trace))
        print(results[-1].row(), flush=True)
        if options.list:
            print(*results[-1].listed(), sep="\n")
    print(*totals(results), sep="\n")


if __name__ == "__main__":
    main()
