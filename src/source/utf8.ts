/** Offset of the first byte that UTF-8 does not allow where it stands, or undefined. */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  if (isValid(bytes)) return undefined;
  let valid = 0;
  let invalid = bytes.length;
  // The longest valid prefix, cut at a character's start: halve until one byte is left.
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid === 0 && !isValidStart(bytes.subarray(0, 1)) ? 0 : startOfCut(bytes, valid);
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Valid, or cut inside its last character. */
function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Where the character begins that the prefix of `length` bytes cuts; `length` when it cuts none. */
function startOfCut(bytes: Uint8Array, length: number): number {
  for (let back = 0; back < 4; back++) {
    if (isValid(bytes.subarray(0, length - back))) return length - back;
  }
  return length;
}
