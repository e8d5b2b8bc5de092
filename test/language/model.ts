import { readFileSync } from 'node:fs';
import { loadModel } from '../../src/language/model.ts';

/** The bytes of the model that is shipped. */
export const bytes = readFileSync(new URL('../../src/language/model/english.bin', import.meta.url));

export const model = loadModel(bytes);
