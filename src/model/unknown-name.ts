import type { Code } from '../diagnostics/catalogue/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/did-you-mean.ts';
import type { Span } from '../diagnostics/source-file.ts';

/** A kind of name that others refer to, and what there is of it. */
export interface KnownNames {
  readonly code: Code;
  readonly noun: 'window' | 'category';
  readonly plural: 'windows' | 'categories';
  readonly names: readonly string[];
  /** The key of the map that defines them; absent when the file has no such map. */
  readonly definedAt?: Span;
}

/** A name that refers to something, where it stands and how the whole value would be written. */
export interface NameUse {
  readonly name: string;
  readonly at: Span;
  /** The value it is part of, with the name left as it is or replaced, e.g. `category: sync`. */
  readonly written: (rename: (name: string) => string) => string;
}

/** A use of a single name, as in `category: sync`. */
export function singleUse(key: string, name: string, at: Span): NameUse {
  return { name, at, written: (rename) => `${key}: ${rename(name)}` };
}

/** The uses in a list of names, as in `windows: [manha, tarde]`. */
export function listUses(
  key: string,
  names: readonly string[],
  at: (index: number) => Span,
): readonly NameUse[] {
  const written: NameUse['written'] = (rename) => `${key}: [${names.map(rename).join(', ')}]`;
  return names.map((name, index) => ({ name, at: at(index), written }));
}

/** "there is no window "tardes"", with the list of those there are and the one that was meant. */
export function unknownName({ name, at, written }: NameUse, known: KnownNames): Diagnostic {
  const { noun, plural, names, definedAt } = known;
  const meant = didYouMean(name, names);
  const nearest = (word: string) =>
    names.includes(word) ? word : (didYouMean(word, names) ?? word);
  const related = definedAt && {
    span: definedAt,
    message: `${plural} are defined here`,
    excerpt: names.join(', '),
  };
  return diagnostic(known.code, `there is no ${noun} "${name}"`, {
    span: at,
    label: meant ? `did you mean "${meant}"?` : 'not defined anywhere in the file',
    ...(related && { related: [related] }),
    help: meant
      ? `write   ${written(nearest)}`
      : `write one of those there are, or define "${name}" under ${plural}`,
  });
}
