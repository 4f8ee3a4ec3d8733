/** A workflow command as the runner of GitHub Actions has read it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** In the runner's order: `%` comes last. */
const escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;

function unescaped(text: string, kind: 'data' | 'property'): string {
  const known = escapes.filter(([, token]) => kind === 'property' || !':,'.includes(token));
  return known.reduce((so, [written, token]) => so.replaceAll(written, token), text);
}

/**
 * The commands in what a step printed, by the rules of the runner: a line is one, with blanks before
 * it, or none; `::` ends what is said about it; properties end at commas.
 */
export function commandsIn(output: string): readonly Command[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, head = '', data = ''] = /^\s*::(.*?)::(.*)$/su.exec(line) ?? [];
    const [name = '', rest = ''] = head.split(/ (.*)/su);
    if (!['error', 'warning', 'notice'].includes(name)) return [];
    const properties = rest.split(',').map((property) => {
      const [key = '', value = ''] = property.split(/=(.*)/su);
      return [key, unescaped(value, 'property')] as const;
    });
    return [{ name, properties: Object.fromEntries(properties), data: unescaped(data, 'data') }];
  });
}
