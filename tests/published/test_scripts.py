"""The scripts beside the walkthroughs, run as a user runs them, against what their sources' programs leave.

BITS is what those programs leave, or what the text prints: the first column, to the last digit. COMPUTED is by label and
column; its values are those of the project's ledger of published figures, re-computed there with 50 digits.
"""
import re
import runpy
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ["two-class.py", "four-rows.py", "worked-example.py"]
BITS = {
    "two-class.py": {
        "b_h1+": "0.17144536825966872", "w1+": "0.6847811099219888", "w2+": "0.8335306804019916",
        "b_h2+": "0.30693386560411573", "w3+": "0.8934027782406043", "w4+": "0.7213885622413188",
        "b_o1+": "-0.17443398067742752", "w5+": "0.18992000411213625", "w6+": "-0.012215751817731987",
        "b_o2+": "-0.46007404797898116", "w7+": "0.14375052049004067", "w8+": "0.3235612337593173",
        "predictions": "1, 0, 1",
    },
    "four-rows.py": {
        "w1": "0.07552789999999938", "w2": "0.18609600000000004", "w3": "0.15574809999999867", "w4": "0.43662220000000485",
        "w5": "-2.8213137999999995", "w6": "-2.813475900000004", "w7": "-3.366632800000024", "w8": "-3.342101799999997",
    },
    "worked-example.py": {"E at first": "0.1491855", "E after epoch 10000": "0.0000351085", "out_o1 after it": "0.015", "out_o2 after it": "0.98"},
}
COMPUTED = {
    "two-class.py": {
        ("b_h1+", 1): 0.15783805101590593, ("w1+", 1): 0.66213027582615877, ("w2+", 1): 0.80790167089398336,
        ("b_h2+", 1): 0.32397455939853902, ("w3+", 1): 0.92088075521987035, ("w4+", 1): 0.75291101448278010,
        ("b_o1+", 1): -0.22984306904352054, ("w5+", 1): 0.24390549634996347, ("w6+", 1): 0.0095970888484433494,
        ("b_o2+", 1): -0.41739139250190382, ("w7+", 1): 0.098693370743976498, ("w8+", 1): 0.30545035998197229,
    },
    "four-rows.py": {
        ("w1", 1): 0.10755877193289688, ("w2", 1): 0.26311130752427692, ("w3", 1): 0.18614595274569413, ("w4", 1): 0.51020295636914825,
        ("w5", 1): -0.34702242642269565, ("w6", 1): -0.31072762730638042, ("w7", 1): -0.37960806523374611, ("w8", 1): -0.33228269200443460,
        ("before the first epoch", 0): 1.1254337344612939, ("as published", 0): 1.8196024819385398,
        ("without outputs of the initial weights in every epoch", 0): 0.97079500949386061,
        ("without hidden outputs of row 1 in the gradients of every row", 0): 1.8200854991144697,
        ("without dE/dout_y1 in the gradients of w7 and w8 too", 0): 1.7470281443440645,
        ("without dE/dout_h1 in the gradients of w3 and w4 too", 0): 1.8194535637866415,
        ("without the initial w5 to w8 in every hidden delta", 0): 1.8294649836880980,
        ("without 8 decimals of gradients and of the outputs' slopes", 0): 1.8196024800123094,
        ("trained row by row", 0): 0.96045598474803462,
    },
    "worked-example.py": {
        ("E at first", -3): 0.14918555438000134, ("E in epoch 10000", -3): 0.000058142706656493968,
        ("E after epoch 10000", -3): 0.000058133485836090600, ("out_o1 after it", -3): 0.020800846159989821,
        ("out_o2 after it", -3): 0.97923544401414552,
        ("E in epoch 10000", -2): 0.000035108548122512804, ("E after epoch 10000", -2): 0.000035101877829788459,
        ("out_o1 after it", -2): 0.015913620443550627, ("out_o2 after it", -2): 0.98406427351462376,
        ("out_o1 after it", -1): 0.015159814993523375, ("out_o2 after it", -1): 0.98458621341627790,
        ("at first", 0): 0.27486758317615495, ("at first", 1): 0.023616525583847735,
        ("E after epoch 10000", -1): (0.00025953853835564279 + 0.00026088123555899317 + 0.000027966387970739008) / 2,
        ("after epoch 10000", 0): 0.00025953853835564279, ("after epoch 10000", 1): 0.00026088123555899317,
    },
}


@cache
def run(script):
    return subprocess.run([sys.executable, str(ROOT / "walkthroughs" / script)], capture_output=True, encoding="utf-8", check=False)


@cache
def printed(script):
    """The columns of each line by its label; two spaces or more separate them."""
    lines = [re.split(r"  +", line) for line in run(script).stdout.splitlines()]
    return {label: columns for label, *columns in lines}


def rows(table):
    return [(script, *row) for script, values in table.items() for row in values.items()]


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_runs(script):
    assert (run(script).returncode, run(script).stderr) == (0, "") and run(script).stdout


@pytest.mark.parametrize("script, label, digits", rows(BITS))
def test_as_published_to_the_last_bit(script, label, digits):
    assert printed(script)[label][0] == digits


@pytest.mark.parametrize("script, label, column, value", [(script, *place, value) for script, place, value in rows(COMPUTED)])
def test_computed(script, label, column, value):
    assert float(printed(script)[label][column]) == pytest.approx(value, rel=1e-12, abs=0)


def test_the_claim_is_an_error_of_another_run():
    lines = printed("worked-example.py")
    assert f"{float(lines['E in epoch 10000'][-2]):.10f}" == lines["E after epoch 10000"][0]


def test_without_its_quirks_the_program_is_training(capsys):
    names = runpy.run_path(str(ROOT / "walkthroughs" / "four-rows.py"))
    example = names["example_named"]("four-rows")
    weights = [names["weights_of"](network) for network in (names["Program"](example, []).trained(), names["trained_by_row"](example))]
    assert weights[0] == weights[1] and capsys.readouterr().out == ""
