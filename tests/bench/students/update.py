"""Mistakes in updates: of weights, of biases, of velocities."""


def plain(n):
    """Whether weights move by the plain step."""
    return n.v is None


def change(n):
    """By how much the weight changes."""
    return -n.eta * n.g if plain(n) else n.v


NEW = {
    "new-plus": lambda n: plain(n) and n.w + n.eta * n.g,
    "new-eta-forgotten": lambda n: plain(n) and n.w - n.g,
    "new-step-alone": lambda n: plain(n) and n.eta * n.g,
    "new-gradient-alone": lambda n: plain(n) and n.g,
    "new-old": lambda n: n.w,
    "new-eta-twice": lambda n: plain(n) and n.w - n.eta ** 2 * n.g,
    "new-eta-divided": lambda n: plain(n) and n.w - n.g / n.eta,
    "new-gradient-neighbour": lambda n: plain(n) and n.w - n.eta * n.beside_g,
    "new-weight-neighbour": lambda n: n.beside_w + change(n),
    "new-delta": lambda n: plain(n) and n.w - n.eta * n.delta,
    "new-E": lambda n: plain(n) and n.w - n.eta * n.E,
    "new-relative": lambda n: plain(n) and n.w - n.eta * n.g * n.w,
    "new-product": lambda n: plain(n) and n.w * n.eta * n.g,
    "new-eta-on-all": lambda n: plain(n) and n.eta * (n.w - n.g),
    "new-rate-added": lambda n: plain(n) and n.w - (n.eta + n.g),
    "new-rate-on-weight": lambda n: plain(n) and n.eta * n.w - n.g,
    "new-gradient-squared": lambda n: plain(n) and n.w - n.eta * n.g ** 2,
    "new-step-negative": lambda n: plain(n) and -n.eta * n.g,
    "new-reversed": lambda n: plain(n) and n.eta * n.g - n.w,
    "new-from-start": lambda n: n.first + change(n),
    "new-momentum-forgotten": lambda n: not plain(n) and n.w - n.eta * n.g,
    "new-velocity-sign": lambda n: not plain(n) and n.w - n.v,
    "new-velocity-alone": lambda n: not plain(n) and n.v,
}

NEWB = {
    "newb-plus": lambda n: plain(n) and n.w + n.eta * n.g,
    "newb-eta-forgotten": lambda n: plain(n) and n.w - n.g,
    "newb-old": lambda n: n.w,
    "newb-weight-gradient": lambda n: plain(n) and n.w - n.eta * n.beside_g,
}

VELOCITY = {
    "velocity-forgotten": lambda n: n.v != 0 and -n.eta * n.g,
    "velocity-whole": lambda n: n.v != 0 and n.v - n.eta * n.g,
    "velocity-complement": lambda n: n.m != 0.5 and n.v != 0 and (1 - n.m) * n.v - n.eta * n.g,
    "velocity-sign": lambda n: -(n.m * n.v - n.eta * n.g),
    "velocity-eta-forgotten": lambda n: n.m * n.v - n.g,
    "velocity-averaged": lambda n: n.m * n.v - (1 - n.m) * n.eta * n.g,
}
