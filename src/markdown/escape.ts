/** Plain text → Markdown that shows it as it is, for sentences that go into a field. One line of text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*<~$]|(?<![\p{L}\d])_|_(?![\p{L}\d])|&(?=#?\w+;)|\](?=[([:])|!(?=\[)/gu, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?:[-+#>|]|=+$)/, '\\$&');
}
