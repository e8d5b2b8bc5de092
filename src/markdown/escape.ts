/** Plain text → Markdown that shows it as it is, for sentences that go into a field. One line of text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*<~$]|(?<![\p{L}\d])_|_(?![\p{L}\d])|&(?=#?\w+;)|\](?=[([:])|!(?=\[)/gu, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?:[-+#>|]|=+$)/, '\\$&');
}

/** Markdown of generated text as it stands in the essay: without the backslashes that keep signs from being markup. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
