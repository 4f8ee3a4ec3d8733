import type { Scope } from '../../model/policy-types.ts';
import type { Category } from '../../model/types.ts';

interface InCategory {
  readonly category?: Category;
}

/** Whether a promise is about a job. */
export function isInScope(scope: Scope): (job: InCategory) => boolean {
  switch (scope.kind) {
    case 'all':
      return () => true;
    case 'only':
      return isInOneOf(scope.categories);
    case 'without': {
      const isLeftOut = isInOneOf(scope.categories);
      return (job) => !isLeftOut(job);
    }
  }
}

export function isInOneOf(categories: readonly Category[]): (job: InCategory) => boolean {
  return ({ category }) => categories.some(({ name }) => name === category?.name);
}

/** `category "sync"`, `categories "sync" and "report"` */
export function categoriesInWords(categories: readonly Category[]): string {
  const names = categories.map(({ name }) => `"${name}"`);
  const head = names.slice(0, -1).join(', ');
  return head === '' ? `category ${names[0]}` : `categories ${head} and ${names.at(-1)}`;
}
