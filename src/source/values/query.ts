import { forbiddenIn } from './forbidden.ts';
import type { ValueFault } from './value-fault.ts';

const secrets = new Set([
  'auth',
  'authorization',
  'bearer',
  'chave',
  'credential',
  'credentials',
  'hmac',
  'jwt',
  'key',
  'passwd',
  'password',
  'pass',
  'pwd',
  'secret',
  'senha',
  'session',
  'sessionid',
  'sid',
  'sig',
  'signature',
  'token',
]);
const secretEndings =
  /(token|secret|password|passwd|senha|apikey|accesskey|privatekey|authkey|secretkey|signature|jwt)$/;

/** What is wrong with a query, `from` characters into the endpoint. */
export function queryFault(query: string, from: number): ValueFault | undefined {
  if (query === '')
    return wrong('a ? without a query', 'key=value is missing behind it', [from - 1, from]);
  let start = from;
  for (const pair of query.split('&')) {
    const fault = pairFault(pair, start);
    if (fault) return fault;
    start += pair.length + 1;
  }
  return undefined;
}

function pairFault(pair: string, start: number): ValueFault | undefined {
  const stretch = [start, start + Math.max(1, pair.length)] as const;
  const bad = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~%+=-]/u.exec(pair);
  if (bad) {
    const at = start + bad.index;
    return wrong(`${bad[0]} cannot stand in a query like this`, labelFor(bad[0]), [
      at,
      at + bad[0].length,
    ]);
  }
  const [key = '', value, ...more] = pair.split('=');
  if (key === '' || value === undefined || more.length > 0) {
    return wrong(`"${pair}" is no key=value`, 'pairs are joined by &', stretch);
  }
  return textFault(key, value, stretch);
}

function textFault(
  key: string,
  value: string,
  stretch: readonly [number, number],
): ValueFault | undefined {
  const decoded = [decode(key), decode(value)];
  if (decoded.includes(undefined)) {
    return wrong('the percent-encoding is not UTF-8', 'it stands for no text', stretch);
  }
  const hidden = decoded.map((text) => forbiddenIn(text ?? '', 'text')).find((one) => one);
  if (hidden) return wrong(`decoded, ${hidden.message}`, hidden.label ?? '', stretch);
  return isSecret(decoded[0] ?? '') ? secretFault(key, stretch) : undefined;
}

function secretFault(key: string, stretch: readonly [number, number]): ValueFault {
  return {
    code: 'CW132',
    message: `"${key}" looks like a secret in the query`,
    label: 'the schedule, its artifacts and every log would show it',
    help: 'take it out: the runner sends JOBS_TOKEN as the Authorization header\nand replace the secret, since it has been written down',
    stretch,
  };
}

function isSecret(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secrets.has(plain) || secretEndings.test(plain);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function labelFor(found: string): string {
  if (found.startsWith('%')) return '% begins an encoded character such as %20';
  if (found === '#') return 'what follows # is never sent';
  return `write ${encodeURIComponent(found)}`;
}

function wrong(message: string, label: string, stretch: readonly [number, number]): ValueFault {
  return {
    code: 'CW131',
    message,
    label,
    stretch,
    help: 'for example   /jobs/report?tipo=fim_dia',
  };
}
