"""Programs in PyTorch, run by a Python that has it: this one, or that of the variable TORCH_PYTHON. Tests that need it are skipped
where there is none."""
import os
import re
import subprocess
import sys
from functools import cache

import pytest

PYTHON = os.environ.get("TORCH_PYTHON", sys.executable)
RUN = """
import contextlib, io, pathlib, runpy, sys
import torch
torch.set_num_threads(1)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            runpy.run_path(str(path), run_name="__main__")
        except BaseException as error:
            print("failed:", repr(error))
    path.with_suffix(".out").write_text(said.getvalue(), encoding="utf-8")
"""
OPERANDS = 3
"""So many steps back the largest operand of a number is looked for: what is normalised cancels on its way."""
DUE = {"z", "a", "error", "total", "gradient", "updated"}
"""The kinds of numbers that a program has to print."""


@cache
def has_torch():
    """Whether there is a Python with PyTorch."""
    return subprocess.run([PYTHON, "-c", "import torch"], capture_output=True, check=False).returncode == 0


def needed():
    """Skip a test where PyTorch is not there."""
    if not has_torch():
        pytest.skip("PyTorch is not installed here, nor in the Python of TORCH_PYTHON")


def outputs(folder, programs):
    """What each of some programs prints, by name; all of them run in one process."""
    for name, text in programs.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    subprocess.run([PYTHON, "-c", RUN, str(folder)], check=True)
    return {name: (folder / f"{name}.out").read_text(encoding="utf-8") for name in programs}


def numbers(text):
    """The numbers that a program prints, by epoch, sample (None for several) and name."""
    found, epoch, sample = {}, 1, 1
    for line in text.splitlines():
        if heading := re.fullmatch(r"(?:epoch (\d+))?(?:, )?(?:sample (\d+)|samples .*|all samples)?", line):
            epoch = int(heading[1] or 1)
            sample = None if "samples" in line else int(heading[2] or 1)
        elif not line.startswith("predicted:"):
            name, _, number = line.rpartition(" = ")
            found.setdefault((epoch, sample, name), []).append(float(number))
    return found


def size(step, back=OPERANDS):
    """The largest operand of a number, and of its operands."""
    sizes = [abs(step.value)] + [size(one, back - 1) for one in step.operands if back]
    return max(sizes)


def distances(text, recordings, notation):
    """For each number that is printed how far it is from a recording, by its largest operand; and what is not printed."""
    found, steps = numbers(text), {}
    for recording in recordings:
        for step in recording.trail:
            steps.setdefault((step.epoch, step.sample, step.shown(notation)), []).append(step)
    several = any(sample is None for _, sample, _ in steps)
    lacking = [key for key, those in steps.items() if key not in found and those[0].kind in DUE
               and not (several and key[1] is not None and those[0].kind == "gradient")]
    far = [(abs(number - step.value) / (size(step) or 1.0), key) for key, given in found.items() if key in steps
           for number, step in zip(given, steps[key], strict=True) if number != step.value]
    unknown = [key for key in found if key not in steps]
    return sorted(far, key=lambda row: -row[0]), lacking, unknown
