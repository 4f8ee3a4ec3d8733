import type { Job } from './types.ts';

/** `all | category:NAME | window:NAME | job:NAME | NAME`: the same words in every command. */
export type Selector =
  | { readonly kind: 'all' }
  | { readonly kind: 'category' | 'window' | 'job'; readonly name: string };

/** undefined where the text is no selector. */
export function parseSelector(text: string): Selector | undefined {
  if (text === 'all') return { kind: 'all' };
  const match = /^(?:(category|window|job):)?([a-z][a-z0-9_]{0,62})$/.exec(text);
  const name = match?.[2];
  if (!name) return undefined;
  const kind = match[1];
  return { kind: kind === 'category' || kind === 'window' ? kind : 'job', name };
}

/** A job answers to its own name and to its name in the source, which may stand for several. */
export function selects(selector: Selector, job: Job): boolean {
  switch (selector.kind) {
    case 'all':
      return true;
    case 'category':
      return job.category?.name === selector.name;
    case 'window':
      return job.window?.name === selector.name;
    case 'job':
      return job.name === selector.name || job.source === selector.name;
  }
}
