import type { Setting } from './setting.ts';
import type { Style } from './span.ts';

/**
 * Noncharacters, so that no text has them: they say where a gap of a cloze text begins and ends.
 * A sign of punctuation stands inside, so that emphasis may begin and end there.
 */
export const GAP = {
  open: '\uFDD2⸨',
  close: '⸩\uFDD3',
  openHint: '\uFDD4',
  closeHint: '\uFDD5',
} as const;

/** How what is hidden in a gap looks, whatever it is. */
export const GAP_STYLES: readonly Style[] = ['bold', 'cyan'];
const GAP_MARK = /(\uFDD2⸨?|⸩?\uFDD3|\uFDD4|\uFDD5)/;

/** Splits a text at the marks that cloze.ts set; what is in a gap is coloured, or in brackets where there are no colours. */
export function gapSpans(text: string, setting: Setting): { text: string; isGap: boolean }[] {
  if (!/[\uFDD2-\uFDD5]/.test(text)) return text === '' ? [] : [{ text, isGap: setting.gaps > 0 }];
  return text.split(GAP_MARK).flatMap((part) => {
    const sign = /[\uFDD2-\uFDD5]/.exec(part)?.[0];
    if (sign === '\uFDD2') setting.gaps += 1;
    const isGap = setting.gaps > 0;
    if (sign === '\uFDD3') setting.gaps = Math.max(0, setting.gaps - 1);
    const shown = sign === undefined ? part : (setting.isPlain ? PLAIN : COLOURED)[sign]!;
    return shown === '' ? [] : [{ text: shown, isGap }];
  });
}

const PLAIN: Readonly<Record<string, string>> = {
  '\uFDD2': '[',
  '\uFDD3': ']',
  '\uFDD4': '',
  '\uFDD5': '',
};
const COLOURED: Readonly<Record<string, string>> = {
  '\uFDD2': '',
  '\uFDD3': '',
  '\uFDD4': '[',
  '\uFDD5': ']',
};
