"""Worked examples that were found in public texts, each with a ledger of the truth, and the score of `check` on them."""
