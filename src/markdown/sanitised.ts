import type { Root as HtmlRoot } from 'hast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import { unified } from 'unified';

/** What of HTML may be on a card: text and its markup. Nothing that runs, loads by itself, takes input or lies over others. */
const TAGS =
  `a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure
  h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
  table tbody td tfoot th thead tr u ul var wbr`.split(/\s+/);

const ALLOWED = new Set(TAGS);

const SCHEMA: Options = {
  ...defaultSchema,
  tagNames: TAGS,
  attributes: {
    '*': ['dir', 'lang', 'title'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start', 'reversed', 'type'],
    td: ['colSpan', 'rowSpan', 'align'],
    th: ['colSpan', 'rowSpan', 'align'],
    code: [['className', /^(?:language-[\w+#-]+|hljs)$/]],
    span: [['className', /^hljs-[\w-]+$/]],
  },
  // Of a picture only a name is kept: what fetches it has seen to it that it is a file beside the deck.
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  ancestors: {},
  clobber: [],
  // Of these not even the text is shown.
  strip: [
    'script',
    'style',
    'title',
    'template',
    'iframe',
    'noscript',
    'object',
    'embed',
    'svg',
    'math',
    'textarea',
    'select',
  ],
  allowComments: false,
  allowDoctypes: false,
};

const sanitise = unified().use(rehypeSanitize, SCHEMA).freeze();

/** HTML of which nothing runs, and nothing is fetched but pictures by a file's name. */
export function sanitised(tree: HtmlRoot): HtmlRoot {
  return sanitise.runSync(tree) as HtmlRoot;
}

/** Whether all that stands in angle brackets may be on a card; `<T>` in a text on types is none, and `<script>` is shown as text. */
export function isHtml(text: string): boolean {
  return [...text.matchAll(/<\/?([a-z][^\s/>]*)/gi)].every(([, name]) =>
    ALLOWED.has(name!.toLowerCase()),
  );
}

/** Deeper nesting is no text, and HTML is read by recursion. */
const DEEPEST = 200;

/** Whether HTML is nested so deep that it must not be read. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [tag] of html.matchAll(/<\/?[a-z][^>]*/gi)) {
    if (tag.startsWith('</')) depth = Math.max(0, depth - 1);
    else if (!/^<(?:br|img|hr|wbr|input|col|source)\b/i.test(tag) && !tag.endsWith('/')) depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
