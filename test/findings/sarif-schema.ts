import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';

/**
 * The published schema of SARIF 2.1.0. It is written in JSON Schema's draft 4, of which it uses
 * nothing that Ajv reads otherwise but its own name. One of its patterns is none under the stricter
 * rules for Unicode.
 */
const { $schema: _draft, id: _name, ...words } = schema;
const validate = new Ajv({
  allErrors: true,
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => /^[\w.~!$&'()*+,;=:@/?#%-]*$/.test(text),
    'date-time': true,
  },
}).compile(words);

/** What the schema has against a document: one line each, none where it is valid. */
export function sarifFaults(log: unknown): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
