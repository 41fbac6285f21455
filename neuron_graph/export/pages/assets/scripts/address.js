/* Address: what is shown as one short line, #epoch=3&step=12&w5=0.5, and back.

   `step` is a number or a name, `w5=0.5` an edit in this epoch, `w5@2=0.5` one in another. What
   cannot be read is refused whole, with a sentence. */

const byKey = new Map(steps.map(step => [step.key, step.id]));

function written(state) {
  const parts = [`epoch=${state.epoch}`, `step=${state.place + 1}`];
  for (const {id, epoch, value} of state.edits) {
    const at = epoch === state.epoch ? '' : `@${epoch}`;
    parts.push(`${plainly(steps[id].key + at)}=${value}`);
  }
  return parts.join('&');
}

/* Percent signs only for what would be read as something else. */
function plainly(text) {
  return text.replace(/[%&=#\s]/g, encodeURIComponent);
}

/* {epoch, place, edits}; throws a sentence. */
function readAddress(line) {
  const state = {epoch: payload.opening, place: 0, edits: []};
  const pairs = line.replace(/^#/, '').split('&').filter(Boolean).map(pairOf);
  for (const [name, value] of pairs.filter(([name]) => name === 'epoch')) state.epoch = epochOf(value);
  for (const [name, value] of pairs) {
    if (name === 'step') state.place = placeOf(value);
    else if (name !== 'epoch') state.edits.push(editOf(name, value, state.epoch));
  }
  return state;
}

function pairOf(text) {
  try {
    const [name, ...value] = text.split('=').map(decodeURIComponent);
    return [name, value.join('=')];
  } catch {
    throw `“${text}” cannot be read`;
  }
}

function epochOf(text) {
  const epoch = /^\d+$/.test(text) ? Number(text) : 0;
  if (epoch >= FIRST_EPOCH && epoch <= payload.epochs) return epoch;
  throw `“${text}” is no epoch: ${FIRST_EPOCH === payload.epochs ? `there is only ${payload.epochs}` : `they go from ${FIRST_EPOCH} to ${thousands(payload.epochs)}`}`;
}

function placeOf(text) {
  const place = /^\d+$/.test(text) ? Number(text) - 1 : rank.get(byKey.get(text)) ?? -1;
  if (place >= 0 && place <= LAST_PLACE) return place;
  throw `“${text}” is no step: they go from 1 to ${order.length}, or have a name, as in step=${steps[order[0]].key}`;
}

function editOf(name, text, epoch) {
  const [key, at] = byKey.has(name) ? [name] : name.split('@');
  const id = byKey.get(key), value = read(text);
  if (id === undefined) throw `“${name}” is none of its numbers`;
  if (value === null) throw `“${text}” is no number for ${name}; write one as in ${plainly(key)}=0.5`;
  return {id, epoch: at === undefined ? epoch : epochOf(at), value};
}
