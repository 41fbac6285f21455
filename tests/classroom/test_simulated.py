"""The table of simulated students, in small: `python -m tests.bench classroom` has it on 2,000 sheets."""
import random
from collections import Counter

import pytest

from tests.bench.classroom import TABLE, courses, measure

SHEETS = 1
PERCENT = {"named": (97, None), "another": (None, 0.5), "later good": (99, None), "both": (85, None), "short told": (95, None),
           "random slip": (None, 1.5), "all slip": (None, 1), "sign right": (None, 0), "right": (100, None),
           "right more": (100, None), "right all": (100, None), "right written": (100, None), "right each": (99, None)}


@pytest.fixture(scope="module")
def counted():
    draw, counts, failures = random.Random(1), Counter(), []
    for number, course in enumerate(courses()):
        for student in range(SHEETS):
            measure(course, course.sheet(f"pupil {number}.{student}"), draw, counts, failures)
    return counts


@pytest.mark.parametrize("key", PERCENT)
def test_marking_is_as_good_as_it_must_be(counted, key):
    of = next(of for _, good, of in TABLE.values() if good == key)
    least, most = PERCENT[key]
    percent = 100 * counted[key] / counted[of]
    assert counted[of] >= 100
    assert least is None or percent >= least
    assert most is None or percent <= most
