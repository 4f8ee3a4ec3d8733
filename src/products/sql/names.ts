import type { LogTable } from '../../model/types.ts';
import { identifier } from './text.ts';

/** The tables and functions of one schema, each with its schema, ready to stand in a statement. */
export interface Names {
  readonly schema: string;
  readonly executions: string;
  readonly catalog: string;
  readonly slots: string;
  /** A reading of a clock → the instants at which it is a start. */
  readonly instants: string;
  /** A job and an instant → the last due slot until then. */
  readonly latestDue: string;
  readonly byCategory: string;
  readonly stale: string;
}

export function namesIn({ schema, table }: LogTable): Names {
  const inSchema = (name: string) => `${identifier(schema)}.${identifier(name)}`;
  return {
    schema: identifier(schema),
    executions: inSchema(table),
    catalog: inSchema('job_catalog'),
    slots: inSchema('job_due_slots'),
    instants: inSchema('job_clock_instants'),
    latestDue: inSchema('job_latest_due'),
    byCategory: inSchema('executions_by_category'),
    stale: inSchema('stale_jobs'),
  };
}
