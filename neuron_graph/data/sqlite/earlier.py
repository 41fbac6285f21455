"""The tables of the versions before, and what stands there as rows of the tables of today.

    1   called an epoch a round
    2   a parameter had a velocity, and no other memory
    3   columns were numbers, with no word for a missing value; a test had one score
"""
from __future__ import annotations

from .tables import TABLES

PLAIN_TABLES = {table: statement for table, statement in TABLES.items()
                if table not in ("column", "word")} | {
    "target": """CREATE TABLE target (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- of the column
    shift ANY,
    scale ANY
) STRICT""",
}
"""Version 3."""
VELOCITY_TABLES = {table: statement for table, statement in PLAIN_TABLES.items()
                   if table not in ("memory", "extra")} | {
    "model": """CREATE TABLE model (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT NOT NULL,
    rate ANY NOT NULL,
    epochs INTEGER NOT NULL,
    low ANY NOT NULL, -- the target of a class that is not meant
    high ANY NOT NULL, -- the target of the class that is
    test_rows INTEGER, -- how many rows it was tested with
    test_score ANY, -- the part of them that is right; of numbers R squared
    best_epoch INTEGER, -- the best epoch so far, while training that stops by itself goes on
    fingerprint TEXT, -- SHA-256 of the rows that it was trained on
    version TEXT NOT NULL, -- of the package that saved it
    checksum TEXT NOT NULL -- SHA-256 of everything else
) STRICT""",
    "layer": """CREATE TABLE layer (
    position INTEGER PRIMARY KEY,
    bias ANY, -- the one that its neurons share
    bias_velocity ANY NOT NULL
) STRICT""",
    "neuron": """CREATE TABLE neuron (
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL REFERENCES layer (position),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    activation TEXT NOT NULL,
    bias ANY, -- its own
    bias_velocity ANY NOT NULL,
    bias_input ANY NOT NULL, -- what its bias is the weight of
    UNIQUE (layer, position)
) STRICT""",
    "weight": """CREATE TABLE weight (
    neuron INTEGER NOT NULL REFERENCES neuron (id),
    position INTEGER NOT NULL,
    name TEXT, -- NULL: w1, w2, ... through the network
    value ANY NOT NULL,
    velocity ANY NOT NULL,
    frozen INTEGER NOT NULL CHECK (frozen IN (0, 1)),
    PRIMARY KEY (neuron, position)
) STRICT, WITHOUT ROWID""",
}
"""Version 2."""
EARLIER = {
    1: {table: text.replace("epoch", "round") for table, text in VELOCITY_TABLES.items()},
    2: VELOCITY_TABLES,
    3: PLAIN_TABLES,
}
"""The tables of each version before."""
PLAIN_RENEWED = {
    "target": "SELECT *, NULL, NULL, NULL, NULL FROM target ORDER BY position",
    "column": "SELECT position, name, '' FROM feature ORDER BY position",
    "word": "SELECT 1 WHERE 0",
}
"""The tables of today from those of version 3, where they differ."""
VELOCITY_RENEWED = PLAIN_RENEWED | {
    "model": """WITH
    old (id, title, rate, epochs, low, high, test, score, best, print, version, sum)
    AS (SELECT * FROM model)
    SELECT id, title, rate, epochs, 0.0, low, high, test, score, best, print, version, sum
    FROM old""",
    "layer": "SELECT position, bias FROM layer ORDER BY position",
    "neuron": """SELECT id, layer, position, name, activation, bias, bias_input
    FROM neuron ORDER BY id""",
    "weight": """SELECT neuron, position, name, value, frozen
    FROM weight ORDER BY neuron, position""",
    "memory": """WITH owner AS (
        SELECT row_number() OVER (ORDER BY layer, shared, id) AS owner, * FROM (
            SELECT id, layer, 0 AS shared, bias, bias_velocity FROM neuron
            UNION ALL SELECT 0, position, 1, bias, bias_velocity FROM layer))
    SELECT owner, 'velocity', position, velocity
    FROM weight JOIN owner ON NOT shared AND id = neuron
    UNION ALL SELECT owner, 'velocity',
        1 + (SELECT count(*) FROM weight WHERE NOT shared AND neuron = id), bias_velocity
    FROM owner WHERE bias IS NOT NULL ORDER BY 1, 3""",
    "extra": "SELECT 1 WHERE 0",
}
"""From those of versions 1 and 2."""
