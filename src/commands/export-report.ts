import type { PackageReport } from '../anki/update-report.ts';
import { counted } from './counted.ts';
import type { DatedDeck, Packed } from './pack.ts';

export function countNotes(decks: readonly DatedDeck[]): number {
  return decks.reduce((sum, { deck }) => sum + deck.notes.length, 0);
}

/** What was packed, what became of the notes since the last time, and what is to be done in Anki. */
export function formatPacked(
  decks: readonly DatedDeck[],
  { report, media }: Packed,
  out: string,
  withScheduling: boolean,
): string {
  const names = new Set(decks.map(({ deck }) => deck.name));
  const parts = [
    counted(countNotes(decks), 'note'),
    `${counted(report.cards, 'card')} in ${counted(names.size, 'deck')}`,
    ...(media > 0 ? [counted(media, 'media file')] : []),
    ...(withScheduling ? [counted(report.reviews, 'review')] : []),
  ];
  const changes = `${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.gone} gone`;
  return [
    `${out}: ${parts.join(', ')} (${changes})\n`,
    ...updateNotes(report),
    ...(withScheduling ? [HOW_TO_IMPORT] : []),
  ].join('');
}

/** Anki leaves both off until they were ticked once, and FSRS is a setting of the whole collection. */
const HOW_TO_IMPORT = `
In Anki's import window tick "Import any learning progress" and "Import any deck presets",
and switch FSRS on in the options of a deck. Progress comes with cards that Anki does not have yet; those that it has keep theirs.
`;

/** Searches longer than this are cut: nobody pastes them. */
const LONGEST_SEARCH = 2000;

function updateNotes(report: PackageReport): string[] {
  const { gone, goneFronts, goneSearch, emptyCards, moved, retyped } = report;
  const lines: string[] = [];
  if (gone > 0) {
    const shown = goneFronts.slice(0, 10).map((front) => `  ${front}\n`);
    const rest = goneFronts.length - shown.length;
    const search =
      goneSearch.length > LONGEST_SEARCH
        ? `${goneSearch.slice(0, goneSearch.lastIndexOf(',', LONGEST_SEARCH))} (and more: see --json)`
        : goneSearch;
    lines.push(
      `\n${counted(gone, 'note')} gone since the last export; Anki keeps ${gone === 1 ? 'it' : 'them'} until you delete ${gone === 1 ? 'it' : 'them'}:\n`,
      ...shown,
      ...(rest > 0 ? [`  and ${rest} more\n`] : []),
      `In Anki's browser: ${search}\n`,
    );
  }
  if (retyped > 0)
    lines.push(
      `\n${counted(retyped, 'note')} changed from one kind to another, which Anki cannot follow: ${retyped === 1 ? 'it is' : 'they are'} new there, and what ${retyped === 1 ? 'it was' : 'they were'} is among those gone.\n`,
    );
  if (emptyCards > 0)
    lines.push(
      `\n${counted(emptyCards, 'card')} of changed notes ${emptyCards === 1 ? 'asks' : 'ask'} nothing any more; in Anki: Tools → Empty Cards.\n`,
    );
  if (moved > 0)
    lines.push(
      `\n${counted(moved, 'note')} of another deck than before; Anki leaves cards that it has in their deck.\n`,
    );
  return lines;
}
