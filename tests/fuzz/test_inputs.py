"""A few of the inputs that `python -m tests.fuzz` draws, the same each time; and those that once showed a fault."""
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -e '.[test]'")
from hypothesis import HealthCheck, given, settings  # noqa: E402

from tests.fuzz import material  # noqa: E402
from tests.fuzz.faults import faults  # noqa: E402
from tests.fuzz.kinds import KINDS  # noqa: E402
from tests.fuzz.trial import Trial  # noqa: E402

EXAMPLES = 8


@pytest.mark.parametrize("kind", KINDS)
def test_no_input_is_a_fault(kind):
    @settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(KINDS[kind])
    def no_fault(trial):
        assert faults(trial) == []

    no_fault()


def replaced(text, old, new):
    """A text with something else in the place of a part that is there."""
    assert old in text
    return text.replace(old, new, 1).encode("utf-8", "surrogatepass")


def once():
    """The inputs that showed faults once, by what they are."""
    example, (_, _, listed, records, _) = material.walkthroughs()[0], material.answers()
    course, own = material.course("1"), ["trace", "own.toml"]
    setting = course["sheets/settings.json"].decode()
    mark = ["mark", "a.json", "--secret", "secret.txt", "--settings", "sheets/settings.json"]
    extreme = ["--layers", "1-1-1", "--inputs", "0", "--targets", "0", "--activation", "leaky-relu:-1e308", "--output-activation", "sigmoid",
               "--convention", "error=binary-cross-entropy", "--set", "b_h1=-750,w2=-1"]
    yield "a rate of thousands of digits", Trial([own], {"own.toml": replaced(example, "rate = 0.5", "rate = " + "1" * 4301)})
    yield "a power that is endless", Trial([["trace", "--convention", "l2=1e99999999"]])
    yield "digits with a letter behind", Trial([["trace", "--set", f"w1={'1' * 20000}x"]])
    yield "an extreme slope", Trial([["certify", *extreme]])
    yield "an extreme slope, traced", Trial([["trace", *extreme, "--full"]])
    yield "numbers for names", Trial([mark], {**course, "sheets/settings.json": replaced(setting, '"all"', '"forward", 1'), "a.json": listed.encode()})
    yield "a long number of layers", Trial([mark], {**course, "sheets/settings.json": replaced(setting, '"figures": 4', '"figures": ' + "4" * 4000), "a.json": listed.encode()})
    yield "half a character in JSON", Trial([mark], {**course, "a.json": replaced(records, "net_o1", "\\ud800")})
    yield "half a character for a student", Trial([mark], {**course, "a.json": replaced(listed, "anna", "\\udc00")})
    yield "a line of asterisks", Trial([["mark", "a.md", *mark[2:]]], {**course, "a.md": b"*" * 60000})
    yield "a model's name that is no UTF-8", Trial([[*material.TRAIN, "--model", "m\udcf5.db"], ["show", "m\udcf5.db"]], {"rows.csv": material.TABLE.encode()})
    yield "a table's name that is no UTF-8", Trial([["train", "r\udcff.csv", "--target", "kind", "--epochs", "2"]], {"r\udcff.csv": material.TABLE.encode()})
    yield "samples in CSV", Trial([["trace", "xor", "--format", "csv"]])
    yield "a text without targets", Trial([["read", "text.md", "--layers", "2-2-2"]], {"text.md": material.TEXT.replace("t1 = 0.01", "").encode()})
    yield "a generator that is two", Trial([["sheet", "--generator", "1|2"]])
    yield "a name of thousands of digits", Trial([["read", "text.md"]], {"text.md": material.TEXT.replace("w3", "w" + "3" * 4301).encode()})


@pytest.mark.parametrize("trial", [pytest.param(trial, id=name) for name, trial in once()])
def test_what_showed_a_fault_once(trial):
    assert faults(trial) == []


def test_a_byte_in_an_index_of_the_progress():
    progress = material.progress()["practice.db"]
    pages = range(0, len(progress), 4096)
    for place in [*(page + at for page in pages[1:] for at in (0, 3, 9, 4090)), *range(len(progress) - 60, len(progress), 7)]:
        damaged = progress[:place] + b"\xf5" + progress[place + 1:]
        assert faults(Trial([["practice", "--list", "--progress", "practice.db"]], {"practice.db": damaged})) == []
