import { describe, expect, it } from 'vitest';
import { LONGEST_SENTENCE, splitSentences } from '../../src/language/split-sentences.ts';
import { splitWords } from '../../src/language/split-words.ts';

const WORDS: [text: string, tokens: string][] = [
  ["We can't.", "We ca n't ."],
  ['I cannot go.', 'I can not go .'],
  ['It’s theirs.', 'It ’s theirs .'],
  ["They'd've known.", "They 'd 've known ."],
  ["the workers' union", "the workers ' union"],
  ["Mary's lamb, O'Brien’s pub", "Mary 's lamb , O'Brien ’s pub"],
  ["at five o'clock", "at five o'clock"],
  ['al-Qaeda in Iraq', 'al - Qaeda in Iraq'],
  ['a well-known post-9/11 world', 'a well - known post-9/11 world'],
  [
    'non-state actors and pro-European ex-ministers',
    'non-state actors and pro-European ex-ministers',
  ],
  ['The U.S. army', 'The U.S. army'],
  ['Dr. J. R. Smith et al. wrote', 'Dr. J. R. Smith et al. wrote'],
  ['e.g. sulphur, i.e. S', 'e.g. sulphur , i.e. S'],
  ['1,709 people, 3.5% or $5m', '1,709 people , 3.5 % or $ 5m'],
  ['the 1980s and the ’90s', 'the 1980s and the ’90s'],
  ['the 20th century', 'the 20th century'],
  ['1914–1918', '1914 – 1918'],
  ['He left — at last – for good--really.', 'He left — at last – for good -- really .'],
  ['“Yes,” she said (twice).', '“ Yes , ” she said ( twice ) .'],
  ["'Yes', he said.", "' Yes ' , he said ."],
  ['So … it goes... on.', 'So … it goes ... on .'],
  ['It is known [12].', 'It is known [ 12 ] .'],
  ['See https://example.org/a?b=c.', 'See https://example.org/a?b=c .'],
  ['Write to a.b@example.org!', 'Write to a.b@example.org !'],
  ['and/or', 'and / or'],
  ['H2O and CO2', 'H2O and CO2'],
  ['What?! No!!', 'What ?! No !!'],
  ['in No. 7, but no.', 'in No. 7 , but no .'],
  ['rich in vitamin C. The body', 'rich in vitamin C . The body'],
  ['Müller naïve façade', 'Müller naïve façade'],
  ['the U.S.’s allies, the P.M.’s', 'the U.S. ’s allies , the P.M. ’s'],
  ["“Hamlet”’s end, 1984's style", "“ Hamlet ” ’s end , 1984 's style"],
  ['two Ph.D.s, AT&T, C++ and US$5', 'two Ph.D.s , AT&T , C++ and US$ 5'],
  ['’Tis rock ’n’ roll', '’T is rock ’n’ roll'],
  ['can´t, isnʼt', 'ca n´t , is nʼt'],
  ['basic\u00adally zero\u200bwidth', 'basic\u00adally zero\u200bwidth'],
  ['pro\u2011European, well\u2011known', 'pro\u2011European , well \u2011 known'],
];

describe('splitWords', () => {
  it.each(WORDS)('%s', (text, tokens) => {
    const pieces = splitWords(text);
    expect(pieces.map(({ form }) => form).join(' ')).toBe(tokens);
    for (const { form, start, end } of pieces) expect(text.slice(start, end)).toBe(form);
  });
});

const SENTENCES: [text: string, sentences: string[]][] = [
  ['One. Two.', ['One.', 'Two.']],
  ['Dr. Smith left. He was ill.', ['Dr. Smith left.', 'He was ill.']],
  ['He lives in the U.S. The army left.', ['He lives in the U.S.', 'The army left.']],
  ['The U.S. Army left.', ['The U.S. Army left.']],
  ['“Stop!” he said. “Now.” They left.', ['“Stop!” he said.', '“Now.”', 'They left.']],
  ['A line\nthat goes on.', ['A line\nthat goes on.']],
  ['A heading\n\nA text', ['A heading', 'A text']],
  ['It works.[3] Not always. [4] Never', ['It works.[3]', 'Not always. [4]', 'Never']],
  ['It cost 3.5 million. In 1990 it fell.', ['It cost 3.5 million.', 'In 1990 it fell.']],
  ['Apples, pears, etc. are fruit.', ['Apples, pears, etc. are fruit.']],
  ['J. R. R. Tolkien wrote it.', ['J. R. R. Tolkien wrote it.']],
  ['Really? Yes! Good…', ['Really?', 'Yes!', 'Good…']],
  ['(This is one.) This is another.', ['(This is one.)', 'This is another.']],
];

describe('splitSentences', () => {
  it.each(SENTENCES)('%s', (text, sentences) => {
    const found = splitSentences(splitWords(text));
    const texts = found.map((pieces) => text.slice(pieces[0]!.start, pieces.at(-1)!.end));
    expect(texts).toEqual(sentences);
  });

  it('cuts a sentence that never ends', () => {
    const lengths = splitSentences(splitWords('word '.repeat(1000))).map(({ length }) => length);
    expect(Math.max(...lengths)).toBe(LONGEST_SENTENCE);
    expect(lengths.reduce((a, b) => a + b)).toBe(1000);
  });
});
