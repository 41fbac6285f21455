"""`python -m tests.bench.students`: what the marker makes of students who make one known mistake each."""
import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from . import report
from .cases import cases_on, plan, two_at_once, without_mistake
from .extras import guess, out_of_range
from .kinds import kinds
from .lines import Net
from .marker import Marker
from .settings import PART, WHOLE

SEED = 15
SPARE = 3
"""Papers on which a kind that needs a certain sign may not be found."""


def main(words):
    parser = argparse.ArgumentParser(prog="python -m tests.bench.students", description=__doc__)
    parser.add_argument("--sheets", type=int, default=4, metavar="N", help="sheets for each kind, its line asked (4); a third more on which it is not")
    parser.add_argument("--kind", action="append", metavar="ID", help="this kind alone (may be repeated)")
    parser.add_argument("--first", action="store_true", help="only the kinds that teachers name first")
    parser.add_argument("--extras", type=int, default=60, metavar="N", help="sheets with two mistakes, a random number, an activation out of range (60 each)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"other numbers in other lines ({SEED})")
    parser.add_argument("--details", metavar="FILE", help="what is not named, sheet by sheet, into a file")
    options = parser.parse_args(words)
    start = time.perf_counter()
    chosen = [kind for kind in kinds().values()
              if (not options.kind or kind.id in options.kind) and (not options.first or kind.how_common == "first")]
    if not chosen:
        parser.error("no such kind; KINDS.md lists them")
    cases, extras = played(chosen, options)
    show(chosen, cases, extras)
    print(f"{time.perf_counter() - start:.0f} s")
    if options.details:
        Path(options.details).write_text("\n".join([*report.briefly(chosen, cases), *report.unnamed(chosen, cases)]) + "\n", encoding="utf-8")


def played(chosen, options):
    """All cases, judged: those of the kinds, and the extras by name."""
    draw = random.Random(options.seed)
    wanted = plan(chosen, options.sheets, (options.sheets + 2) // 3, draw)
    each = 0 if options.kind else -(-options.extras // len(WHOLE))
    cases, extras = [], defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for setting in WHOLE + PART:
            more = each if setting in WHOLE else 0
            if wanted[setting.name] or more:
                filled(setting, Path(folder) / setting.name, wanted[setting.name], more, draw, cases, extras)
    return cases, extras


def filled(setting, folder, wanted, more, draw, cases, extras):
    """The sheets of one setting, filled in and marked."""
    marker = Marker(setting, folder, len(wanted) + 3 * more + SPARE)
    lines = list(Net(setting).lines())
    rights = [without_mistake(paper, lines) for paper in marker.papers()]
    new = list(cases_on(rights[3 * more:], wanted, draw))
    others = {name: [case for right in rights[i * more:(i + 1) * more] if (case := make(right, draw))]
              for i, (name, make) in enumerate((("guess", guess), ("range", out_of_range), ("two", two_at_once)))}
    every = [*new, *(case for found in others.values() for case in found)]
    judged = marker.judged({case.paper.student: case.answers() for case in every}) if every else {}
    for case in every:
        case.judged = judged[case.paper.student]
    cases += new
    for name, found in others.items():
        extras[name] += found


def show(chosen, cases, extras):
    found = report.by_kind(cases)
    print(report.HEAD)
    for kind in chosen:
        print(report.of_kind(kind, found[kind.id]))
    print()
    for what, figure in (*report.sums(chosen, cases), *report.of_extras(extras["guess"], extras["range"], extras["two"])):
        print(f"{what:55} {figure.strip()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
