import type { Format } from './format.ts';

/** Every format by the name that it is asked for; each is loaded when it is. */
export const FORMATS = {
  'moodle-xml': async () => (await import('./formats/moodle-xml.ts')).moodleXml,
  gift: async () => (await import('./formats/gift.ts')).gift,
  qti12: async () => (await import('./formats/qti12.ts')).qti12,
  qti21: async () => (await import('./formats/qti21.ts')).qti21,
  html: async () => (await import('./formats/html.ts')).html,
  print: async () => (await import('./formats/print.ts')).print,
  pdf: async () => (await import('./formats/pdf.ts')).pdf,
  blackboard: async () => (await import('./formats/blackboard.ts')).blackboard,
  kahoot: async () => (await import('./formats/kahoot.ts')).kahoot,
  quizlet: async () => (await import('./formats/quizlet.ts')).quizlet,
  brightspace: async () => (await import('./formats/brightspace.ts')).brightspace,
  markdown: async () => (await import('./formats/markdown.ts')).markdown,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
