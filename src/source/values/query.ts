import { forbiddenIn } from './forbidden.ts';
import type { ValueFault } from './value-fault.ts';

const secrets = new Set(
  `auth authorization bearer chave credential credentials hmac jwt key pass passwd password pwd
  secret senha session sessionid sid sig signature token`.split(/\s+/),
);
const secretEnding =
  /(token|secret|password|passwd|senha|(api|access|auth|private|secret)key|jwt)$/;
const example = { help: 'for example   /jobs/report?tipo=fim_dia' };

/** What is wrong with the query of an endpoint, which begins at `from`. */
export function queryFault(endpoint: string, from: number): ValueFault | undefined {
  if (from === endpoint.length) {
    const path = endpoint.slice(0, -1);
    return { ...wrong('there is no query behind the ?', [from - 1, from]), rewrite: path };
  }
  const bad = characterFault(endpoint, from);
  if (bad) return bad;
  let start = from;
  for (const pair of endpoint.slice(from).split('&')) {
    const fault = pairFault(pair, [start, start + Math.max(1, pair.length)]);
    if (fault) return fault;
    start += pair.length + 1;
  }
  return undefined;
}

function characterFault(endpoint: string, from: number): ValueFault | undefined {
  const query = endpoint.slice(from);
  const bad = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~%+=&-]/u.exec(query);
  if (!bad) return undefined;
  const start = from + bad.index;
  const fault = wrong(`a query cannot have the character "${bad[0]}"`, [
    start,
    start + bad[0].length,
  ]);
  if (bad[0] === '#') {
    const label = 'what follows # is never sent';
    return { ...fault, label, rewrite: endpoint.slice(0, start) };
  }
  const encoded = query.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~%+=&-]/gu, percentEncoded);
  return { ...fault, label: 'percent-encoded it can', rewrite: endpoint.slice(0, from) + encoded };
}

function percentEncoded(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

type Stretch = readonly [start: number, end: number];

function pairFault(pair: string, stretch: Stretch): ValueFault | undefined {
  const [key = '', value, ...more] = pair.split('=');
  if (pair === '')
    return { ...wrong('a pair is missing here', stretch), label: 'after &', ...example };
  if (key === '' || value === undefined) {
    return { ...wrong(`"${pair}" is not key=value`, stretch), ...example };
  }
  if (more.length > 0) {
    const label = 'inside a value it is written %3D';
    const help = `write   ${key}=${[value, ...more].join('%3D')}`;
    return { ...wrong(`"${pair}" has a second =`, stretch), label, help };
  }
  return decodedFault(key, value, stretch);
}

function decodedFault(key: string, value: string, stretch: Stretch): ValueFault | undefined {
  const texts = [decoded(key), decoded(value)];
  if (texts.includes(undefined)) {
    return {
      ...wrong('this percent-encoding is not UTF-8', stretch),
      label: 'it stands for no text',
      ...example,
    };
  }
  const hidden = texts.find((text) => forbiddenIn(text ?? '', 'query') !== undefined);
  if (hidden !== undefined) {
    const label = 'no log shows it, and it may end a line';
    return {
      ...wrong('a query cannot have a control or hidden character', stretch),
      label,
      help: 'take it out',
    };
  }
  return isSecret(texts[0] ?? '') ? secretFault(key, stretch) : undefined;
}

function secretFault(key: string, stretch: Stretch): ValueFault {
  return {
    code: 'CW132',
    message: `"${key}" looks like a secret in the query`,
    label: 'the schedule, its artifacts and every log would show it',
    help: 'take it out: the runner sends JOBS_TOKEN in the Authorization header\nand replace the secret: it has been written down',
    stretch,
  };
}

function isSecret(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secrets.has(plain) || secretEnding.test(plain);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function wrong(message: string, stretch: Stretch): ValueFault {
  return { code: 'CW131', message, stretch };
}
