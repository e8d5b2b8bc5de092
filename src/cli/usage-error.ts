/** What was typed is no use of the program; the message tells what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
