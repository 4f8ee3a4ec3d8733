/** Longer values say too much where they are one cell of many. */
const longestValue = 120;

/** A value on one line, about as its author would write it; cut where it is longer. */
export function inYaml(value: unknown, longest = longestValue): string {
  const text = flow(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const pairs = Object.entries(value).map(([key, one]) => `${key}: ${flow(one)}`);
  return `{ ${pairs.join(', ')} }`;
}
