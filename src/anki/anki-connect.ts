/** The version of AnkiConnect's protocol that is spoken; without it an answer comes bare, without its error. */
const VERSION = 6;

/** What AnkiConnect says to one request; an Error whose message is its sentence. */
export class AnkiConnectError extends Error {
  override readonly name = 'AnkiConnectError';
}

/** A connection to the AnkiConnect add-on of a running Anki (git.sr.ht/~foosoft/anki-connect). */
export class AnkiConnect {
  readonly #address: string;
  readonly #key: string | undefined;

  /** @param address as `http://127.0.0.1:8765` @param key as its settings may ask for */
  constructor(address: string, key?: string) {
    this.#address = address;
    this.#key = key;
  }

  /** The result of an action. Throws an AnkiConnectError for what Anki refuses, and what fetch throws where it does not run. */
  async call<Result>(action: string, params: object = {}): Promise<Result> {
    const key = this.#key === undefined ? {} : { key: this.#key };
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action, version: VERSION, params, ...key }),
      signal: AbortSignal.timeout(60_000),
    });
    const answer = (await response.json()) as { result?: Result; error?: string | null };
    if (answer === null || typeof answer !== 'object' || !('error' in answer))
      throw new AnkiConnectError('this is not how AnkiConnect answers');
    if (answer.error !== null && answer.error !== undefined)
      throw new AnkiConnectError(String(answer.error));
    return answer.result as Result;
  }

  /** Throws an AnkiConnectError where it speaks no version that is understood or does not let us in. */
  async open(): Promise<void> {
    const { permission } = await this.call<{ permission: string }>('requestPermission');
    if (permission !== 'granted') throw new AnkiConnectError('it was not permitted');
    const version = await this.call<number>('version');
    if (version < VERSION)
      throw new AnkiConnectError(`its version is ${version}; ${VERSION} or newer is needed`);
  }
}
