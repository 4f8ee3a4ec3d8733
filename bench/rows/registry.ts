import type { Row } from '../row.ts';
import { auditRow } from './audit.ts';
import { compileRow, growthRow, unchangedRow } from './compile.ts';
import { emitRow } from './emit.ts';
import { enumerateRow, enumerateWithZoneRow } from './enumerate.ts';
import { equivalenceRow } from './equivalence.ts';
import { parseRow } from './parse.ts';
import { startRow } from './start.ts';
import { zoneChangesRow } from './zone-changes.ts';

/** One line a row, in the order of the table. */
export const rows: readonly Row[] = [
  enumerateRow,
  enumerateWithZoneRow,
  parseRow,
  equivalenceRow,
  zoneChangesRow,
  compileRow,
  growthRow,
  emitRow,
  startRow,
  unchangedRow,
  auditRow,
];
