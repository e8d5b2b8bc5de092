import { expect, it } from 'vitest';
import { sanitisedSvg } from '../../src/markdown/svg.ts';

it('a drawing stays what it is', () => {
  const svg =
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><linearGradient id="g"></linearGradient></defs><path d="M0 0h9" fill="url(#g)"/><text>a &amp; b</text></svg>';
  expect(sanitisedSvg(svg)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><linearGradient id="g" /></defs><path d="M0 0h9" fill="url(#g)" /><text>a &#x26; b</text></svg>',
  );
});

it.each([
  '<svg onload="alert(1)"><script>alert(1)</script><path d="M0"/></svg>',
  '<svg><foreignObject><iframe src="https://x"/></foreignObject><path d="M0"/></svg>',
  '<svg><image href="https://track.er/x.png"/><use href="https://x/y.svg#z"/></svg>',
  '<svg><a href="javascript:alert(1)"><path d="M0"/></a></svg>',
  '<svg><style>@import url(https://x); path { fill: red }</style><path style="fill: url(https://x)"/></svg>',
  '<svg><animate attributeName="href" to="javascript:x"/><set attributeName="onload" to="x"/></svg>',
])('%s is made harmless', (svg) => {
  expect(sanitisedSvg(svg)).not.toMatch(/script|onload|foreign|iframe|https:|import|animate|<set/i);
});

it('what is no drawing, or nested without end, is none', () => {
  expect(sanitisedSvg('hello')).toBeUndefined();
  expect(sanitisedSvg(`<svg>${'<g>'.repeat(50_000)}`)).toBeUndefined();
});
