import { expect, it } from 'vitest';
import { mediaKind, mediaName, sniffed } from '../../src/anki/media.ts';

it.each([
  ['a b.png', 'a b.png'],
  ['e\u0301.png', '\u00e9.png'],
  ['a[b]:c?.mp3', 'a_b__c_.mp3'],
  ['_hidden.css', 'hidden.css'],
  ['../../etc/passwd', 'etc_passwd'],
  ['C:\\x.png', 'C__x.png'],
  ['con.png', 'file-con.png'],
  ['\0', 'file'],
  [`${'ä'.repeat(200)}.png`, `${'ä'.repeat(58)}.png`],
])('the name %j becomes %j', (name, clean) => {
  expect(mediaName(name)).toBe(clean);
});

it('files are told by their endings and beginnings', () => {
  expect(['a.PNG', 'b.mp3', 'c.mp4', 'd.exe', 'e', 'f.html'].map(mediaKind)).toEqual([
    'picture',
    'sound',
    'sound',
    undefined,
    undefined,
    undefined,
  ]);
  expect(sniffed('a.png', Buffer.from('\x89PNG\r\n', 'latin1'))).toBe(true);
  expect(sniffed('a.png', Buffer.from('<html>'))).toBe(false);
  expect(sniffed('a.mp3', Buffer.from('anything'))).toBe(true);
});
