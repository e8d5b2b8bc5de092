// biome-ignore-all lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import jpeg from 'jpeg-js';
import picocolors from 'picocolors';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import {
  hasHyperlinks,
  type ImageProtocol,
  imageProtocol,
} from '../../../src/markdown/terminal/abilities.ts';
import { readPicture } from '../../../src/markdown/terminal/picture.ts';
import { prepare } from '../../../src/markdown/terminal/prepare.ts';
import { toTerminal } from '../../../src/markdown/terminal.ts';

const WIDTH = 64;
const HEIGHT = 48;

/** Left half red, right half blue; the top row transparent. */
const pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
for (let y = 0; y < HEIGHT; y += 1)
  for (let x = 0; x < WIDTH; x += 1)
    pixels.set(
      x < WIDTH / 2 ? [255, 0, 0, y ? 255 : 0] : [0, 0, 255, y ? 255 : 0],
      (y * WIDTH + x) * 4,
    );

const png = new PNG({ width: WIDTH, height: HEIGHT });
pixels.copy(png.data);
const files: Readonly<Record<string, Uint8Array>> = {
  'a.png': PNG.sync.write(png),
  'a b.jpg': jpeg.encode({ data: pixels, width: WIDTH, height: HEIGHT }, 95).data,
  'broken.png': PNG.sync.write(png).subarray(0, 60),
  'text.png': Buffer.from(
    'This is no image, but long enough to be taken for one by a careless reader.',
  ),
};

async function shown(markdown: string, protocol: ImageProtocol, columns = 40): Promise<string> {
  const read = async (address: string) => files[address];
  const prepared = await prepare(markdown, {
    protocol,
    read,
    rows: 4,
    cell: { width: 8, height: 16 },
  });
  return toTerminal(markdown, { columns, paint: picocolors.createColors(false), prepared });
}

/** The payloads of kitty's commands, joined, and the keys of the first. */
function kitty(text: string): { keys: string; data: Buffer } {
  const commands = [...text.matchAll(/\x1b_G([^;]*);([^\x1b]*)\x1b\\/g)];
  for (const [, keys, payload] of commands) {
    expect(payload!.length).toBeLessThanOrEqual(4096);
    expect(keys).toMatch(commands.at(-1)![1] === keys ? /m=0$/ : /m=1$/);
  }
  const data = Buffer.from(commands.map(([, , payload]) => payload).join(''), 'base64');
  return { keys: commands[0]![1]!, data };
}

describe('an image', () => {
  it('takes lines of its own, and is drawn from the last of them upwards', async () => {
    const text = await shown('Where is\n![a map](a.png) this?', 'kitty');
    const lines = text.split('\n');
    expect(lines.map((line) => (line.includes('\x1b') ? 'image' : line))).toEqual([
      'Where is',
      '',
      '',
      'image',
      'this?',
    ]);
    expect(lines[3]).toMatch(/^\x1b7\x1b\[2A\x1b_G.*\x1b8$/);
  });

  it('is sent to kitty as the file, or as pixels where it is a JPEG', async () => {
    const file = kitty(await shown('![](a.png)', 'kitty'));
    expect(file.keys).toContain('a=T,q=2,C=1,f=100,c=8,r=3');
    expect(file.data).toEqual(Buffer.from(files['a.png']!));
    const raw = kitty(await shown('![](<a b.jpg>)', 'kitty'));
    expect(raw.keys).toContain(`f=32,o=z,s=${WIDTH},v=${HEIGHT}`);
    expect(inflateSync(raw.data)).toHaveLength(WIDTH * HEIGHT * 4);
  });

  it('is sent to iTerm2 as the file', async () => {
    const text = await shown('![](<a b.jpg>)', 'iterm2');
    expect(text).toContain('width=8;height=3;');
    const payload = /:([A-Za-z\d+/=]+)\x07/.exec(text)?.[1];
    expect(Buffer.from(payload!, 'base64')).toEqual(Buffer.from(files['a b.jpg']!));
  });

  it('is sent as sixels in its colours', async () => {
    for (const name of ['a.png', '<a b.jpg>']) {
      const at = drawSixels(await shown(`![](${name})`, 'sixel'));
      expect([at(10, 20), at(50, 20)]).toEqual(['100,0,0', '0,0,100']);
      expect(at(10, 0)).toBe(name === 'a.png' ? undefined : '100,0,0');
      expect([at(10, HEIGHT), at(WIDTH, 20)]).toEqual([undefined, undefined]);
    }
  });

  it('is made smaller to fit into the columns and rows', async () => {
    expect(kitty(await shown('![](a.png)', 'kitty', 4)).keys).toContain('c=4,r=2');
  });

  it('is a link where it is damaged, missing, or no image', async () => {
    expect(await shown('![a](text.png)', 'kitty')).toBe('▣ a (text.png)');
    expect(await shown('![a](missing.png)', 'kitty')).toBe('▣ a (missing.png)');
    expect(await shown('![a](broken.png)', 'sixel')).toBe('▣ a (broken.png)');
  });
});

describe('readPicture', () => {
  it('refuses what is no image or huge, and never throws', async () => {
    const huge = Buffer.from(files['a.png']!);
    huge.writeUInt32BE(1_000_000, 16);
    expect(await readPicture(huge, () => true)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.png', 'a b.jpg'),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 5 }),
        async (name, changes) => {
          const bytes = Buffer.from(files[name]!);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const picture = await readPicture(bytes, () => true);
          if (picture) expect(picture.pixels).toHaveLength(picture.width * picture.height * 4);
        },
      ),
    );
  });
});

describe('what a terminal can do', () => {
  const TABLE: [env: Record<string, string>, images: string | undefined, links: boolean][] = [
    [{}, undefined, false],
    [{ TERM: 'xterm-256color' }, undefined, false],
    [{ TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' }, 'kitty', true],
    [{ TERM: 'xterm-ghostty', TERM_PROGRAM: 'ghostty' }, 'kitty', true],
    [{ TERM: 'xterm-256color', KONSOLE_VERSION: '230800' }, 'kitty', true],
    [{ TERM: 'xterm-256color', KONSOLE_VERSION: '200400' }, undefined, false],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'iterm2', true],
    [{ TERM: 'xterm-256color', LC_TERMINAL: 'iTerm2' }, 'iterm2', true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }, 'iterm2', true],
    [{ TERM: 'foot' }, 'sixel', true],
    [{ TERM: 'mlterm' }, 'sixel', false],
    [{ TERM: 'xterm-256color', VTE_VERSION: '7200' }, undefined, true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'vscode' }, undefined, true],
    [{ TERM: 'xterm-256color', WT_SESSION: 'x' }, undefined, true],
    [{ TERM: 'alacritty' }, undefined, true],
    [{ TERM: 'tmux-256color', TMUX: 'x', KITTY_WINDOW_ID: '1' }, undefined, false],
    [{ TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a', TMUX: 'x' }, undefined, false],
    [{ TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4', TMUX: 'x' }, undefined, true],
    [{ TERM: 'xterm', DECKWRIGHT_IMAGES: 'sixel' }, 'sixel', false],
    [{ TERM: 'xterm-kitty', DECKWRIGHT_IMAGES: 'none' }, undefined, true],
  ];

  it.each(TABLE)('%j', (env, images, links) => {
    expect([imageProtocol(env), hasHyperlinks(env)]).toEqual([images, links]);
  });
});

/** Draws sixels; the colour at a pixel in percent of red, green and blue. */
function drawSixels(text: string): (x: number, y: number) => string | undefined {
  const [, body] = /\x1bP0;1q([^\x1b]*)\x1b\\/.exec(text)!;
  const colours = new Map<string, string>();
  const drawn = new Map<string, string>();
  let [x, top, colour] = [0, 0, ''];
  for (const [token, number, values, count, sign] of body!.matchAll(
    /#(\d+)(?:;2;(\d+;\d+;\d+))?|!(\d+)([?-~])|"[\d;]+|[?-~$-]/g,
  )) {
    if (number !== undefined) {
      if (values) colours.set(number, values.replaceAll(';', ','));
      colour = number;
    } else if (token === '$') x = 0;
    else if (token === '-') [x, top] = [0, top + 6];
    else if (!token.startsWith('"'))
      for (let left = Number(count ?? 1); left > 0; left -= 1, x += 1)
        for (let row = 0; row < 6; row += 1)
          if (((sign ?? token).charCodeAt(0) - 63) & (1 << row))
            drawn.set(`${x},${top + row}`, colours.get(colour)!);
  }
  return (column, row) => drawn.get(`${column},${row}`);
}
