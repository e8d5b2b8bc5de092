(() => {
  const quiz = JSON.parse(document.getElementById('quiz-data').textContent);
  const form = document.getElementById('quiz-form');
  const result = document.getElementById('result');
  const status = document.getElementById('status');
  const check = document.getElementById('check');
  const again = document.getElementById('again');
  let warned = false;

  const plain = (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/\s+/g, ' ')
      .replace(/^[\s"“”]+|[\s"“”.]+$/g, '');
  const bare = (text) =>
    plain(text)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/^(?:the|an?) /, '');
  const accepts = (accepted, text) =>
    text.trim() !== '' &&
    accepted.some((one) => plain(one) === plain(text) || bare(one) === bare(text));
  const numberIn = (text) => {
    const match = /[-+−]?\d[\d\s,]*(?:\.\d+)?|[-+−]?\.\d+/.exec(
      text.replace(/(\d),(\d{1,2})(?!\d)/, '$1.$2'),
    );
    return match ? Number(match[0].replace('−', '-').replace(/[\s,]/g, '')) : Number.NaN;
  };

  const fields = (number) => [
    ...form.querySelectorAll(`#item-${number} input, #item-${number} select`),
  ];
  const given = (number) =>
    fields(number).flatMap((field) =>
      field.type === 'radio' || field.type === 'checkbox'
        ? field.checked
          ? [field.value]
          : []
        : [field.value],
    );

  /** The share of an item that is right, 0 to 1. */
  const shareOf = (item, answers) => {
    const part = (right) => right.filter(Boolean).length / right.length;
    switch (item.kind) {
      case 'choice':
        return item.right.length === answers.length &&
          item.right.every((at) => answers.includes(String(at)))
          ? 1
          : 0;
      case 'true-false':
        return answers[0] === String(item.isTrue) ? 1 : 0;
      case 'short':
        return accepts(item.accepted, answers[0]) ? 1 : 0;
      case 'gap':
        return part(item.gaps.map((accepted, at) => accepts(accepted, answers[at])));
      case 'numeric':
        return Math.abs(numberIn(answers[0]) - item.value) <= item.tolerance + 1e-9 ? 1 : 0;
      case 'matching':
        return part(item.right.map((value, at) => answers[at] === String(value)));
      default:
        return item.right.every((value, at) => answers[at] === String(value)) ? 1 : 0;
    }
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const showFeedback = (item, number, share) => {
    const place = document.getElementById(`item-${number}`);
    const box = place.querySelector('.feedback');
    const verdict = share === 1 ? 'right' : share > 0 ? 'partly' : 'wrong';
    place.dataset.result = verdict;
    const said = { right: '✓ Right.', partly: '✗ Partly right.', wrong: '✗ Not right.' }[verdict];
    box.replaceChildren(element('p', said, 'verdict'));
    if (share < 1) {
      const key = element('p', 'The answer: ');
      const value = element('strong');
      value.innerHTML = item.key;
      key.append(value);
      box.append(key);
    }
    if (item.feedback) {
      const quote = element('blockquote');
      quote.innerHTML = item.feedback;
      box.append(quote);
    }
    if (item.headings.length > 0) box.append(element('p', `See: ${item.headings.join(' › ')}`));
    box.hidden = false;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const open = quiz.items
      .map((_, at) => at + 1)
      .filter((number) => given(number).every((value) => value.trim() === ''));
    if (open.length > 0 && !warned) {
      warned = true;
      status.textContent = `${open.length} of ${quiz.items.length} questions have no answer yet (${open.join(', ')}). Check again to score them as they are.`;
      fields(open[0])[0]?.focus();
      return;
    }
    const shares = quiz.items.map((item, at) => shareOf(item, given(at + 1)));
    for (const [at, item] of quiz.items.entries()) showFeedback(item, at + 1, shares[at]);
    for (const field of form.querySelectorAll('input, select')) field.disabled = true;
    const total = quiz.items.reduce((sum, item) => sum + item.points, 0);
    const points = quiz.items.reduce((sum, item, at) => sum + item.points * shares[at], 0);
    const rounded = Math.round(points * 100) / 100;
    document.getElementById('score').textContent =
      `${rounded} of ${total} points (${total ? Math.round((points / total) * 100) : 0} %)`;
    const missed = quiz.items.flatMap((item, at) =>
      shares[at] < 1 ? [{ item, number: at + 1 }] : [],
    );
    document.getElementById('study-list').replaceChildren(
      ...missed.map(({ item, number }) => {
        const entry = element('li');
        const link = element(
          'a',
          `Question ${number}${item.headings.length ? `: ${item.headings.join(' › ')}` : ''}`,
        );
        link.href = `#item-${number}`;
        entry.append(link);
        return entry;
      }),
    );
    document.getElementById('study').hidden = missed.length === 0;
    result.hidden = false;
    check.hidden = true;
    again.hidden = false;
    status.textContent = '';
    result.focus();
  });

  again.addEventListener('click', () => {
    form.reset();
    warned = false;
    for (const field of form.querySelectorAll('input, select')) field.disabled = false;
    for (const place of form.querySelectorAll('.item')) {
      delete place.dataset.result;
      place.querySelector('.feedback').hidden = true;
    }
    result.hidden = true;
    check.hidden = false;
    again.hidden = true;
    fields(1)[0]?.focus();
  });

  document.getElementById('print').addEventListener('click', () => window.print());
})();
