"""Inputs and kills that nobody thought of: hypothesis draws what is typed and what stands in the files, and each is tried in a
process of its own.

    python -m tests.fuzz --seconds 600      inputs, open-ended
    python -m tests.fuzz --kills 1000       kills and Ctrl-C, so many

Read in this order: `trial` (a trial and what came of it), `faults` (what must not be), `hostile` and `material` (what inputs are
made of), `kinds` (the strategies), `kills` (commands that write, killed), `interrupts` (Ctrl-C).
"""
