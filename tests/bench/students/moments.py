"""Mistakes in Adam's step: in the moments, their correction, the new number."""
import math

FIRST = {
    "moment-dropped": lambda n: n.m != 0 and (1 - n.b1) * n.g,
    "moment-whole-gradient": lambda n: n.b1 * n.m + n.g,
    "moment-kept-whole": lambda n: n.m != 0 and n.m + (1 - n.b1) * n.g,
    "moment-exchanged": lambda n: (1 - n.b1) * n.m + n.b1 * n.g,
    "moment-other-beta": lambda n: n.b2 * n.m + (1 - n.b2) * n.g,
    "moment-of-squares": lambda n: n.b1 * n.m + (1 - n.b1) * n.g ** 2,
}
SECOND = {
    "second-dropped": lambda n: n.v != 0 and (1 - n.b2) * n.g ** 2,
    "second-unsquared": lambda n: n.b2 * n.v + (1 - n.b2) * n.g,
    "second-whole-gradient": lambda n: n.b2 * n.v + n.g ** 2,
    "second-exchanged": lambda n: (1 - n.b2) * n.v + n.b2 * n.g ** 2,
    "second-other-beta": lambda n: n.b1 * n.v + (1 - n.b1) * n.g ** 2,
}
CORRECTION = {
    "correction-late": lambda n: n.t > 1 and 1 - n.beta ** (n.t - 1),
    "correction-early": lambda n: 1 - n.beta ** (n.t + 1),
    "correction-other-beta": lambda n: 1 - n.other ** n.t,
    "correction-power-alone": lambda n: n.beta ** n.t,
}
HAT = {
    "hat-uncorrected": lambda n: n.moment,
    "hat-multiplied": lambda n: n.moment * n.c,
    "hat-old-moment": lambda n: n.old != 0 and n.old / n.c,
}
ADAPTED = {
    "adapted-root-forgotten": lambda n: n.w - n.eta * n.mhat / (n.vhat + n.eps),
    "adapted-uncorrected-first": lambda n: n.w - n.eta * n.m / (math.sqrt(n.vhat) + n.eps),
    "adapted-uncorrected-second": lambda n: n.w - n.eta * n.mhat / (math.sqrt(n.v) + n.eps),
    "adapted-plus": lambda n: n.w + n.eta * n.mhat / (math.sqrt(n.vhat) + n.eps),
    "adapted-eta-forgotten": lambda n: n.w - n.mhat / (math.sqrt(n.vhat) + n.eps),
    "adapted-undivided": lambda n: n.w - n.eta * n.mhat,
    "adapted-gradient": lambda n: n.w - n.eta * n.g / (math.sqrt(n.vhat) + n.eps),
}
