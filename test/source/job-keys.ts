import schema from '../../src/source/jobs.schema.json' with { type: 'json' };

interface SchemaPart {
  readonly $ref?: string;
  readonly 'x-expected'?: string;
  readonly examples?: readonly unknown[];
}

const definitions: Readonly<Record<string, SchemaPart>> = schema.definitions;
const properties: Readonly<Record<string, SchemaPart>> = schema.definitions.job.properties;

/** Every key that a job of the main file may have. */
export const jobKeys: readonly string[] = Object.keys(properties);

/** The first example of a key's value, its own or that of what it refers to. */
export function exampleOf(key: string): unknown {
  for (let part = properties[key]; part; part = definitions[nameIn(part.$ref)]) {
    if (part.examples?.[0] !== undefined) return part.examples[0];
  }
  throw new Error(`no example of ${key}`);
}

function nameIn(reference = ''): string {
  return reference.replace('#/definitions/', '');
}
