import type { Facts } from '../targets/types.ts';
import { excerpt } from './excerpt.ts';

/** What a platform's calls of `run-job` hold besides what all of them do. */
export interface CallsThere {
  /** Options whose values are facts there only. */
  readonly own: readonly Option[];
  /** Options that every call there has, with the only value that is right. */
  readonly always: Readonly<Partial<Record<Option, string>>>;
}

export interface ReadCall {
  readonly job?: string;
  readonly facts: Facts;
  /** Sentences without full stop. */
  readonly faults: readonly string[];
}

const name = /^[A-Za-z0-9][A-Za-z0-9_-]{0,126}$/;
const absolutePath = /^\/[A-Za-z0-9_./-]+$/;

/**
 * The options of a scheduled start and what the runner takes for them, as `run-job --help` says;
 * those that it has for people at a terminal are not among them.
 */
const values = {
  '--job': name,
  '--category': name,
  '--window': name,
  '--target': name,
  '--method': /^(GET|POST|PUT|PATCH|DELETE)$/,
  '--timeout': /^[1-9][0-9]{0,5}$/,
  '--grace': /^[1-9][0-9]{0,4}$/,
  '--due': /^([01][0-9]|2[0-3]):[0-5][0-9]$/,
  '--zone': /^[A-Za-z][A-Za-z0-9_/+-]*$/,
  '--attempts': /^[1-5]$/,
  '--backoff': /^[1-9][0-9]{0,3}$/,
  '--record': /^(base|full)$/,
  '--record-end': /^(upsert|patch)$/,
  '--overlap': /^(forbid|allow)$/,
  '--lock-dir': absolutePath,
  '--env-file': absolutePath,
  '--log': /^(syslog|stdout|\/.+)$/,
  '--trigger': /^(schedule|manual)$/,
  '--auth-header': /^[A-Za-z][A-Za-z0-9-]*$/,
} as const;

export type Option = keyof typeof values;

/** Facts of every call, yes or no. */
const switches = ['--gated', '--allow-http'];
/** All that stand without a value. */
const flags = [...switches, '--retry-timeouts'];

const everywhere: readonly Option[] = [
  '--category',
  '--window',
  '--target',
  '--method',
  '--timeout',
  '--grace',
  '--attempts',
  '--backoff',
  '--record',
  '--record-end',
  '--auth-header',
];

/**
 * Reads the words behind `run-job` as the runner does: options until the first word without a
 * hyphen, then the path, then the query, a word `key=value` each. An option's fact is called like
 * the option, `lock_dir` for `--lock-dir`.
 */
export function readCall(words: readonly string[], there: CallsThere): ReadCall {
  const { given, called, faults } = readOptions(words);
  const [path, ...pairs] = called;
  const job = given.get('--job');
  return {
    ...(job === undefined ? {} : { job }),
    facts: factsOf(given, [...everywhere, ...there.own], called),
    faults: [
      ...unprintableWords(words),
      ...faults,
      ...placeFaults(given, there),
      ...loneFaults(given),
      ...pathFaults(path),
      ...pairs.filter((pair) => !/^[^=]+=/.test(pair)).map(unpaired),
    ],
  };
}

function factsOf(
  given: Options['given'],
  options: readonly Option[],
  [path, ...pairs]: readonly string[],
): Facts {
  // One after the other into one object: thousands of calls have the same.
  const facts: Record<string, string> = {};
  for (const option of options) {
    const value = given.get(option);
    if (value !== undefined) facts[factOf(option)] = value;
  }
  for (const flag of switches) facts[factOf(flag)] = given.has(flag) ? 'yes' : 'no';
  if (given.has('--retry-timeouts')) facts.retry_timeouts = 'yes';
  if (path !== undefined) facts.path = path;
  if (pairs.length > 0) facts.query = pairs.join('\n');
  return facts;
}

interface Options {
  readonly given: ReadonlyMap<string, string>;
  /** What follows them: path and query. */
  readonly called: readonly string[];
  readonly faults: readonly string[];
}

function readOptions(words: readonly string[]): Options {
  const given = new Map<string, string>();
  const faults: string[] = [];
  let at = 0;
  for (let option = words[at]; option?.startsWith('-'); option = words[at]) {
    if (given.has(option)) faults.push(`${option} is given twice`);
    const isFlag = flags.includes(option);
    const value = isFlag ? 'yes' : (words[at + 1] ?? '');
    if (!isFlag) faults.push(...valueFaults(option, value));
    given.set(option, value);
    at += isFlag ? 1 : 2;
  }
  return { given, called: words.slice(at), faults };
}

function isOption(word: string): word is Option {
  return Object.hasOwn(values, word);
}

function valueFaults(option: string, value: string): readonly string[] {
  if (!isOption(option)) return [`${excerpt(option)} is no option of a scheduled start`];
  return values[option].test(value) ? [] : [`${option} can't be ${excerpt(value)}`];
}

function placeFaults(given: Options['given'], { own, always }: CallsThere): readonly string[] {
  const isKnown = (option: Option) =>
    option === '--job' || everywhere.includes(option) || own.includes(option) || option in always;
  const strange = [...given.keys()].filter((key) => isOption(key) && !isKnown(key));
  const missing = ['--job', '--target'].filter((option) => !given.has(option));
  const wrong = Object.entries(always).filter(([option, value]) => given.get(option) !== value);
  return [
    ...strange.map((option) => `${option} has no place here`),
    ...missing.map((option) => `${option} is missing`),
    ...wrong.map(([option, value]) => `${option} is not ${value}`),
  ];
}

/** Options of which the runner needs both or neither. */
const together: readonly (readonly [Option, Option])[] = [
  ['--due', '--zone'],
  ['--attempts', '--backoff'],
  ['--record', '--record-end'],
];

function loneFaults(given: Options['given']): readonly string[] {
  return together.flatMap(([one, other]) => {
    if (given.has(one) === given.has(other)) return [];
    return [
      given.has(one)
        ? `${one} stands there without ${other}`
        : `${other} stands there without ${one}`,
    ];
  });
}

/**
 * The longest that a run may take, in seconds: every attempt until its timeout, and waits that double.
 * Source: `run` and `may_repeat` of run-job. Undefined where the call says no timeout.
 */
export function longestRun({ timeout, attempts = '1', backoff = '0' }: Facts): number | undefined {
  if (timeout === undefined) return undefined;
  const calls = Number(attempts);
  return calls * Number(timeout) + Number(backoff) * (2 ** (calls - 1) - 1);
}

function pathFaults(path: string | undefined): readonly string[] {
  if (path === undefined) return ['the path to call is missing'];
  if (/^\/[A-Za-z0-9._~/:@-]*$/.test(path)) return [];
  return [`${excerpt(path)} is no path that run-job calls`];
}

const notText = /[\p{Cc}\p{Cs}]/u;

function unprintableWords(words: readonly string[]): readonly string[] {
  // All at once: hardly ever there is one.
  if (!notText.test(words.join(' '))) return [];
  return words.filter((word) => notText.test(word)).map(unprintable);
}

const unpaired = (pair: string) => `${excerpt(pair)} is no part key=value of a query`;
const unprintable = (word: string) => `${excerpt(word)} holds a character that is no text`;

const factNames = new Map<string, string>(
  [...Object.keys(values), ...switches].map((option) => {
    return [option, option.slice(2).replaceAll('-', '_')];
  }),
);

function factOf(option: string): string {
  return factNames.get(option) ?? option;
}
