/* Moves: where a key leads, from an epoch and a place in the order of its steps. The same keys
   with the same meanings as in `neuron-graph step`. A move gives [epoch, place]. */

const LAST_PLACE = order.length - 1;
const phaseOf = place => { const step = steps[order[place]]; return `${step.sample} ${step.phase}`; };
const neuronOf = place => `${phaseOf(place)} ${steps[order[place]].neuron}`;

function forward(epoch, place, count) {
  const far = (epoch - FIRST_EPOCH) * order.length + place + count;
  const total = (payload.epochs - FIRST_EPOCH + 1) * order.length;
  const held = Math.min(Math.max(far, 0), total - 1);
  return [Math.floor(held / order.length) + FIRST_EPOCH, held % order.length];
}

function nextPart(epoch, place, part) {
  for (let at = place + 1; at <= LAST_PLACE; at += 1) {
    if (part(at) !== part(place)) return [epoch, at];
  }
  return epoch < payload.epochs ? [epoch + 1, 0] : [epoch, LAST_PLACE];
}

function startOfPart(place, part) {
  let at = place;
  while (at > 0 && part(at - 1) === part(place)) at -= 1;
  return at;
}

function previousPart(epoch, place, part) {
  const start = startOfPart(place, part);
  if (start < place) return [epoch, start];
  if (start > 0) return [epoch, startOfPart(start - 1, part)];
  return epoch > FIRST_EPOCH ? [epoch - 1, startOfPart(LAST_PLACE, part)] : [epoch, 0];
}

function repeated(move, part, [epoch, place], count) {
  let here = [epoch, place];
  for (let k = 0; k < count; k += 1) here = move(...here, part);
  return here;
}

function byEpochs(epoch, count) {
  return [Math.min(Math.max(epoch + count, FIRST_EPOCH), payload.epochs), 0];
}

const MOVES = {
  'n': (here, count) => forward(...here, count),
  'p': (here, count) => forward(...here, -count),
  'N': (here, count) => repeated(nextPart, neuronOf, here, count),
  'P': (here, count) => repeated(previousPart, neuronOf, here, count),
  ']': (here, count) => repeated(nextPart, phaseOf, here, count),
  '[': (here, count) => repeated(previousPart, phaseOf, here, count),
  '}': (here, count) => byEpochs(here[0], count),
  '{': (here, count) => byEpochs(here[0], -count),
  'g': ([epoch, place]) => [place ? epoch : FIRST_EPOCH, 0],
  'G': ([epoch]) => [epoch, LAST_PLACE],
};

/* Other keys for the same. */
const ALIASES = {
  ' ': 'n', 'ArrowRight': 'n', 'ArrowDown': 'n', 'Enter': 'n', 'ArrowLeft': 'p', 'ArrowUp': 'p',
  'Backspace': 'p', 'PageDown': ']', 'PageUp': '[', 'Home': 'g', 'End': 'G',
};
