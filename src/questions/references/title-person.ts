/** Whose life an essay tells: a title that is a person's full name. */
import type { Sentence } from '../../language/sentence.ts';

/** The person of the title. */
export interface TitlePerson {
  /** The full name: "Steve Jobs". */
  readonly text: string;
  /** The last name, by which the text calls them. */
  readonly name: string;
  readonly pronoun: 'he' | 'she';
  /** Other single names that are theirs: the first name, and those they were born with. */
  readonly others: readonly string[];
}

/** Of all forms of he and she in a life, the share that is of the person's kind. */
const SHARE = 0.7;

const LEAST_PRONOUNS = 4;

/** In sentences that say the last name. */
const LEAST_NAMED = 3;

/** "Albert Sidney Johnston", "Henri J. M. Nouwen", "Ludwig van Beethoven" */
const FULL_NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:de|van|von|der|du|la|\p{Lu}[\p{L}.'’-]*)){0,3} \p{Lu}[\p{L}'’-]+$/u;

/** "William Harvey (1578–1657)", "Leo (constellation)": what stands in brackets is no part of the name. */
export const plainTitle = (title: string) => title.replace(/\s*\([^()]*\)/g, '').trim();

/** Undefined where the title is no name, or the text's he and she do not agree on one person. */
export function personOfTitle(
  sentences: readonly Sentence[],
  title: string,
): TitlePerson | undefined {
  const text = plainTitle(title);
  if (!FULL_NAME.test(text)) return undefined;
  const name = text.split(' ').at(-1)!;
  const says = (form: string) =>
    sentences.filter(({ tokens }) => tokens.some((one) => one.form === form));
  const naming = says(name);
  // "Animal Farm": the animals write it small too.
  if (naming.length < LEAST_NAMED || says(name.toLowerCase()).length > naming.length / 2)
    return undefined;
  const mentions = naming.flatMap(({ tokens }) => tokens.filter(({ form }) => form === name));
  const isPerson =
    mentions.filter(({ entity }) => entity === 'person').length >= mentions.length * SHARE ||
    sentences.slice(0, 2).some((one) => naming.includes(one) && TELLS_A_LIFE.test(one.text));
  if (!isPerson) return undefined;
  const pronoun = pronounOf(sentences);
  const others = [text.split(' ')[0]!, ...bornAs(sentences[0]?.text ?? '')];
  return pronoun && { text, name, pronoun, others: others.filter((one) => one !== name) };
}

/** "Ada Byron (1815 – 1852) was a mathematician" */
const TELLS_A_LIFE = /\bborn\b|\b(is|was) (an?|the)\b/;

/** "Marie Curie (born Maria Salomea Skłodowska)" */
function bornAs(text: string): string[] {
  const name = /\bborn ((?:\p{Lu}[\p{L}'’-]+ )*\p{Lu}[\p{L}'’-]+)(?=[),;])/u.exec(text)?.[1];
  return name?.split(' ') ?? [];
}

function pronounOf(sentences: readonly Sentence[]): 'he' | 'she' | undefined {
  const forms = sentences.flatMap(({ tokens }) => tokens.map(({ form }) => form.toLowerCase()));
  const he = forms.filter((form) => /^(he|him|his)$/.test(form)).length;
  const she = forms.filter((form) => /^(she|her)$/.test(form)).length;
  const most = Math.max(he, she);
  if (most < LEAST_PRONOUNS || most < (he + she) * SHARE) return undefined;
  // He is in a third of a life's sentences; in the story of a city he is now this, now that man.
  if (most < sentences.length / 3) return undefined;
  return he > she ? 'he' : 'she';
}

/** "Jobs" is one person, whatever the tagger takes it for. */
export function withPerson(sentence: Sentence, person: TitlePerson | undefined): Sentence {
  if (person === undefined || !sentence.tokens.some(({ form }) => form === person.name))
    return sentence;
  const tokens = sentence.tokens.map((token) =>
    token.form === person.name
      ? {
          ...token,
          upos: 'PROPN' as const,
          xpos: 'NNP',
          lemma: person.name,
          entity: 'person' as const,
        }
      : token,
  );
  return { ...sentence, tokens };
}
