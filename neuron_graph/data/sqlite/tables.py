"""The tables of a model file.

Positions count from 1. A float stands in a column of type ANY, which keeps it bit for
bit: a REAL column of SQLite makes 0.0 of -0.0. NULL stands where there is nothing: no
bias, no name, no scaling.
"""
from __future__ import annotations

TABLES = {
    "model": """CREATE TABLE model (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT NOT NULL,
    rate ANY NOT NULL,
    epochs INTEGER NOT NULL,
    updates ANY NOT NULL, -- as far as its rule counts them
    low ANY NOT NULL, -- the target of a class that is not meant
    high ANY NOT NULL, -- the target of the class that is
    test_rows INTEGER, -- how many rows it was tested with
    test_score ANY, -- the part of them that is right; of numbers R squared
    best_epoch INTEGER, -- the best epoch so far, while training that stops by itself goes on
    fingerprint TEXT, -- SHA-256 of the rows that it was trained on
    version TEXT NOT NULL, -- of the package that saved it
    checksum TEXT NOT NULL -- SHA-256 of everything else
) STRICT""",
    "convention": """CREATE TABLE convention (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT""",
    "feature": """CREATE TABLE feature (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- of the column
    input TEXT NOT NULL, -- what the network calls it
    shift ANY, -- the network sees (raw - shift) / scale
    scale ANY
) STRICT""",
    "column": """CREATE TABLE column (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    filling TEXT NOT NULL -- what stands for a missing value; empty where nothing does
) STRICT""",
    "word": """CREATE TABLE word (
    column INTEGER NOT NULL REFERENCES column (position),
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (column, position)
) STRICT, WITHOUT ROWID""",
    "target": """CREATE TABLE target (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- of the column
    shift ANY,
    scale ANY,
    usual ANY, -- its mean in the rows for training, or the place of the commonest class, from 0
    rmse ANY, -- in the test the root of the mean square error
    mae ANY, -- and the mean absolute one
    baseline ANY -- the rmse, or the accuracy, of who always says what is usual
) STRICT""",
    "class": """CREATE TABLE class (
    position INTEGER PRIMARY KEY,
    label TEXT NOT NULL
) STRICT""",
    "layer": """CREATE TABLE layer (
    position INTEGER PRIMARY KEY,
    bias ANY -- the one that its neurons share
) STRICT""",
    "neuron": """CREATE TABLE neuron (
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL REFERENCES layer (position),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    activation TEXT NOT NULL,
    bias ANY, -- its own
    bias_input ANY NOT NULL, -- what its bias is the weight of
    UNIQUE (layer, position)
) STRICT""",
    "weight": """CREATE TABLE weight (
    neuron INTEGER NOT NULL REFERENCES neuron (id),
    position INTEGER NOT NULL,
    name TEXT, -- NULL: w1, w2, ... through the network
    value ANY NOT NULL,
    frozen INTEGER NOT NULL CHECK (frozen IN (0, 1)),
    PRIMARY KEY (neuron, position)
) STRICT, WITHOUT ROWID""",
    "memory": """CREATE TABLE memory (
    owner INTEGER NOT NULL, -- the neurons of a layer, then the bias that they share, layer by layer
    kind TEXT NOT NULL, -- what the rule remembers: velocity, first, second, peak
    position INTEGER NOT NULL, -- of the weight; one more is the bias
    value ANY NOT NULL,
    PRIMARY KEY (owner, kind, position)
) STRICT, WITHOUT ROWID""",
    "extra": """CREATE TABLE extra (
    layer INTEGER PRIMARY KEY REFERENCES layer (position),
    value TEXT NOT NULL -- JSON of what normalises it, with gamma, beta, ..., and of its dropout
) STRICT""",
    "history": """CREATE TABLE history (
    position INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    error ANY NOT NULL,
    accuracy ANY
) STRICT""",
    "confusion": """CREATE TABLE confusion (
    class INTEGER NOT NULL REFERENCES class (position),
    predicted INTEGER NOT NULL REFERENCES class (position),
    rows INTEGER NOT NULL, -- of the test that are of the one and are taken for the other
    PRIMARY KEY (class, predicted)
) STRICT, WITHOUT ROWID""",
    "best": """CREATE TABLE best (
    position INTEGER PRIMARY KEY,
    value ANY NOT NULL -- the weights and biases of the best epoch so far, neuron by neuron
) STRICT""",
    "plan": """CREATE TABLE plan (
    name TEXT PRIMARY KEY NOT NULL, -- what train was asked for
    value TEXT NOT NULL
) STRICT""",
}
