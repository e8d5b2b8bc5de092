import { basename } from 'node:path';
import type { Document } from '../markdown/document.ts';

/** What the user asked for on the command line, over what the files say. */
export interface DeckOptions {
  readonly deck?: string;
  readonly tags: readonly string[];
}

/** A document's deck: as asked for, as its front matter says, else its title, else its file's name. */
export function deckNameOf(document: Document, { deck }: Pick<DeckOptions, 'deck'>): string {
  return deck ?? document.frontMatter.deck ?? document.title ?? stem(document.file);
}

export function tagsOf(document: Document, { tags }: Pick<DeckOptions, 'tags'>): string[] {
  return [...new Set([...document.frontMatter.tags, ...tags])];
}

/** `notes/war.deck.md` → `war`. */
export function stem(path: string): string {
  return basename(path).replace(/(\.deck)?\.(md|markdown)$/i, '');
}
