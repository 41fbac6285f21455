/* The page: its state, what a view of it is, and what keys, buttons and the address do to it.

   state.epoch, state.place      where we are: an epoch, a place in the order of its steps
   state.edits                   what if: see course.js
   state.watches                 ids of watched numbers
   quiz                          see predict.js; null while nothing is hidden */

const $ = name => document.getElementById(name);
const SAMPLES = payload.samples ?? Math.max(1, ...steps.map(step => step.sample ?? 1));
const HAS_EPOCHS = payload.epochs > FIRST_EPOCH;
const ADDRESS_DELAY = 200;

const original = new Course();
let course = original, quiz = null, view = null, count = '', ticket = 0, surveyed = 0, player = 0;
const state = {epoch: payload.opening, place: 0, edits: [], watches: []};
const plots = new Map();

/* What is to be seen at a moment. */
function viewOf({epoch, place, edits}) {
  const v = course.numbers(epoch), present = order[place];
  const before = edits.length ? original.numbers(epoch) : null;
  const judges = quiz && isJudged() ? quiz : null;
  const isOpen = id => Boolean(judges?.isOpen(id));
  const isReached = id => isGiven(id) || (rank.has(id) ? rank.get(id) <= place : (steps[id].uses ?? []).every(isReached));
  const isChanged = id => before !== null && numeral(v[id]) !== numeral(before[id]);
  const said = id => `${spoken[id]}, ${numeral(v[id])}` + (isChanged(id) ? `, instead of ${numeral(before[id])}` : '');
  return {
    epoch, place, v, present, original: before, quiz: judges, isOpen, isChanged, said,
    isKnown: id => isReached(id) && !isOpen(id),
    uses: new Set(steps[present].uses ?? []), sample: steps[present].sample ?? SAMPLES,
  };
}

const isJudged = () => state.epoch === payload.opening && !state.edits.length;

/* Moving */

async function go(epoch, place) {
  const mine = ++ticket, isWanted = () => mine === ticket;
  const progress = at => say(`computing epoch ${thousands(epoch)}: ${thousands(at)} …`);
  if (!await course.reach(epoch, isWanted, progress) || !await original.reach(epoch, isWanted, progress)) return;
  passOver(epoch, place);
  Object.assign(state, {epoch, place});
  say('');
  render();
}

/* Hidden numbers that one goes past are skipped. */
function passOver(epoch, place) {
  if (!quiz || !isJudged()) return;
  const end = epoch === state.epoch ? place : epoch > state.epoch ? order.length : 0;
  order.slice(0, end).filter(id => quiz.isOpen(id)).forEach(id => quiz.skip(id));
  quiz.say('');
}

function move(key) {
  const times = Math.max(1, Number(count || 1)), here = [state.epoch, state.place];
  const there = MOVES[key](here, times);
  count = '';
  if (String(there) === String(here)) return say(endOf(key));
  return go(...there);
}

function endOf(key) {
  if ('pP[{g'.includes(key)) return 'This is the first step.';
  if (key === 'G') return 'This is the last step of the epoch.';
  return !HAS_EPOCHS ? 'This is the last step: there is no second epoch here.' : `This is the last step of epoch ${thousands(payload.epochs)}, which is as far as one can go here.`;
}

function goToEpoch(epoch) {
  return go(epoch, state.place);
}

/* What if */

function edit(id, value) {
  const others = state.edits.filter(one => one.id !== id || one.epoch !== state.epoch);
  const isSame = Object.is(value, original.numbers(state.epoch)[id]);
  return setEdits(isSame ? others : [...others, {id, epoch: state.epoch, value}]);
}

function setEdits(edits) {
  state.edits = edits;
  course = edits.length ? new Course(edits) : original;
  survey();
  return go(state.epoch, state.place);
}

function restore() {
  return state.edits.length ? setEdits([]) : say('Nothing is changed.');
}

/* The curves of all numbers, computed aside. */
async function survey() {
  if (!HAS_EPOCHS) return;
  const mine = ++surveyed, isWanted = () => mine === surveyed;
  await pause();
  if (!original.curves.has(payload.epochs)) await original.survey(() => true, renderWatches);
  if (course !== original && isWanted()) await course.survey(isWanted, renderWatches);
}

/* Watching */

function watch(id) {
  const isWatched = state.watches.includes(id);
  state.watches = isWatched ? state.watches.filter(other => other !== id) : [...state.watches, id];
  render();
  say(`${spoken[id]} is watched${isWatched ? ' no more' : ''}.`);
}

/* Predicting */

function togglePredict() {
  quiz = quiz ? null : new Quiz(state.place);
  pausePlaying();
  card.close();
  render();
  if (quiz && !isJudged()) say(NOT_JUDGED);
}

const NOT_JUDGED = `Numbers are asked and judged in epoch ${payload.opening} as it stands: go there, and take back what was changed.`;

function answered(act) {
  act(view.present);
  render();
}

function askForm() {
  const id = view.present;
  const field = element('input', {id: 'answer', inputmode: 'text', autocomplete: 'off', size: 14, 'aria-label': `What is ${spoken[id]}?`});
  const hints = ['Hint: the formula', 'Hint: the numbers', 'Hint: the answer'];
  const form = element('form', {class: 'ask'}, element('label', {}, 'Your number', quiz.figures(id) ? ` (${quiz.figures(id)}) ` : ' ', field), element('button', {}, 'Check'),
    element('button', {type: 'button', 'data-command': 'h'}, hints[quiz.level(id)]), element('button', {type: 'button', 'data-command': 's'}, 'Skip'));
  form.addEventListener('submit', event => { event.preventDefault(); answered(() => quiz.answer(id, field.value)); });
  return form;
}

function verdict() {
  return element('p', {class: 'verdict', role: 'status'}, quiz.said || ' ');
}

/* Playing */

function togglePlay() {
  return player ? pausePlaying() : play();
}

function play() {
  document.body.classList.add('playing');
  $('play').setAttribute('aria-pressed', 'true');
  tick();
}

function pausePlaying() {
  clearTimeout(player);
  player = 0;
  document.body.classList.remove('playing');
  $('play').setAttribute('aria-pressed', 'false');
}

async function tick() {
  const byEpoch = $('pace').value === 'epochs';
  player = setTimeout(tick, byEpoch ? 240 : Number($('pace').value));
  const there = byEpoch ? byEpochs(state.epoch, 1 + Math.floor(state.epoch / 40)) : forward(state.epoch, state.place, 1);
  if (byEpoch) there[1] = LAST_PLACE;
  if (String(there) === String([state.epoch, state.place]) || view.isOpen(view.present)) return pausePlaying();
  await go(...there);
}

/* Showing */

function say(sentence) {
  $('said').textContent = sentence;
  $('said').hidden = !sentence;
}

function render() {
  view = viewOf(state);
  picture.show(view);
  renderLine();
  $('before').replaceChildren(...linesBefore(view));
  $('given').replaceChildren(...givenNumbers(view, placed));
  renderChanges();
  renderDock();
  renderWatches();
  if (!$('trace').classList.contains('shut')) trace.show(view);
  card.update();
  intoSight();
  later(tell);
}

function renderLine() {
  const asked = view.isOpen(view.present), judged = quiz && isJudged();
  $('line').replaceChildren(...presentLine(view), ...(asked ? [askForm()] : []), ...(judged ? [verdict(), element('p', {class: 'note'}, quiz.summary())] : []));
  $('predict').setAttribute('aria-pressed', String(quiz !== null));
  document.body.classList.toggle('predicting', quiz !== null);
  if (asked) $('answer').focus({preventScroll: true});
}

/* On small screens the present number is scrolled to, between what sticks to both ends. */
function intoSight() {
  const lit = document.querySelector('#network .present');
  if (!lit || card.id !== null || document.activeElement?.matches('input:not([type=range])')) return;
  const {top, bottom, left, width} = lit.getBoundingClientRect(), room = $('network').getBoundingClientRect();
  $('network').scrollBy({left: left + width / 2 - room.left - room.width / 2, behavior: calm() ? 'auto' : 'smooth'});
  const line = $('line').getBoundingClientRect(), dock = $('dock').getBoundingClientRect();
  const isStuck = getComputedStyle($('line')).position === 'sticky', isFixed = getComputedStyle($('dock')).position === 'fixed';
  const first = isStuck ? line.bottom + 12 : 12, last = isFixed ? dock.top - 12 : innerHeight - 12;
  const way = top < first ? top - first : bottom > last ? bottom - last : 0;
  if (way) scrollBy({top: way + Math.sign(way) * 60, behavior: calm() ? 'auto' : 'smooth'});
}

function renderChanges() {
  const parts = state.edits.map(({id, epoch, value}) => element('span', {}, nameOf(id), ` is ${numeral(value)}` + (lasts(id) ? ` from epoch ${epoch} on` : ` in epoch ${epoch}`)));
  const back = element('button', {type: 'button', 'data-command': 'r'}, 'Back to the original');
  $('changes').hidden = !parts.length;
  $('changes').replaceChildren(element('strong', {}, 'What if'), ...parts, back);
}

function renderDock() {
  const {epoch, place} = state, step = steps[order[place]];
  const sample = SAMPLES > 1 && step.sample ? `sample ${step.sample} of ${SAMPLES}` : '';
  const where = [`epoch ${thousands(epoch)}`, sample, step.phase, step.neuron, `step ${place + 1} of ${order.length}`];
  $('place').textContent = where.filter(Boolean).join(', ');
  $('bar').value = place + 1;
  $('bar').setAttribute('aria-valuetext', `step ${place + 1} of ${order.length}, ${spoken[order[place]]}`);
  if (document.activeElement !== $('epoch')) $('epoch').value = epoch;
  $('far').value = farOf(epoch);
  $('far').setAttribute('aria-valuetext', `epoch ${epoch}`);
  $('traced').textContent = `epoch ${thousands(epoch)}`;
}

function renderWatches() {
  if (!view) return;
  const made = state.watches.map(id => {
    const value = view.isKnown(id) ? view.v[id] : NaN;
    const off = element('button', {type: 'button', class: 'close', 'data-watch': id, 'aria-label': `Watch ${spoken[id]} no more`}, '×');
    const head = element('h2', {}, nameOf(id), ' ', view.isKnown(id) ? numberButton(id, view) : '·');
    return element('figure', {}, off, head, ...(HAS_EPOCHS ? [plotOf(id, value)] : []));
  });
  $('watches').replaceChildren(...made);
}

function plotOf(id, value) {
  if (!plots.has(id)) plots.set(id, new Plot(goToEpoch));
  const isFirst = id === ERROR && !original.curves.size;
  const before = isFirst ? payload.curve ?? [] : original.curve(id);
  plots.get(id).show(course === original ? before : course.curve(id), course === original ? [] : before, [state.epoch, value], spoken[id]);
  return plots.get(id).root;
}

/* What takes its time: the address, and what a screen reader says. */
function tell() {
  const spokenNow = view.isOpen(view.present) ? `What is ${spoken[view.present]}?` : lineInWords(view.present, view.v);
  $('spoken').textContent = `${$('place').textContent}: ${spokenNow}`;
  keep(`#${written(state)}`);
}

function keep(line) {
  try {
    history.replaceState(null, '', line);
  } catch {
    /* A page within a page may have no address of its own. */
  }
}

let waiting = 0;
function later(act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, ADDRESS_DELAY);
}

/* The slider over epochs: each tenth of it is so many times as many. */
const farOf = epoch => payload.epochs > 1 ? Math.round(1000 * Math.log(epoch) / Math.log(payload.epochs)) : 0;
const epochFar = far => Math.round(payload.epochs ** (far / 1000));

/* Commands */

const COMMANDS = {
  'k': togglePlay,
  'y': () => choose(view.present),
  'e': () => card.open(changeable()),
  'r': restore,
  'w': () => watch(view.present),
  'h': () => { if (view.isOpen(view.present)) answered(id => quiz.hint(id)); },
  's': () => { if (view.isOpen(view.present)) answered(id => quiz.skip(id)); },
  ':': () => $('epoch').select(),
  '?': () => $('keys').showModal(),
  'Escape': () => { pausePlaying(); card.close(); say(''); document.activeElement.blur(); },
};

/* What is edited where no number is named: the first given one in the present line. */
function changeable() {
  return [...view.uses].find(isGiven) ?? view.present;
}

function act(key) {
  if (key in MOVES) {
    if (key !== 'n') pausePlaying();
    return move(key);
  }
  return COMMANDS[key]?.();
}

function choose(id) {
  if (view.isOpen(id)) say(`${spoken[id]} is still to be found; a hint helps.`);
  else card.open(id);
}

/* Whether a key belongs to what has the focus. */
function isTaken(target, key) {
  if (target.closest('dialog')) return true;
  if (target.matches('input:not([type=range]), select')) return true;
  if (target.matches('input[type=range]')) return /^(Arrow|Page|Home|End)/.test(key);
  return target.matches('button, summary, a, [role=button]') && (key === ' ' || key === 'Enter');
}

function pressed(event) {
  const {key, target} = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (key === 'Escape') return $('keys').open ? undefined : act('Escape');
  if (isTaken(target, key)) return;
  if (/^\d$/.test(key)) { count = (count + key).slice(0, 6); return; }
  const command = ALIASES[key] ?? key;
  if (!(command in MOVES) && !(command in COMMANDS)) return;
  event.preventDefault();
  act(command);
  count = '';
}

function clicked(event) {
  const button = event.target.closest('button');
  if (!button) return;
  const {command, id, step, watch: watched} = button.dataset;
  if (command !== undefined) act(command);
  else if (id !== undefined) choose(Number(id));
  else if (step !== undefined) go(state.epoch, Number(step));
  else if (watched !== undefined) watch(Number(watched));
}

/* An epoch is typed, the name of a number, or both: 1000 dE/dw5. */
function typedPlace() {
  const words = $('epoch').value.replace(/(\d)[,.](?=\d{3}\b)/g, '$1').split(/\s+/).filter(Boolean);
  const epochs = words.filter(word => !byKey.has(word)), names = words.filter(word => byKey.has(word));
  try {
    const epoch = epochs.length || !names.length ? epochOf(epochs.join(' ')) : state.epoch;
    go(epoch, names.length ? placeOf(names[0]) : state.place);
    $('epoch').value = epoch;
  } catch (sentence) {
    say(sentence);
  }
}

/* The address of the page, or nothing where it cannot be read. */
function follow() {
  let found = {epoch: payload.opening, place: 0, edits: []}, refused = '';
  try {
    found = readAddress(location.hash);
  } catch (sentence) {
    refused = `The link cannot be followed: ${sentence}. This is the calculation unchanged.`;
  }
  state.edits = found.edits;
  course = found.edits.length ? new Course(found.edits) : original;
  survey();
  return go(found.epoch, found.place).then(() => { if (refused) say(refused); });
}

function unfold() {
  const isShut = $('trace').classList.toggle('shut');
  $('unfold').setAttribute('aria-expanded', String(!isShut));
  if (!isShut) trace.show(view);
}

/* The phases as colours along the bar. */
function phasesOfBar() {
  const parts = order.map((id, place) => {
    const colour = `var(--${['forward', 'error', 'backward', 'update'].includes(steps[id].phase) ? steps[id].phase : 'muted'})`;
    return `${colour} ${(100 * place / order.length).toFixed(2)}% ${(100 * (place + 1) / order.length).toFixed(2)}%`;
  });
  return `linear-gradient(to right, ${parts.join(', ')})`;
}

const picture = new Picture($('network'), choose);
const trace = new Trace($('rows'));
const card = new Card($('card'), {get view() { return view; }, original: () => original.numbers(state.epoch), edit});
const placed = new Set([
  ...payload.picture.columns.flat().flatMap(neuron => [...(neuron.bias ?? []), ...Object.values(neuron.numbers).flat()]),
  ...payload.picture.edges.flatMap(edge => edge.weight)]);

/* What there is to say about the page itself. */
function footnotes() {
  const convention = payload.convention ? `Convention: ${payload.convention.replaceAll(',', ', ')}.` : '';
  return [payload.note, convention, HAS_EPOCHS ? payload.drift : ''].filter(Boolean).map(words => element('p', {}, words));
}

function begin() {
  $('title').textContent = payload.title || document.title;
  $('about').textContent = payload.text ?? '';
  $('notes').append(...footnotes());
  $('last').textContent = `of ${thousands(payload.epochs)}`;
  $('epochs').hidden = !HAS_EPOCHS;
  $('predict').hidden = !Object.keys(payload.judging ?? {}).length;
  $('bar').max = order.length;
  $('bar').style.setProperty('--phases', phasesOfBar());
  if (ERROR !== undefined) state.watches = [ERROR];
  document.addEventListener('keydown', pressed);
  document.addEventListener('click', clicked);
  addEventListener('hashchange', follow);
  addEventListener('beforeprint', () => trace.show(view));
  $('help').addEventListener('click', () => $('keys').showModal());
  $('predict').addEventListener('click', togglePredict);
  $('unfold').addEventListener('click', unfold);
  $('bar').addEventListener('input', () => { pausePlaying(); go(state.epoch, Number($('bar').value) - 1); });
  $('far').addEventListener('input', () => { pausePlaying(); goToEpoch(epochFar(Number($('far').value))); });
  $('epoch').addEventListener('change', typedPlace);
  picture.fit();
  follow();
}

begin();
