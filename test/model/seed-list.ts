import { repositoryFile } from './source.ts';

/** One row of the list that the first user's epic gives under T01. */
export interface SeedRow {
  readonly name: string;
  readonly endpoint: string;
  readonly schedule: string;
  readonly category: string;
}

/** The `JOBS = [...]` of the epic, read from its unchanged text. */
export function seedRows(): readonly SeedRow[] {
  const text = repositoryFile('test/fixtures/seed-e05.txt');
  const list = /^JOBS = \[\n([\s\S]*?)^\]/m.exec(text)?.[1] ?? '';
  return [...list.matchAll(/\{([^}]*)\}/g)].map(([, body = '']) => {
    const field = (key: string) => new RegExp(`"${key}": "([^"]*)"`).exec(body)?.[1] ?? '';
    return {
      name: field('name'),
      endpoint: field('endpoint'),
      schedule: field('schedule'),
      category: field('categoria'),
    };
  });
}
