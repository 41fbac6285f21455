/* Predict: each number is hidden until it has been found, skipped, or given away by the last
   hint. What is right and what a wrong one comes from was judged in Python: the payload has
   intervals with their sentences, for the numbers of the opening epoch as it stands. */

const HINTS = 3;

class Quiz {
  /* Numbers are asked from a place of the epoch on. */
  constructor(first) {
    this.first = first;
    this.outcomes = new Map();
    this.hints = new Map();
    this.said = '';
  }

  asks(id) {
    return Boolean(payload.judging?.[id]) && rank.get(id) >= this.first;
  }

  isOpen(id) {
    return this.asks(id) && !this.outcomes.has(id);
  }

  level(id) {
    return this.hints.get(id) ?? 0;
  }

  figures(id) {
    return payload.judging[id].figures ?? '';
  }

  answer(id, text) {
    const typed = read(text);
    if (typed === null) return this.say(text.trim() ? `“${text.trim()}” is no number; write one such as 0.5` : 'Type a number first');
    const {right, mistakes = []} = payload.judging[id];
    if (isWithin(right, typed)) return this.close(id, this.level(id) ? 'right after a hint' : 'right');
    const mistake = mistakes.find(row => isWithin(row, typed));
    if (mistake?.[3]) this.outcomes.set(id, 'right');
    return this.say(mistake ? mistake[2].map(place => payload.sentences[place]).join('') : payload.wrong);
  }

  hint(id) {
    this.hints.set(id, this.level(id) + 1);
    this.say('');
    if (this.level(id) === HINTS) this.close(id, 'shown');
  }

  skip(id) {
    this.close(id, 'skipped');
  }

  close(id, outcome) {
    this.outcomes.set(id, outcome);
    this.say(outcome);
  }

  say(sentence) {
    this.said = sentence;
  }

  /* What became of the numbers so far, in one sentence. */
  summary() {
    const counts = new Map();
    for (const outcome of this.outcomes.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
    const asked = order.filter(id => this.asks(id)).length;
    return [`${this.outcomes.size} of ${plural(asked, 'number')} asked`, ...parts].join(', ');
  }
}

function isWithin([low, high], value) {
  return low <= value && value <= high;
}
