// Bundles the command into dist/: one chunk per command, loaded when it is asked for, so that --help starts fast.
import { chmod, readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

/** Of world-countries (1.4 MB) only the names and demonyms are used. */
const countryNamesOnly = {
  name: 'country-names-only',
  setup(context) {
    context.onLoad({ filter: /world-countries[\\/]countries\.json$/ }, async ({ path }) => {
      const countries = JSON.parse(await readFile(path, 'utf8'));
      const kept = countries.map(({ name, independent, altSpellings, demonyms }) => ({
        name: { common: name.common, official: name.official },
        independent,
        altSpellings,
        demonyms: { eng: demonyms?.eng },
      }));
      return { contents: JSON.stringify(kept), loader: 'json' };
    });
  },
};

/** anki-apkg-export calls `new Buffer`, of which Node warns outside node_modules. */
const withoutNewBuffer = {
  name: 'without-new-buffer',
  setup(context) {
    context.onLoad({ filter: /anki-apkg-export[\\/]dist[\\/]exporter\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      return { contents: contents.replaceAll('new Buffer(', 'Buffer.from(') };
    });
  },
};

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli.ts', 'scan-worker': 'src/commands/scan-worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: [
    'sql.js',
    '@photostructure/sqlite',
    '@open-spaced-repetition/binding',
    'pdfkit',
    'fontkit',
    'dejavu-fonts-ttf',
  ],
  plugins: [countryNamesOnly, withoutNewBuffer],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod('dist/cli.js', 0o755);
