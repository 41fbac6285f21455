"""A process that serves many trials says of each what one of its own says."""
import os

import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -e '.[test]'")

from tests.fuzz import material, worker  # noqa: E402
from tests.fuzz.trial import Trial, outcomes  # noqa: E402

ROWS = {"rows.csv": material.TABLE.encode()}
TRIALS = [
    Trial([["trace"], ["trace", "nosuch"]]), Trial([["check"]]), Trial([["help", "check"]]), Trial([["nosuch"]]),
    Trial([[*material.TRAIN, "--model", "m.db"], ["show", "m.db"], ["predict", "m.db", "rows.csv"]], ROWS),
    Trial([["predict", "m.db", "rows.csv"]], ROWS), Trial([["step", "--line"]], stdin=b"next\nnosuch\nquit\n"),
    Trial([["trace", "--output", "out.md"]]), Trial([["step"]], keys=b"q"), Trial([["trace", "--output", "out.md"]], {"out.md": b"old"}),
]


def summary(found):
    """What came of the commands of a trial, as far as it is the same each time."""
    return [(one.words, one.code, b"" if one.in_terminal else one.out, one.err, one.after) for one in found]


def test_trials_in_one_process_and_alone():
    served = worker.served(lambda doing: [summary(doing(trial)) for trial in TRIALS])
    assert served == [summary(outcomes(trial)) for trial in TRIALS]


def test_a_batch_that_ends_its_process_is_tried_alone():
    here = os.getpid()

    def work(doing):
        if os.getpid() != here:
            os._exit(3)
        return summary(doing(TRIALS[1]))

    assert worker.served(work) == summary(outcomes(TRIALS[1]))
