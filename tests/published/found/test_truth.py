"""The ledgers of the examples found hold what an independent calculation gives, and every example is one that a user can write."""
from __future__ import annotations

from decimal import Decimal

import pytest

from tests.published.found import truth


@pytest.mark.parametrize("name", truth.names())
def test_every_true_value_is_as_recomputed(name):
    example, ledger = truth.load(name)
    for figure, value in zip(ledger["published"], truth.truth(example, ledger)):
        assert abs(Decimal(figure["computed"]) - value) <= abs(value) * Decimal("1e-17"), figure["name"]


@pytest.mark.parametrize("name", truth.names())
def test_every_figure_of_an_example_stands_in_its_ledger(name):
    example, ledger = truth.load(name)
    assert [one["printed"] for one in example["published"]] == [
        one["printed"] for one in ledger["published"] if "missing" not in one]
