/** How a terminal takes images: kitty's graphics protocol, iTerm2's inline images, or sixels. */
export type ImageProtocol = 'kitty' | 'iterm2' | 'sixel';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How the terminal takes images, from what it says of itself in the environment; undefined where it says nothing.
 * `DECKWRIGHT_IMAGES` names one, or is `none`. Within tmux and screen there are none: these do not pass them on.
 */
export function imageProtocol(env: Environment): ImageProtocol | undefined {
  const wish = env.DECKWRIGHT_IMAGES;
  if (wish) return PROTOCOLS.find((protocol) => protocol === wish);
  if (isMultiplexed(env)) return undefined;
  const { TERM = '', TERM_PROGRAM = '' } = env;
  if (env.KITTY_WINDOW_ID || /kitty|ghostty/.test(TERM) || TERM_PROGRAM === 'ghostty')
    return 'kitty';
  if (Number(env.KONSOLE_VERSION) >= 220400) return 'kitty';
  if (/^(?:iTerm\.app|WezTerm|mintty|rio)$/.test(TERM_PROGRAM) || env.LC_TERMINAL === 'iTerm2')
    return 'iterm2';
  return /^(?:foot|mlterm|yaft|contour)|sixel/.test(TERM) ? 'sixel' : undefined;
}

const PROTOCOLS: readonly ImageProtocol[] = ['kitty', 'iterm2', 'sixel'];

function isMultiplexed({ TMUX, STY, TERM = '' }: Environment): boolean {
  return Boolean(TMUX || STY) || /^(?:screen|tmux)/.test(TERM);
}

/** Whether the terminal is known to show hyperlinks (OSC 8); others may print their addresses amid the text. */
export function hasHyperlinks(env: Environment): boolean {
  const { TERM = '', TERM_PROGRAM = '' } = env;
  if (TERM_PROGRAM === 'tmux') return Number.parseFloat(env.TERM_PROGRAM_VERSION ?? '') >= 3.4;
  if (isMultiplexed(env)) return false;
  return (
    /kitty|ghostty|alacritty|^foot|contour/.test(TERM) ||
    /^(?:iTerm\.app|WezTerm|vscode|ghostty|mintty|rio|Hyper|Tabby|zed)$/.test(TERM_PROGRAM) ||
    env.LC_TERMINAL === 'iTerm2' ||
    Number(env.VTE_VERSION) >= 5000 ||
    Number(env.KONSOLE_VERSION) >= 201200 ||
    Boolean(env.WT_SESSION || env.KITTY_WINDOW_ID)
  );
}
