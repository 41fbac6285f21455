"""The curriculum: the exercises of `neuron-graph practice` in their order, from one
neuron to a full epoch with a twist.

To add one, add a row: a name to type, a title, a lesson of two to four plain sentences,
what is asked, the network, and if need be what is given, a tip and fixed numbers. No text
holds a formula: hints print it from the recording. `tests/classroom/test_curriculum.py`
proves the row.
"""
from __future__ import annotations

from ...network import Convention
from ..sheets import Numbers, Settings
from .exercise import Exercise

FAMOUS = Numbers(
    0.5, [0.05, 0.10],
    [0.15, 0.20, 0.35, 0.25, 0.30, 0.35, 0.40, 0.45, 0.60, 0.50, 0.55, 0.60],
    [0.01, 0.99])
"""The well-known 2-2-2 network of Matt Mazur's example, a bias for each neuron."""
OUTPUTS = ("a_o1", "a_o2")
FROZEN = Convention(bias="frozen")
SOFTMAX = Settings(
    (2, 3), output_activation="softmax", convention=Convention(error="cross-entropy"))

CURRICULUM = [
    Exercise(
        "neuron", "One neuron",
        "A neuron multiplies each input by its weight, adds the products up and adds "
        "its bias: that is its net input. The activation function, here the sigmoid, "
        "squeezes it into a number between 0 and 1. This neuron is nearly as high as "
        "it can be: texts call it saturated, and it takes many figures to see that it "
        "is not quite 1.",
        ("z_o1", "a_o1"), Settings((2, 1), figures=7),
        numbers=Numbers(0.5, [2.0, 3.0], [0.0, 1.0, 4.0], [1.0]),
        tip="A weight of 0 means that its input does not count at all."),
    Exercise(
        "your-own", "A neuron with your own numbers",
        "The same again with numbers that are yours alone. From here on, round each "
        "answer to the figures asked, and go on with one figure more than you write "
        "down. A minus sign is part of a weight: take it along.",
        ("z_o1", "a_o1"), Settings((2, 1)),
        tip="First the products, then the bias, then the sigmoid."),
    Exercise(
        "side-by-side", "Two neurons side by side",
        "A layer is several neurons that see the same inputs. Each has weights and a "
        "bias of its own, and none looks at its neighbour. Weights are numbered neuron "
        "by neuron.",
        ("z_o1", "a_o1", "z_o2", "a_o2"), Settings((2, 2)),
        tip="Which weights belong to which neuron?"),
    Exercise(
        "two-layers", "One layer after another",
        "What the first layer passes on is what comes in at the second. So the output "
        "neuron sees the activations of the hidden neurons, and never the inputs "
        "themselves.",
        ("z_h1", "a_h1", "z_h2", "a_h2", "z_o1", "a_o1"), Settings((2, 2, 1)),
        tip="The inputs of the second layer are the activations of the first."),
    Exercise(
        "famous", "The famous network, forwards",
        "These are the numbers of the best-known worked example on the web: two "
        "inputs, two hidden neurons, two outputs. Half of all explanations of "
        "backpropagation begin with them. If your outputs agree with the ones there, "
        "you can do a forward pass.",
        ("a_h1", "a_h2", "a_o1", "a_o2"), Settings(figures=6, convention=FROZEN),
        numbers=FAMOUS,
        tip="Write down each net input first, with a figure or two more than asked."),
    Exercise(
        "error", "How wrong is it?",
        "The error says in one number how far the outputs are from their targets. Each "
        "output's distance is squared, so that no sign is left, and halved, so that a "
        "2 cancels later. The total is the sum over the outputs.",
        ("E_o1", "E_o2", "E"), Settings(), given=OUTPUTS,
        tip="Distance first, then the square, then the half."),
    Exercise(
        "mean-error", "The same error, another convention",
        "Texts do not agree on what they call the error. This one leaves out the half "
        "and takes the mean over the outputs instead of the sum. Always look which "
        "convention a text follows before you compare numbers.",
        ("E_o1", "E_o2", "E"), Settings(convention=Convention(error="squared-mean")),
        given=OUTPUTS,
        tip="The mean is taken last, over the outputs."),
    Exercise(
        "yes-or-no", "Cross-entropy, yes or no",
        "For an output that answers yes or no, there is an error that fits better: "
        "binary cross-entropy. It takes the logarithm of how likely the network held "
        "the truth, so being sure and wrong costs much. It is the natural logarithm, "
        "ln on a calculator.",
        ("E_o1", "E_o2", "E"),
        Settings(convention=Convention(error="binary-cross-entropy")), given=OUTPUTS,
        tip="Both the target and what the target lacks of 1 have their part."),
    Exercise(
        "slope", "How steep is the sigmoid?",
        "Learning needs to know how much an activation changes when its net input "
        "does: the slope. For a sigmoid it needs no new exponential, the activation "
        "itself is enough. It is largest in the middle, and almost nothing where a "
        "neuron is saturated.",
        ("da/dz_h1", "da/dz_o1"), Settings((2, 2, 1)), given=("a_h1", "a_o1"),
        tip="You need the activation and nothing else."),
    Exercise(
        "output-delta", "Delta of an output",
        "Delta says how the error changes with a neuron's net input: everything on the "
        "way back starts from it. At an output it is made of two factors, how the "
        "error changes with the output, and the slope.",
        ("dE/da_o1", "da/dz_o1", "delta_o1"), Settings((2, 2, 1)), given=("a_o1",),
        tip="An output that is too high has a positive first factor, one that is too "
            "low a negative one."),
    Exercise(
        "two-deltas", "Both deltas of an output layer",
        "With several outputs each has a delta of its own, from its own target. What "
        "one neuron does is nothing to the other. Now in one go: keep the factors on "
        "your paper.",
        ("delta_o1", "delta_o2"), Settings(), given=OUTPUTS,
        tip="Mind which target belongs to which output."),
    Exercise(
        "back-one", "Back through one output",
        "A hidden neuron has no target. What it is to blame for comes back along its "
        "weight: the delta of the output, times the weight between them, times the "
        "hidden neuron's own slope.",
        ("dE/da_h1", "delta_h1", "dE/da_h2", "delta_h2"), Settings((2, 2, 1)),
        given=("a_h1", "a_h2", "delta_o1"),
        tip="Go back along the same weight that led forwards."),
    Exercise(
        "back-two", "Back through two outputs",
        "A hidden neuron that feeds two outputs hears from both. Each sends back its "
        "share, and the shares are added up before the slope comes in. To forget one "
        "of them is the commonest slip of all.",
        ("dE_o1/da_h1", "dE_o2/da_h1", "dE/da_h1", "delta_h1"), Settings(),
        given=("a_h1", "delta_o1", "delta_o2"),
        tip="Two ways lead from this neuron to the error."),
    Exercise(
        "gradients", "From deltas to gradients",
        "The gradient of a weight says how the error changes with it. It is the delta "
        "of the neuron that the weight leads to, times what comes in along the weight. "
        "A bias is like a weight on an input that is always 1.",
        ("dE/dw5", "dE/db_o1", "dE/dw1", "dE/dw4"), Settings(),
        given=("a_h1", "a_h2", "delta_o1", "delta_h1", "delta_h2"),
        tip="What comes in along a weight of the first layer is an input."),
    Exercise(
        "update", "One step downhill",
        "Training takes a small step against the gradient: the learning rate, called "
        "eta, says how small. So a weight with a positive gradient becomes smaller. "
        "New weights are asked to as many decimals as it takes to see that something "
        "has changed.",
        ("w1+", "w5+", "b_o1+"), Settings(), given=("dE/dw1", "dE/dw5", "dE/db_o1"),
        tip="Against the gradient."),
    Exercise(
        "famous-back", "The famous network, backwards",
        "The backward pass of the best-known example. Its biases are frozen: only weights "
        "learn. Thousands have stumbled over the last two numbers, since the change "
        "shows in the fourth decimal only.",
        ("dE/dw5", "w5+", "dE/da_h1", "dE/dw1", "w1+"),
        Settings(figures=5, convention=FROZEN), given=("a_h1", "a_h2", *OUTPUTS),
        numbers=FAMOUS,
        tip="Every delta uses the weights as they were before the update."),
    Exercise(
        "tanh", "Another activation: tanh",
        "The hyperbolic tangent looks like a sigmoid that was stretched: it goes from "
        "-1 to 1. Its slope needs the activation only, too, but in another way than "
        "the sigmoid's.",
        ("a_h1", "da/dz_h1", "delta_h1"), Settings((2, 2, 1), activation="tanh"),
        given=("delta_o1",),
        tip="Its slope is 1 in the middle, where the activation is 0."),
    Exercise(
        "relu", "The simplest activation: ReLU",
        "ReLU passes on what is positive as it is and makes everything else 0. Its "
        "slope is therefore 1 or 0, which is easy on paper and keeps deep networks "
        "learning. The output here is still a sigmoid.",
        ("a_h1", "a_h2", "a_o1", "delta_h1"),
        Settings((2, 2, 1), activation="relu", output_activation="sigmoid"),
        given=("delta_o1",),
        tip="Where the net input is positive, nothing happens to it."),
    Exercise(
        "deep", "Four in a row",
        "Through several layers the way back is the same step again and again: times a "
        "weight, times a slope. A sigmoid's slope is a quarter at most, so the deltas "
        "shrink from layer to layer. That is the vanishing gradient.",
        ("delta_h2_1", "delta_h1_1", "dE/dw1"), Settings((1, 1, 1, 1)),
        given=("a_h1_1", "a_h2_1", "delta_o1"),
        tip="From the back to the front, one neuron at a time."),
    Exercise(
        "softmax", "Softmax: shares of a whole",
        "To choose one of several classes, outputs should be shares of 1. Softmax "
        "takes the exponential of every net input and divides each by the sum of all. "
        "So every output depends on every net input of its layer.",
        ("a_o1", "a_o2", "a_o3"), SOFTMAX, given=("z_o1", "z_o2", "z_o3"),
        tip="In the end they have to add up to 1. The largest net input may be taken "
            "off all of them first, which changes no share."),
    Exercise(
        "cross-entropy", "Softmax with cross-entropy",
        "Cross-entropy takes the logarithm of each share and weighs it with the "
        "target. Together with softmax something beautiful happens on the way back: "
        "all the factors cancel, and delta is just the distance from the target.",
        ("E", "delta_o1", "delta_o2", "delta_o3"), SOFTMAX,
        given=("a_o1", "a_o2", "a_o3"),
        tip="For the deltas you need no slope here."),
    Exercise(
        "two-epochs", "Does it learn?",
        "After the update the same sample is put in again, with the new weight and the "
        "new bias. If all went well, the error is a little smaller. The number behind "
        "the @ says which epoch is meant.",
        ("E_o1@1", "w1+@1", "b_o1+@1", "E_o1@2"), Settings((1, 1), epochs=2),
        drawn_as="two-rounds",
        tip="The second epoch begins with the updated numbers."),
    Exercise(
        "momentum", "Momentum",
        "With momentum a weight keeps some of its last step, like a ball that rolls "
        "on. The velocity starts at 0; each epoch keeps nine tenths of it and adds a "
        "step against the gradient. Then the velocity is added to the weight.",
        ("v_w1+@1", "w1+@1", "v_w1+@2", "w1+@2"),
        Settings((1, 1), epochs=2, convention=Convention(rule="momentum")),
        given=("dE/dw1@1", "dE/dw1@2"),
        tip="In the first epoch there is no velocity to keep."),
    Exercise(
        "bipolar", "The bipolar sigmoid and its half",
        "Exam sheets like a sigmoid from -1 to 1. Its slope comes from its value alone, as "
        "the other sigmoid's does, but with one half in front, which is what gets lost. "
        "The rest of the delta rule is as you know it.",
        ("a_o1", "da/dz_o1", "delta_o1", "w1+"),
        Settings((2, 1), output_activation="bipolar-sigmoid"), given=("z_o1",),
        tip="One half, times one minus the square of the output."),
    Exercise(
        "adaline", "ADALINE: before the step",
        "The LMS rule of Widrow and Hoff learns from the net input, before anything makes a "
        "class of it: delta is the net input minus the target, without a slope. So it goes "
        "on learning where the class is right already.",
        ("z_o1", "delta_o1", "w1+", "w2+"),
        Settings((2, 1), output_activation="bipolar-sigmoid", convention=Convention(rule="lms")),
        tip="The output itself is not in it: take the net input."),
    Exercise(
        "huber", "Huber's loss: square near, straight far",
        "A single target that is far off pulls hard at a squared error. Huber's loss is "
        "half the square up to a distance of a tenth, here, and a straight line from there "
        "on, so that its derivative never grows larger than that tenth.",
        ("E", "dE/da_o1", "delta_o1"),
        Settings((2, 1), output_activation="identity",
                 convention=Convention(error="huber", huber_delta=0.1)),
        given=("a_o1",),
        tip="First see whether the output is further from the target than a tenth."),
    Exercise(
        "decaying-rate", "A learning rate that falls",
        "Large steps are good at first and small ones later, so the learning rate falls "
        "from update to update. Here it is divided by one and half the number of the "
        "updates before. The gradients are given: only the steps are yours.",
        ("eta_t@1", "w1+@1", "eta_t@2", "w1+@2"),
        Settings((1, 1), epochs=2, convention=Convention(schedule="inverse-time")),
        given=("dE/dw1@1", "dE/dw1@2"),
        tip="Before the first update there was none, so its learning rate is the whole one."),
    Exercise(
        "adam", "Adam's first step",
        "Adam keeps two averages of a weight's gradients: of themselves, and of their "
        "squares. Both start at 0 and so are far too small, for which the correction "
        "makes up by t, the number of the update. Then one is divided by the root of the "
        "other. See how far the weight moves, whatever its gradient.",
        ("m_w1+", "v_w1+", "mhat_w1", "vhat_w1", "w1+"),
        Settings((1, 1), convention=Convention(rule="adam")), given=("dE/dw1",),
        tip="In the first update the correction gives back the gradient, and its square."),
    Exercise(
        "updated-order", "A famous slip, on purpose",
        "Some programs update the weights of the output layer first and send the error "
        "back through the new ones. That is not the gradient, but it is what their "
        "numbers come from. Do it their way once, and you will recognise it for ever.",
        ("w5+", "w7+", "dE/da_h1", "w1+"),
        Settings(convention=Convention(order="updated")),
        given=("a_h1", "delta_o1", "delta_o2"),
        tip="Backwards, with the weights that have just been updated."),
    Exercise(
        "full-epoch", "A full epoch, biases and all",
        "The famous network for the last time, with a twist: here the biases learn as "
        "well, each neuron's its own. Find the error, some new numbers, and the error "
        "of the next epoch. Nothing is given but the network. It is long; later leaves "
        "a number for later, and what you have found is kept when you quit.",
        ("E@1", "w5+@1", "b_o1+@1", "w1+@1", "b_h1+@1", "E@2"),
        Settings(figures=5, epochs=2), numbers=FAMOUS,
        tip="Make a table: net inputs, activations, deltas. For the second error all "
            "weights and biases are new."),
]
EXERCISES = {row.name: row for row in CURRICULUM}
"""By name, in the order of the course."""
