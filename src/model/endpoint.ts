/** An endpoint taken apart: what the runner gets as separate arguments. */
export interface Endpoint {
  readonly path: string;
  readonly query: readonly (readonly [key: string, value: string])[];
}

/**
 * Path and decoded query pairs of an endpoint such as `/jobs/report?tipo=fim_dia`. A `+` in the
 * query is a blank, as every server reads it; the runner encodes the pairs anew.
 */
export function splitEndpoint(endpoint: string): Endpoint {
  const mark = endpoint.indexOf('?');
  if (mark === -1) return { path: endpoint, query: [] };
  const pairs = endpoint.slice(mark + 1).split('&');
  return {
    path: endpoint.slice(0, mark),
    query: pairs.filter((pair) => pair !== '').map(splitPair),
  };
}

function splitPair(pair: string): readonly [string, string] {
  const mark = pair.indexOf('=');
  if (mark === -1) return [decoded(pair), ''];
  return [decoded(pair.slice(0, mark)), decoded(pair.slice(mark + 1))];
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
