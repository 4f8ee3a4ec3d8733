import schemaText from '../../source/jobs.schema.generated.json' with { type: 'json' };
import { type Status, status, type Terminal } from '../terminal.ts';

/** `cronwright schema`: the JSON Schema of jobs.yaml, for editors and other programs. */
export function schema(terminal: Terminal): Status {
  terminal.out(`${JSON.stringify(schemaText, undefined, 2)}\n`);
  return status.clean;
}
