/**
 * Reads messages in the wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding), as Anki keeps note
 * types, decks and options. Own code, since the bytes may be hostile and a library brings schemas, services and more.
 */
export class ProtoMessage {
  readonly #fields: ReadonlyMap<number, readonly ProtoValue[]>;

  /** Throws if the bytes are no message. */
  constructor(bytes: Uint8Array) {
    this.#fields = readFields(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  has(field: number): boolean {
    return this.#fields.has(field);
  }

  /** A number; absent is 0, as proto3 has it. Beyond 2⁵³ it is only near. */
  number(field: number): number {
    const value = this.#fields.get(field)?.at(-1);
    return typeof value === 'number' ? value : 0;
  }

  bytes(field: number): Uint8Array {
    const value = this.#fields.get(field)?.at(-1);
    return typeof value === 'object' ? value : new Uint8Array();
  }

  string(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  message(field: number): ProtoMessage {
    return new ProtoMessage(this.bytes(field));
  }

  messages(field: number): ProtoMessage[] {
    const values = this.#fields.get(field) ?? [];
    return values.flatMap((value) => (typeof value === 'object' ? new ProtoMessage(value) : []));
  }

  float(field: number): number {
    const bytes = this.bytes(field);
    return bytes.length === 4 ? floatsIn(bytes)[0]! : 0;
  }

  /** A packed list of floats. */
  floats(field: number): number[] {
    return floatsIn(this.bytes(field));
  }
}

/** A varint; or the bytes of anything else. */
type ProtoValue = number | Uint8Array;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

function readFields(bytes: Buffer): Map<number, ProtoValue[]> {
  const fields = new Map<number, ProtoValue[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let power = 1; ; power *= 128) {
      const byte = bytes[at];
      if (byte === undefined || power > 2 ** 63) throw new Error('a number is never ended');
      at += 1;
      value += (byte & 0x7f) * power;
      if (byte < 0x80) return value;
    }
  };
  const slice = (length: number) => {
    if (at + length > bytes.length) throw new Error('a field ends beyond its message');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const type = tag % 8;
    const value =
      type === VARINT
        ? varint()
        : type === BYTES
          ? slice(varint())
          : type === FIXED32
            ? slice(4)
            : type === FIXED64
              ? slice(8)
              : undefined;
    if (value === undefined) throw new Error(`a field has the unknown type ${type}`);
    const field = Math.floor(tag / 8);
    const known = fields.get(field);
    if (known === undefined) fields.set(field, [value]);
    else known.push(value);
  }
  return fields;
}

function floatsIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    view.getFloat32(at * 4, true),
  );
}
