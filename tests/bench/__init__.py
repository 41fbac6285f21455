"""Measurements, printed as tables: `python -m tests.bench`. Ratios within one run; no test asserts a time."""
