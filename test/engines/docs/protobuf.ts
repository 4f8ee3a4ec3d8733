/** Whatever stands under a field: the bytes of a text, a map's entry or an inner message. */
export type Fields = ReadonlyMap<number, readonly Buffer[]>;

/**
 * The length-delimited fields of a protobuf message, by number, in order; numbers are passed over.
 * Enough for the few fields that a test reads.
 * @throws for a wire type that Kubernetes' messages don't use.
 */
export function fieldsOf(message: Buffer): Fields {
  const fields = new Map<number, Buffer[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const value = varint();
    if (tag % 8 === 0) continue;
    if (tag % 8 !== 2) throw new Error(`protobuf: wire type ${tag % 8}`);
    const number = Math.floor(tag / 8);
    fields.set(number, [...(fields.get(number) ?? []), message.subarray(at, at + value)]);
    at += value;
  }
  return fields;
}

/** The text of a field; empty when it is not there. */
export function textOf(fields: Fields, number: number): string {
  return `${fields.get(number)?.[0] ?? ''}`;
}

/** The message of a field; without fields when it is not there. */
export function messageOf(fields: Fields, number: number): Fields {
  return fieldsOf(fields.get(number)?.[0] ?? Buffer.alloc(0));
}
