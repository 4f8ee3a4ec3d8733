import { CORE_SCHEMA, load, realMapTag, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../src/read-back/values.ts';
import { readYamlText } from '../../src/read-back/yaml.ts';

/** What some version of YAML takes for more than text, and what looks like it. */
const scalars = [
  ...[
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'true',
    'TRUE',
    'null',
    '~',
    'Null',
    '',
    'nan',
    '.nan',
    '.inf',
  ],
  ...[
    '0',
    '-1',
    '+7',
    '010',
    '0o10',
    '0x1F',
    '0b11',
    '1_000',
    '1e3',
    '1.5',
    '.5',
    '12:30',
    '190:20:30',
  ],
  ...[
    '2020-01-01',
    '2020-01-01T10:00:00Z',
    '<<',
    '=',
    'Forbid',
    '/tmp',
    './a@b',
    '-',
    'a b',
    'a#b',
  ],
];

function readAs(text: string, schema: typeof CORE_SCHEMA): unknown {
  try {
    return load(text, { schema: schema.withTags(realMapTag) });
  } catch {
    return 'no YAML';
  }
}

describe('reading YAML as two versions do', () => {
  it.each(scalars)('takes %j only where both read it the same', (scalar) => {
    for (const text of [
      `a: ${scalar}\n`,
      `- ${scalar}\n- "x"\n`,
      `${scalar}: {}\n`,
      `a:\n  b: ${scalar}\n`,
    ]) {
      const [one, other] = [readAs(text, CORE_SCHEMA), readAs(text, YAML11_SCHEMA)];
      const isTheSame = one !== 'no YAML' && firstDifference(one, other) === undefined;
      const read = readYamlText(text, ['1.2', '1.1']);
      expect(read.kind === 'document', text).toBe(isTheSame);
      if (read.kind === 'document') expect(read.value).toEqual(one);
    }
  });
});
