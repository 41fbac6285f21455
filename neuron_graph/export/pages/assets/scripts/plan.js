/* The curve of the error, from the parameters that are stored. */
payload.curve = ERROR === undefined ? [] : Object.entries(payload.stored).map(([epoch, start]) => {
  const v = recorded.slice();
  parameters.forEach((id, place) => { v[id] = start[place]; });
  return [Number(epoch), calculation.run(v)[ERROR]];
});

/* Plan: the network as its net inputs tell it. What stands in one beside a weight comes from the
   layer before.

   columns   of neurons, inputs first: name, html, bias, numbers by their labels
   edges     from a neuron to another: weight and gradient

   Numbers are ids, those of one name in order: of sample 1, 2, …; of a weight, after each update. */

payload.picture = (() => {
  const places = new Map(), depths = new Map(), columns = [], edges = [];
  const key = (kind, names = []) => [kind, ...names].join('\u0000');
  for (const {id, kind, names} of steps) places.set(key(kind, names), [...places.get(key(kind, names)) ?? [], id]);
  const idsOf = (kind, {names}) => places.get(key(kind, names)) ?? [];
  const chain = one => [...idsOf(one.kind, one), ...idsOf('updated', one)];
  const stems = {ahead: ['weight', 'bias'], dropped: ['a']};
  const given = one => one.kind in stems ? steps[stems[one.kind].flatMap(kind => idsOf(kind, one))[0]] : one;
  const [z, a] = payload.letters;
  const labels = Object.entries({input: '', z, a, predicted: '', target: 't', delta: 'δ'});

  for (const step of [...places.values()].map(([first]) => steps[first])) {
    if (step.kind !== 'input' && step.kind !== 'z') continue;
    const used = step.kind === 'z' ? step.uses.map(id => given(steps[id])) : [];
    const sources = used.filter(one => one.kind === 'input' || one.kind === 'a');
    const weights = used.filter(one => one.kind === 'weight');
    const depth = 1 + Math.max(-1, ...sources.map(one => depths.get(one.neuron)));
    const numbers = labels.map(([kind, label]) => [label, idsOf(kind, step)]).filter(([, ids]) => ids.length);
    depths.set(step.neuron, depth);
    (columns[depth] ??= []).push({
      name: step.neuron, html: payload.neurons[step.neuron], numbers: Object.fromEntries(numbers),
      bias: used.filter(one => one.kind === 'bias').flatMap(one => chain(one))});
    sources.forEach(({neuron}, place) => edges.push({
      from: neuron, to: step.neuron, weight: chain(weights[place]), gradient: idsOf('gradient', weights[place])}));
  }
  return {columns, edges};
})();
