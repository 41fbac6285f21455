"""The words of the field and of this program, a block of lines for each: what it is
called, its other names after commas, and behind | a number of the worked example that
shows it; then what it means, in two or three plain sentences.

A kind of number, a key or a value of the convention and an activation say themselves
what they are, where they are defined, and are not repeated here.
"""
WORDS = """
neuron, unit, node | z_h1
    One place of the network where numbers come together: it weighs its inputs, adds its
    bias, and passes the result on through its activation function.

layer, hidden layer, input layer, output layer
    Neurons side by side that read the same numbers: the inputs, or the activations of
    the layer before. The last layer gives the outputs, those before it are hidden. What
    texts call the input layer computes nothing.

network, neural network, multilayer perceptron, MLP, feedforward, fully connected
    Layers of neurons one after another; each neuron reads every number of the layer
    before. A 2-3-1 network has two inputs, three hidden neurons and one output.

parameter | w5
    What training changes: a weight or a bias.

hyperparameter
    What is chosen before training and stays: the learning rate, the sizes of the
    layers, the number of epochs.

activation function, transfer function, nonlinearity | a_h1
    What turns a neuron's net input into its activation: sigmoid, tanh, relu, softmax
    and others. With none, any number of layers can do no more than one.

step function, unit step
    An activation that jumps from 0 to 1 at a threshold: step is 1 above it, step-from
    from it on. It has no useful slope, so the perceptron rule trains it.

logit | z_o1
    The net input of an output, before softmax or a sigmoid makes a probability of it.

probability
    A number from 0 to 1. Outputs may be read so after a sigmoid, or after softmax,
    where they add up to 1.

convention
    Everything that a text may do one way or another and that changes its numbers: how
    errors are added, whether biases are trained, which weights the hidden deltas use.
    It is printed under every result, because figures under different conventions do not
    agree.

notation
    The letters that a text uses for the same numbers: net and out, or z and a. It
    changes no number, and every name of every notation can be typed.

training, train, learning
    Going through the samples again and again, each time a forward pass, a backward pass
    and an update, so that the error falls.

forward pass, forward, forward propagation | z_h1
    From the inputs to the outputs: every neuron's net input and activation, layer by
    layer.

backward pass, backward, backpropagation, backprop | dE/da_h1
    From the error back to the first layer: every neuron's delta and gradients, each
    found from those of the layer after it by the chain rule.

derivative, differentiation | dE/dw5
    How fast one number changes when another one does. dE/dw5 is how fast the error
    rises with w5, while every other weight stays as it is.

chain rule, factors | delta_o1
    How a change travels: the effect of w on the error is the effect on the net input,
    times that on the activation, times that on the error. The trace spells these
    factors out; --detail delta leaves them inside delta.

delta rule, generalised delta rule, generalized delta rule | dE/dw5
    The gradient of a weight is its neuron's delta times what comes in along it, and the
    update moves against it by the learning rate. A delta has the slope of the
    activation, for which a bipolar sigmoid has half of 1 - a²; some texts call the rule
    without a slope so, which is LMS (rule=lms). Backpropagation finds the deltas of
    hidden neurons for it.

clip
    A number as far as between two ends: clip(x, 1) is x from -1 to 1, else the nearer
    of the two. The Huber loss clips the distance from the target.

computational graph, computation graph, automatic differentiation, autograd
    Numbers with the operations that connect them; going back through it by the chain
    rule gives every derivative. A recording is such a graph of one training step.

gradient descent, steepest descent, stochastic gradient descent, SGD | w5+
    Training that moves each weight against its gradient, by the learning rate times the
    gradient. It is called stochastic where each update sees some samples, not all.

epoch, pass
    One pass over all samples. Epochs count from 1, and E@2 is the error that epoch 2
    starts from.

iteration
    One update. With one sample, or all of them in one batch, an epoch is one iteration;
    otherwise it is as many as it has updates.

sample, example, row, instance, training example
    One set of inputs with its targets, a row of a table. E[3] is the error of sample 3.

batch, batch size, full batch, batch gradient descent
    The samples that share one update: their gradients are averaged or added first. One
    sample is online training, all of them a full batch, what is between a mini-batch.

online training, online learning
    Training with an update after every sample (batch=1).

loss function, cost function, error function, objective function | E_o1
    What measures how far the outputs are from the targets; training makes it small. The
    key error of the convention names it.

root mean squared error, RMSE
    The square root of the mean squared error: how far predictions are off, in the unit
    of the target. train reports R squared instead.

importance, feature importance, permutation importance
    How much depends on an input: what the score of a model loses where the input's
    column is shuffled, so that it says nothing, and how the prediction changes when the
    input does. The command importance shows both. Inputs that say the same share what
    the score would lose.

R², R2, R^2, R squared, coefficient of determination
    The part of the targets' variance that the model explains: 1 is all of it, 0 is as
    good as predicting their mean, less than 0 is worse. train reports it where numbers
    are predicted.

regularisation, regularization, L2 regularisation, L2 regularization, L2 penalty
    What keeps weights small so that a model does not overfit. Here it is the key l2 of
    the convention: weight decay.

accuracy
    The fraction of rows whose class is predicted correctly. It says little where nearly
    all rows are of one class.

recall, sensitivity, true positive rate
    The fraction of a class's rows that are predicted as that class: true positives over
    all that are of the class.

precision, positive predictive value
    The fraction of the rows predicted as a class that are of that class: true positives
    over all that are predicted so.

F1, F1 score, F score
    The harmonic mean of a class's precision and recall: high only where both are. The
    program prints the two, and not F1.

confusion matrix, confusion
    A table with a row for each true class and a column for each predicted one, counting
    the test rows of each pair. Correct predictions stand on its diagonal.

scaling, feature scaling, normalisation, normalization, normalise, normalize, minmax
    Bringing each input near 0: a shift is taken off, and the rest is divided by a
    scale. Both come from the training rows alone and are kept with the model; train
    --scale chooses how.

batch normalisation, batch normalization, batch norm, batchnorm
    In each batch a neuron's net inputs are brought to mean 0 and variance 1, then
    multiplied by gamma and shifted by beta. Every sample changes what comes of the
    others, in training alone: predictions go by running averages.

layer normalisation, layer normalization, layer norm, layernorm
    In each sample the net inputs of a layer's neurons are brought to mean 0 and variance
    1, then multiplied by gamma and shifted by beta.

standardisation, standardization, standardise, standardize, z score, standard
    Scaling an input to mean 0 and variance 1: its mean is taken off, and the rest is
    divided by its standard deviation.

one-hot, one-hot encoding, one-hot vector
    A class as targets: 1 at its own output, 0 at every other. train makes them;
    --class-targets takes other numbers.

class, label, category
    The label of a row, which classification predicts. After softmax there is an output
    for each class, and the largest output decides.

classification, classifier
    Predicting a class. train takes softmax and the cross-entropy for it, and reports
    accuracy.

regression
    Predicting a number. train takes identity outputs and the squared error for it, and
    reports R squared.

feature, column
    A column of a table that is predicted from. Each becomes an input of the network.

prediction, inference
    What a network makes of inputs: its outputs, or the class whose output is largest.

training set, training rows, training data
    The rows that a model learns from. How well it does on them says little of others;
    for that there is the test.

test, test set, test rows, test data, held-out set
    Rows that are kept apart, so that training never sees them. How well a model does on
    them is what to expect on others like them.

validation, validation set, early stopping, patience
    Training rows that are not trained on: their error says when to stop. train stops 20
    epochs after the smallest (--stop-after) and keeps the weights that had it.

stratified split, stratified, stratification, split, train test split
    A split of rows into training and test with nearly the same share of every class in
    both. It is drawn by a seed, the same on every machine.

random seed
    The number that drawing starts from: the same seed gives the same numbers on every
    machine.

overfitting, overfit
    Fitting the training rows, with their noise, so closely that other rows are
    predicted worse. The error on training rows goes on falling while that on validation
    rows rises.

underfitting, underfit
    Not even the training rows are predicted well: the network is too small, or has
    trained too little.

generalisation, generalization, generalise, generalize
    How well a model does on rows that it has not seen.

learning curve, curve, training curve
    Error, and of classes the accuracy, over the epochs; curve MODEL draws it.

convergence, converge
    From epoch to epoch the error hardly changes any more.

divergence, diverge, exploding gradient
    Weights grow from epoch to epoch until floats cannot hold them; training then stops
    and says where. A smaller learning rate helps, and so does scaling.

vanishing gradient, saturation, saturated | da/dz_h1
    A sigmoid or tanh far from 0 is flat: its slope is nearly 0, and so is every
    gradient that comes back through it. Layers far from the outputs then hardly learn.

initial weight, initialisation, initialization, xavier, glorot, he
    The weights that training starts from, drawn by a seed. xavier (Glorot) and he draw
    from a range that fits the number of connections. Were all weights equal, the
    neurons of a layer would all learn the same.

checkpoint, resume
    A model kept in its file while training goes on: train --checkpoint-every K. With
    --resume training goes on from it, to the same bits.

model
    A network with what it needs to predict: its scaling, its classes, how it was
    trained, how its test went. train keeps it in a file, which is an SQLite database.

recording, step of a recording
    Every number of an epoch with the operation and the numbers it came from. All that
    is shown is printed from it, so formula and value cannot disagree.

replay, carry
    Computing a recording again with other numbers, or rounded as a person rounds: to so
    many decimals or figures, or cut.

rounding, significant figures, figures, significant digits
    Significant figures are counted from the first digit that is not 0: 0.0411 has
    three. Carry one more than is asked for, and round at the end.

float, floating point, double precision
    A number of 64 bits, good to some 16 digits: what computers calculate with. Its last
    digits may differ with the order of the additions.

walkthrough, published example
    A published calculation as a file: network, samples, convention, and the figures
    that the text prints. list names those that come with the program.

verdict, check, exact, truncated, confirmed
    What check says of a printed figure: exact and truncated (cut instead of rounded)
    are the computed number, chained follows from the text's own figures; convention,
    slip and misprint say what went wrong, inherited that it went wrong in a figure
    before, unexplained that nothing does.

chained
    A printed figure that follows from figures printed before it, which are rounded, and
    not from the full numbers behind them; or whose last digits are those of 64-bit
    floats.

slip, inherited
    A mistake that has a name: a factor left out, another operand taken, a sign the
    wrong way round. check names the line in which it happened; figures that go on from
    it are inherited: computed rightly, and wrong all the same.

misprint
    Digits that differ from the right ones by an error of typing: one lost, doubled or
    swapped with its neighbour, a sign, a decimal place.

unexplained, chance, by chance
    Nothing that is tried gives just these digits; or so much was tried that random
    digits would be explained too. With few digits that is soon so, and then nothing is
    said for sure.

follow-through, error carried forward, carried
    Marking on from a student's own earlier numbers: what is right from them counts as
    right, so that one slip costs points once.

sheet, worksheet
    A paper with numbers of its own for each student, drawn from a secret and the
    student's id. The code on it makes it again, and with the secret its key.

kink
    A point where a function turns a corner and so has no derivative: relu at 0. A
    difference across it means nothing, and certify says so.

bias correction, bias-corrected moments
    Adam's averages start at 0, so that they are too small at first: after t updates by
    the factor 1 - β^t. Divided by that they are right from the first update on.
    correction=none does without.

learning rate schedule, learning rate decay, decaying learning rate, annealing
    A learning rate that changes with the updates: large steps at first, small ones
    later. The key schedule chooses one, schedule-factor and schedule-steps say how fast.

gradient clipping, clipping
    Cutting gradients that are too large: each by itself (clip-value), or all together,
    so that their direction stays (clip-norm).

running average, moving average, exponential moving average
    An average that keeps a part of itself, such as nine tenths, and takes the rest from
    each new number: momentum, Adam and batch normalisation have them.

inverted dropout
    Dropout that divides what it leaves by the part that stays, while training, so that
    predictions need nothing. The other form multiplies in prediction.

certificate, certify, complex step, central difference, gradient check
    How many digits of each number are proven. certify computes every number again with
    50 digits, and every derivative in two ways without backpropagation, by changing a
    number a little and looking at the error.
"""
