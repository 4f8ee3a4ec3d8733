import { textOf, type ValueCheck } from './value-fault.ts';

/** What generated/sql makes beside the table of executions (src/products/sql/names.ts). */
const ours = ['job_catalog', 'job_due_slots'];

/** A name for the table of executions that no table of ours has. */
export const tableName: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined || !ours.includes(text)) return undefined;
  return {
    code: 'CW109',
    message: `the table of executions can't be called "${text}"`,
    label: 'cronwright makes a table of that name itself',
    rewrite: 'job_executions',
  };
};
