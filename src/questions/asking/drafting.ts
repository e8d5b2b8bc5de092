/** Changes of a draft that every rule's drafts take: a name for a noun, a shorter answer, whose opinion it is. */
import type { Clause } from '../grammar/clause.ts';
import { nameBeside } from '../grammar/noun-phrase.ts';
import { dependents, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "Darwin's cousin, Francis Galton, founded …" is asked of Galton. */
export function withName(draft: Draft, { tree, subject }: Clause, rule: Rule): Draft {
  if (draft.isCloze || /^(described|apposition)$/.test(rule.name)) return draft;
  const name = nameBeside(tree, subject.head);
  const at = draft.question.indexOf(subject.tokens[0] ?? -1);
  const isWhole = subject.tokens.every((one, offset) => draft.question[at + offset] === one);
  if (name.length === 0 || at < 0 || !isWhole) return draft;
  const after = draft.question.slice(at + subject.tokens.length);
  return { ...draft, question: [...draft.question.slice(0, at), ...name, ...after] };
}

/** "The Athabasca River", not "which travels 1538 km from …" too: a name is known by itself. */
export function plainName(draft: Draft, { tree }: Clause): Draft {
  if (draft.isCloze) return draft;
  const asked = new Set(draft.asked);
  const heads = draft.asked.filter((index) => !asked.has(token(tree, index).head));
  const [name, other] = heads.filter((index) => token(tree, index).upos !== 'PUNCT');
  if (name === undefined || other !== undefined || token(tree, name).upos !== 'PROPN') return draft;
  if (dependents(tree, name, 'conj').length > 0) return draft;
  const told = new Set(
    dependents(tree, name, 'acl:relcl').flatMap((child) => subtree(tree, child)),
  );
  const isOpen = tree.tokens[name + 1] !== undefined && told.has(name + 1);
  if (!isOpen) return draft;
  return {
    ...draft,
    answer: draft.answer.filter((piece) => typeof piece !== 'number' || !told.has(piece)),
    asked: draft.asked.filter((index) => !told.has(index)),
  };
}

/** Words of an answer from which on it is said without its examples and circumstances. */
const LONG_ANSWER = 15;

/** ", including areas such as …", ", with masses that …": what a long answer can do without. */
export function shortened(draft: Draft, { tree }: Clause): Draft {
  if (draft.isCloze || draft.answer.length < LONG_ANSWER) return draft;
  const at = draft.answer.findIndex((piece, index) => {
    const next = draft.answer[index + 1];
    return (
      index >= 4 &&
      typeof piece === 'number' &&
      typeof next === 'number' &&
      token(tree, piece).form === ',' &&
      /^(including|especially|particularly|with|while|although|though|whereas)$/i.test(
        token(tree, next).form,
      )
    );
  });
  if (at < 0) return draft;
  const out = new Set(draft.answer.slice(at));
  return {
    ...draft,
    answer: draft.answer.slice(0, at),
    asked: draft.asked.filter((index) => !out.has(index)),
  };
}

/** In words of a question, without the phrase. */
const LONG_QUESTION = 8;

/** "What is tone determined by in Thai?" is torn, "In Thai, what is tone determined by?" is not: a circumstance that the sentence opens with may open the question. */
export function openedAsSentence(draft: Draft, { tree, fronted }: Clause): Draft {
  const [phrase, another] = fronted;
  if (draft.isCloze || phrase === undefined || another !== undefined) return draft;
  const { tokens, opener } = phrase;
  const rest = draft.question.slice(0, -tokens.length);
  const isTail = tokens.every((one, at) => draft.question[rest.length + at] === one);
  const [wh, ...more] = rest;
  if (!isTail || typeof wh !== 'string' || tokens.length < 2 || !OPENING.test(opener)) return draft;
  // "What did they suggest in 1900?"
  if (tokens.length === 2 && token(tree, tokens[1]!).upos === 'NUM') return draft;
  // Whose it is must be told before.
  if (tokens.some((index) => token(tree, index).upos === 'PRON')) return draft;
  const last = more.at(-1);
  const isStranded = typeof last === 'number' && token(tree, last).upos === 'ADP';
  if (!isStranded && more.length < LONG_QUESTION) return draft;
  const asking = wh.charAt(0).toLowerCase() + wh.slice(1);
  return { ...draft, question: [...tokens, ',', asking, ...more] };
}

const OPENING = /^(in|on|at|during|after|before|under|among|for|according to|within)$/;

/** An opinion stays its author's: "According to Smith, what makes nations rich?" */
export function attributed(draft: Draft, { speaker }: Clause): Draft {
  if (speaker === undefined || draft.isCloze) return draft;
  const [first, ...rest] = draft.question;
  const opening =
    typeof first === 'string' ? first.charAt(0).toLowerCase() + first.slice(1) : first!;
  return { ...draft, question: ['according to', ...speaker.tokens, ',', opening, ...rest] };
}
