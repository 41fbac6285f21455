"""What counts as naming a kind: the names of the package's slips, or words of their sentences. A kind that is not here has
no name yet. Filled after the kinds were written down; it is the only place that knows how the package calls things."""

ROUNDED = "rounded"
"""The mark of a number that rounding explains."""
ANOTHER = "another number"
"""The slip of a line that was answered with another line's number; its `at` is that other line."""
SIGN = "sign is wrong"
COPIED = "which was given"
"""The words with which a given number is said to have been copied wrongly: what stands for it follows."""
FACTOR, INDEX, NET, TARGET = "factor 2 or 1/2", "wrong index", "net input for activation", "target of another output"
ADDED = "added instead of subtracted"
SLOPE, CHAIN, MISPRINT, DIVIDED, MINUS = ("slope at the wrong place", "chain broken off", "misprint",
                                          "divided instead of multiplied", "minus sign lost")

NAMES = {
    "bias-forgotten": ["bias left out"], "bias-subtracted": [MINUS], "bias-neighbour": [INDEX], "product-forgotten": ["term left out"],
    "product-subtracted": [MINUS], "weights-exchanged": ["weights swapped"], "weight-neighbour": [INDEX],
    "weights-transposed": ["weights swapped", INDEX], "weights-forgotten": ["weights left out"], "same-input-twice": [INDEX],
    "net-for-activation": [NET], "sign-of-product": [MINUS], "net-as-out": [ANOTHER], "exponent-sign": ["e^z for e^-z", SIGN],
    "activation-neighbour": [INDEX, ANOTHER], "softmax-other": [INDEX, ANOTHER],
    "half-forgotten": [FACTOR], "half-added": [FACTOR], "half-twice": [FACTOR], "target-neighbour": [TARGET], "error-of-net": [NET],
    "ln-log10": ["log base 10"], "minus-of-log-forgotten": [SIGN], "total-mean": [FACTOR], "total-not-divided": [FACTOR],
    "total-one-only": ["term left out", ANOTHER],
    "error-sign": ["sign of the error", SIGN], "error-for-dEda": [ANOTHER], "two-kept": [FACTOR], "two-forgotten": [FACTOR], "half-kept": [FACTOR],
    "dEda-target-neighbour": [TARGET], "dEda-target-forgotten": [ANOTHER], "dEda-of-net": [NET], "dEda-n-forgotten": [FACTOR],
    "slope-negative": [SIGN], "slope-half": [SLOPE], "slope-of-net": [SLOPE], "slope-of-activation-again": [SLOPE],
    "slope-is-activation": [SLOPE, ANOTHER], "slope-neighbour": [INDEX, ANOTHER], "slope-tanh-unsquared": [SLOPE],
    "slope-tanh-of-net": [SLOPE], "slope-sigmoid-for-tanh": ["another function's slope"],
    "slope-tanh-for-sigmoid": ["another function's slope"], "slope-relu-value": [ANOTHER], "slope-identity-value": [ANOTHER],
    "delta-slope-forgotten": ["output slope missing", "hidden slope missing", CHAIN, ANOTHER], "delta-error-forgotten": [ANOTHER],
    "delta-sign": ["sign of the error", SIGN], "delta-slope-neighbour": ["another neuron's slope"], "delta-dEda-neighbour": [INDEX],
    "delta-divided": [DIVIDED], "delta-slope-layer": ["another neuron's slope"], "delta-target-minus-output": ["sign of the error", SIGN],
    "delta-target-forgotten": [ANOTHER],
    "share-weight-beside": [INDEX, "weights swapped"], "share-weight-transposed": [INDEX, "weights swapped"],
    "share-weight-forgotten": [CHAIN, ANOTHER], "share-delta-neighbour": [INDEX], "share-divided": [DIVIDED],
    "share-updated-weight": ["other weights' time"], "share-old-weight": ["other weights' time"], "share-sign": [MINUS, SIGN],
    "back-one-only": ["one share only", "term left out", ANOTHER], "back-same-twice": [INDEX],
    "grad-net-for-activation": ["input and activation confused"], "grad-own-activation": ["input and activation confused"],
    "grad-activation-beside": [INDEX], "grad-delta-neighbour": [INDEX], "grad-activation-forgotten": [CHAIN, ANOTHER],
    "grad-delta-forgotten": [ANOTHER], "grad-sign": [SIGN], "grad-divided": [DIVIDED],
    "gradb-neighbour": [INDEX, ANOTHER], "gradb-dEda": [CHAIN, ANOTHER], "gradb-sign": [SIGN],
    "new-plus": [ADDED], "new-eta-forgotten": ["learning rate left out"], "new-gradient-alone": [ANOTHER],
    "new-eta-twice": ["learning rate squared"], "new-eta-divided": [DIVIDED], "new-gradient-neighbour": [INDEX], "new-weight-neighbour": [INDEX],
    "new-reversed": [SIGN], "new-velocity-sign": [ADDED], "new-velocity-alone": [ANOTHER],
    "newb-plus": [ADDED], "newb-eta-forgotten": ["learning rate left out"], "newb-old": ["bias not updated"],
    "newb-weight-gradient": [INDEX], "velocity-sign": [SIGN], "velocity-eta-forgotten": ["learning rate left out"],
    "digits-swapped": ["digits are swapped", "are swapped"], "digit-lost": ["is lost"], "digit-doubled": ["is doubled"],
    "point-shifted": ["decimal point is"], "sign-lost": [SIGN, MINUS, "sign of the error", "e^z for e^-z", ADDED],
    "relu-for-other": [ANOTHER], "softmax-negative": [ANOTHER], "back-mean": [FACTOR], "gradb-activation": [ANOTHER], "new-delta": [INDEX],
    "new-from-start": [INDEX], "given-sign-lost": [MINUS, COPIED], "given-neighbour": [INDEX, TARGET, COPIED],
    "given-exchanged": ["weights swapped", INDEX, TARGET, COPIED], "given-digits-swapped": [COPIED], "given-digit-changed": [COPIED],
    "given-digit-lost": [COPIED], "given-point-shifted": [COPIED],
    "cut": [ROUNDED], "one-figure-short": [ROUNDED], "operand-sign": [MINUS, SIGN, ADDED],
}

LEFT_OUT, EXCHANGED, TWICE, TOO_MANY = "part left out", "operation exchanged", "part taken twice", "factor too many"
ACTIVATION, UNFINISHED, SOFTMAX, LOSS, LOG = ("another activation", "activation not finished", "softmax not finished", "another loss",
                                              "logarithm not finished")
UPSTREAM, ERROR, INPUT, WEIGHT, BEFORE = ("derivative by the activation for delta", "error for its derivative", "input for activation",
                                          "weight for activation", "number of the epoch before")
SELDOM = {
    "bias-twice": [TWICE], "product-twice": [TWICE], "product-as-sum": [EXCHANGED], "products-multiplied": [EXCHANGED],
    "bias-subtracted": [EXCHANGED], "product-subtracted": [EXCHANGED], "weights-neighbour": ["another neuron's weights"],
    "input-for-activation": [INPUT], "not-inverted": [UNFINISHED], "exp-alone": [UNFINISHED], "one-forgotten": [UNFINISHED],
    "one-minus": [UNFINISHED], "tanh-for-sigmoid": [ACTIVATION], "sigmoid-for-tanh": [ACTIVATION], "sigmoid-for-identity": [ACTIVATION],
    "softmax-undivided": [SOFTMAX], "softmax-without-exp": [SOFTMAX],
    "sigmoid-for-softmax": [ACTIVATION], "square-forgotten": [LEFT_OUT], "square-and-half-forgotten": [LEFT_OUT], "error-plus": [EXCHANGED],
    "target-forgotten": [LEFT_OUT], "log-of-target": [LOG], "log-undone": [LOG], "log-forgotten": [LOG], "second-term-forgotten": [LEFT_OUT, LOSS],
    "terms-subtracted": [EXCHANGED], "square-for-entropy": [LOSS], "entropy-for-square": [LOSS], "total-difference": [EXCHANGED],
    "total-product": [EXCHANGED], "error-for-dEda": [ERROR], "dEda-plus": [EXCHANGED], "square-kept": [ERROR],
    "dEda-target-forgotten": [LEFT_OUT], "slope-plus": [EXCHANGED], "slope-square-only": [LEFT_OUT], "slope-tanh-plus": [EXCHANGED],
    "delta-sum": [EXCHANGED], "delta-E-for-dEda": [ERROR], "delta-activation-for-slope": ["activation for its slope"],
    "delta-net-for-slope": ["activation for its slope"], "delta-slope-twice": [TWICE], "delta-entropy-slope": [TOO_MANY],
    "delta-error-forgotten": [LEFT_OUT], "delta-divided": [EXCHANGED], "delta-target-forgotten": [LEFT_OUT],
    "share-dEda-for-delta": [UPSTREAM], "share-error-for-delta": [ERROR, SIGN], "share-E-for-delta": [ERROR], "share-delta-forgotten": [LEFT_OUT],
    "share-activation-for-weight": [WEIGHT], "share-sum": [EXCHANGED], "share-old-weight": [BEFORE], "back-difference": [EXCHANGED],
    "back-product": [EXCHANGED], "grad-slope-forgotten": [UPSTREAM], "grad-input-for-activation": [INPUT], "grad-weight-for-activation": [WEIGHT],
    "grad-delta-forgotten": [LEFT_OUT], "grad-sum": [EXCHANGED], "grad-E-for-delta": [ERROR], "grad-error-for-delta": [ERROR],
    "grad-divided": [EXCHANGED], "grad-slope-twice": [TOO_MANY], "grad-eta": [TOO_MANY], "grad-weight-too": [TOO_MANY],
    "gradb-bias": [TOO_MANY], "gradb-one": [LEFT_OUT], "operand-sign": [EXCHANGED], "new-step-alone": [LEFT_OUT], "new-old": ["weight not updated"], "new-eta-divided": [EXCHANGED],
    "new-E": [ERROR], "new-relative": [TOO_MANY], "new-product": [EXCHANGED], "new-eta-on-all": ["learning rate on all"], "new-reversed": [EXCHANGED],
    "new-from-start": [BEFORE], "new-momentum-forgotten": ["velocity before left out"], "velocity-forgotten": [LEFT_OUT],
    "velocity-whole": [LEFT_OUT], "velocity-eta-forgotten": [LEFT_OUT], "newb-weight-gradient": [INDEX], "epoch-old-weight": [BEFORE],
    "epoch-old-bias": [BEFORE], "epoch-old-activation": [BEFORE], "epoch-old-delta": [BEFORE],
}
"""The slips that are thought of last."""

COPIED, FORM, BESIDE, MEAN, MOMENTUM = ("copied wrongly", "another function of the net input", "another number of the neuron",
                                        "mean for the sum", "rest of the momentum")
SKIPPED = "step on the way skipped"
AVERAGE, CONSTANTS, COUNT, CORRECTION = ("part of an average left out", "constants exchanged", "update counted otherwise",
                                         "bias correction left out")
RARE = {
    "input-squared": [TWICE, TOO_MANY], "exp-forgotten": [UNFINISHED], "exponent-doubled": [FORM], "slope-rest-squared": [TWICE], "slope-output-squared": [TWICE],
    "delta-difference": [EXCHANGED], "delta-of-next": [SKIPPED], "share-bias-for-weight": [BESIDE], "grad-delta-squared": [TWICE, BESIDE],
    "grad-input-squared": [TWICE], "gradb-eta": [TOO_MANY], "new-rate-added": [EXCHANGED], "new-rate-on-weight": ["learning rate on all"],
    "new-gradient-squared": [TWICE, BESIDE, SKIPPED], "new-step-negative": [LEFT_OUT, SIGN],
    "bias-times-input": [TOO_MANY], "weights-transposed": ["weights read down the columns"], "net-mean": [MEAN, FACTOR], "tanh-of-half": [FORM], "tanh-inverted": [FORM],
    "sinh-for-tanh": [FORM], "slope-as-out": [FORM, LEFT_OUT], "activation-twice": [FORM], "ten-for-e": [FORM], "softmax-without-own": [SOFTMAX],
    "softmax-negative": [SOFTMAX], "relu-absolute": [FORM, SIGN], "relu-not-cut": [FORM], "squares-subtracted": ["squares one by one"],
    "one-minus-log": ["one taken out of the logarithm"], "total-root": ["root of the sum"], "total-mean": [MEAN], "back-mean": [MEAN],
    "slope-of-target": [BESIDE], "back-absolute": ["sign of a number lost", SIGN], "grad-target-for-activation": [BESIDE],
    "new-relative": [TOO_MANY], "velocity-complement": [MOMENTUM], "velocity-averaged": [MOMENTUM],
    "share-weight-beside": ["weights read down the columns"], "share-weight-transposed": ["weights read down the columns"],
    "moment-dropped": [AVERAGE], "moment-whole-gradient": [AVERAGE], "moment-kept-whole": [AVERAGE],
    "moment-exchanged": [CONSTANTS, "1 - beta1 for beta1"], "moment-other-beta": [CONSTANTS], "moment-of-squares": [TWICE, AVERAGE],
    "second-dropped": [AVERAGE], "second-unsquared": [AVERAGE], "second-whole-gradient": [AVERAGE], "second-exchanged": [CONSTANTS, "1 - beta2 for beta2"],
    "second-other-beta": [CONSTANTS], "correction-late": [COUNT], "correction-early": [COUNT], "correction-other-beta": [CONSTANTS],
    "correction-power-alone": [LEFT_OUT, CONSTANTS], "hat-uncorrected": [CORRECTION, ANOTHER], "hat-multiplied": [EXCHANGED, "decimal point is"],
    "hat-old-moment": ["memory of before the update"], "adapted-root-forgotten": ["root forgotten"],
    "adapted-uncorrected-first": [CORRECTION], "adapted-uncorrected-second": [CORRECTION], "adapted-plus": [ADDED],
    "adapted-eta-forgotten": ["learning rate left out"], "adapted-undivided": [LEFT_OUT, "(w1 - eta*mhat_w1)"], "adapted-gradient": [SKIPPED, BESIDE],
    "digit-changed": ["is written as"], "given-digits-swapped": [COPIED], "given-digit-changed": [COPIED], "given-digit-lost": [COPIED],
    "given-point-shifted": [COPIED], "given-sign-lost": [COPIED], "operand-given-copied": [COPIED], "operand-own-copied": [COPIED],
    "operand-sign": [COPIED, "sign of a number lost"], "sign-of-product": ["sign of a number lost"], "share-sign": ["sign of a number lost"],
}
"""The rarest ones, and numbers copied wrongly."""

ALIKE = {
    "grad-activation-beside": [INDEX], "grad-delta-neighbour": [INDEX], "grad-activation-forgotten": [INDEX], "grad-sign": [ADDED],
    "gradb-neighbour": [INDEX], "gradb-activation": [INDEX], "gradb-sign": [ADDED], "grad-eta": ["learning rate squared"],
    "delta-sign": [ADDED], "slope-neighbour": ["another neuron's slope"], "net-as-out": [NET], "relu-for-other": [NET],
    "activation-neighbour": [INDEX], "share-weight-transposed": [INDEX, "weights swapped"], "slope-negative": [SIGN, ADDED],
    "delta-activation-for-slope": [SLOPE], "back-difference": [MINUS],
}
"""Names that count in the line after a mistake that is not asked, because they give the same number there."""


def names(kind, row):
    """Whether a marked answer says what happened to a student of a kind."""
    right = [name for table in (NAMES, SELDOM, RARE) for name in table.get(kind, ())]
    return row.slip in right or row.mark == ROUNDED and ROUNDED in right or bool(row.slip) and any(word in row.words for word in right)


def names_alike(kind, row):
    """Whether a marked answer names a kind, or what gives the same number in the line after it."""
    return names(kind, row) or row.slip in ALIKE.get(kind, ())
