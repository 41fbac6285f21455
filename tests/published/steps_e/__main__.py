"""How `check` judges traces of training steps whose truth is known.

    python -m tests.published.steps_e [--only WORD] [--list] [--write FOLDER]

Each trace of `cases` is written as a walkthrough file and checked. Columns of the table:

    right      figures that are right; confirmed, of them; accused, those that are called wrong or unexplained
    wrong      figures that are not what the text's rule gives; found, of them: not confirmed
    named      whether a cause that is said has a word that this mistake is known by
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.published.found.score import CONFIRMED, checked

from .cases import CASES, Case, Printed, printed
from .writing import walkthrough

WORDS = {
    "correction omitted": ("correction",), "betas swapped": ("β1", "β2", "beta1", "beta2"),
    "epsilon inside": ("epsilon-place", "inside", "ε"), "step off by one": ("t + 1", "update before", "step", "count"),
    "stale moments": ("before", "stale", "old"), "plain adam": ("largest", "rule=adam", "\"adam\"", "max"),
    "coupled decay": ("decay", "l2", "coupled"), "coefficient omitted": ("momentum",), "coefficient swapped": ("momentum", "1 - ", "one less", "rho", "ρ"),
    "dampening ignored": ("dampening",), "buffer dropped": ("momentum", "velocity", "descent"), "plain momentum": ("nesterov", "momentum", "ahead"),
    "not squared": ("square",),
}
"""By what words a named mistake is known; one of them must stand in what is said of a wrong figure, or in the summary."""


@dataclass(frozen=True)
class Judged:
    case: Case
    figures: list[Printed]
    said: list[dict]
    refused: str
    summary: str

    def count(self, right: bool, confirmed: bool) -> int:
        return sum(1 for figure, verdict in self.pairs(right) if (verdict in CONFIRMED) is confirmed)

    def pairs(self, right: bool) -> Iterator[tuple[Printed, str]]:
        verdicts = [one["verdict"] for one in self.said] or ["refused"] * len(self.figures)
        return ((figure, verdict) for figure, verdict in zip(self.figures, verdicts) if figure.right is right)

    @property
    def accused(self) -> int:
        return sum(1 for _, verdict in self.pairs(True) if verdict not in CONFIRMED | {"refused"})

    @property
    def named(self) -> bool:
        words = WORDS[self.case.how.mistake]
        return any(word.lower() in self.causes().lower() for word in words)

    def causes(self) -> str:
        """What is said of the wrong figures, as one text."""
        wrong = [one for one, figure in zip(self.said, self.figures) if not figure.right and one["verdict"] not in CONFIRMED]
        return " ".join(json.dumps(one["because"], ensure_ascii=False) + one["explanation"] for one in wrong) + self.summary

    def row(self) -> str:
        named = "" if not self.case.how.mistake else "named" if self.named else "-"
        return (f"{self.case.name:34.34} {self.count(True, True) + self.count(True, False):6} {self.count(True, True):9} "
                f"{self.accused:7} {self.count(False, True) + self.count(False, False):6} {self.count(False, False):5}  {named} {self.refused[:70]}")

    def listed(self) -> Iterator[str]:
        for figure, one in zip(self.figures, self.said):
            if figure.right is not (one["verdict"] in CONFIRMED):
                yield (f"    {one['name']} epoch {figure.epoch} printed {figure.digits} ({'right' if figure.right else 'wrong'}): "
                       f"{one['verdict']}: {one['explanation']}")


def judged(case: Case) -> Judged:
    answer, why = checked(walkthrough(case))
    return Judged(case, printed(case), answer["figures"] if answer else [], why, answer["summary"] if answer else "")


def totals(results: list[Judged]) -> Iterator[str]:
    for kind in ("right", "falsified", "mistaken"):
        here = [one for one in results if one.case.kind == kind]
        right = sum(one.count(True, True) + one.count(True, False) for one in here)
        wrong = sum(one.count(False, True) + one.count(False, False) for one in here)
        yield (f"{kind + ', traces: ' + str(len(here)):34} {right:6} {sum(one.count(True, True) for one in here):9} "
               f"{sum(one.accused for one in here):7} {wrong:6} {sum(one.count(False, False) for one in here if not one.refused):5}"
               + (f"  named {sum(one.named for one in here)} of {len(here)}" if kind == "mistaken" else ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    print(f"{'':34} {'right':>6} {'confirmed':>9} {'accused':>7} {'wrong':>6} {'found':>5}")
    results = []
    for case in (one for one in CASES if options.only in one.name):
        if options.write:
            file = options.write / f"{case.name.replace(': ', '-').replace(' ', '-')}.toml"
            file.write_text(walkthrough(case), encoding="utf-8")
        results.append(judged(case))
        print(results[-1].row(), flush=True)
        if options.list:
            print(*results[-1].listed(), sep="\n")
    print(*totals(results), sep="\n")


if __name__ == "__main__":
    main()
