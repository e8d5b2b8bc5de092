import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { STYLE_FILE, TEMPLATE_FILES, type TemplateTexts } from '../anki/note-types.ts';
import { packageFile } from './package-files.ts';
import { Failure } from './world.ts';

/** The texts of card templates. */
export interface Templates {
  readonly texts: TemplateTexts;
  /** When those of the user's own were last written, in seconds since 1970. */
  readonly changed?: number;
}

/** The card templates: of a folder those that it has, else those that come with Deckwright. Throws a Failure for a folder that is none. */
export function readTemplates(folder: string | undefined): Templates {
  const texts = Object.fromEntries(
    TEMPLATE_FILES.map((name) => [name, packageFile(`templates/anki/${name}`).toString('utf8')]),
  );
  if (folder === undefined) return { texts };
  const own = namesIn(folder);
  for (const name of own) {
    texts[name] = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('-front.html') && !texts[name].includes('{{'))
      throw new Failure(
        `${join(folder, name)} shows no field, so Anki would refuse its cards; write one, for example {{Front}}.`,
      );
  }
  const times = own.map((name) => statSync(join(folder, name)).mtimeMs);
  return { texts, changed: Math.floor(Math.max(...times) / 1000) };
}

function namesIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    throw new Failure(`There is no folder ${folder} to take templates from; check the path.`, 1, {
      cause,
    });
  }
  const found = names.filter((name) => TEMPLATE_FILES.includes(name));
  if (found.length > 0) return found;
  throw new Failure(
    `There is no template in ${folder}; copy one of ${TEMPLATE_FILES.filter((name) => name !== STYLE_FILE).join(', ')} or ${STYLE_FILE} into it.`,
  );
}
