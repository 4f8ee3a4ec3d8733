import type { WrittenFile } from '../../../src/targets/types.ts';

/** One way in which a file can be wrong. */
export interface Kind {
  readonly name: string;
  /** `entry`: it may happen to mean the same, and then nobody need notice. */
  readonly level: 'entry' | 'fact';
  /** The targets it can befall; absent: all. */
  readonly target?: string;
  /** The wrong versions of the files: one for each place where it can be planted. */
  readonly plant: (files: readonly WrittenFile[]) => readonly (readonly WrittenFile[])[];
}

/** At most so many places a kind is planted in: the first ones and the last. */
const mostPlaces = 2;

/** Replaces one match at a time, in the files whose path matches. */
export function replacing(
  path: RegExp,
  pattern: RegExp,
  replacement: string | ((match: RegExpExecArray) => string | undefined),
): Kind['plant'] {
  return (files) => {
    const planted: (readonly WrittenFile[])[] = [];
    for (const file of files.filter((one) => path.test(one.path))) {
      for (const match of file.text.matchAll(new RegExp(pattern.source, `g${pattern.flags}`))) {
        const text =
          typeof replacement === 'string' ? filledIn(replacement, match) : replacement(match);
        if (text === undefined || text === match[0]) continue;
        const wrong =
          file.text.slice(0, match.index) + text + file.text.slice(match.index + match[0].length);
        planted.push(files.map((one) => (one === file ? { ...file, text: wrong } : one)));
      }
    }
    return spread(planted);
  };
}

/** `$1` and its like, by what the groups hold. */
function filledIn(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
}

function spread<Item>(items: readonly Item[]): readonly Item[] {
  return items.length <= mostPlaces
    ? items
    : [...items.slice(0, mostPlaces - 1), ...items.slice(-1)];
}

/** Takes one of the files whose path matches away. */
export function without(path: RegExp): Kind['plant'] {
  return (files) =>
    spread(
      files.filter((one) => path.test(one.path)).map((gone) => files.filter((one) => one !== gone)),
    );
}

/** Adds a file. */
export function withFile(
  like: RegExp,
  name: string,
  change: (text: string) => string,
): Kind['plant'] {
  return (files) => {
    const model = files.find((one) => like.test(one.path));
    if (!model) return [];
    const path = model.path.replace(/[^/]+$/, name);
    return [[...files, { path, text: change(model.text) }]];
  };
}
