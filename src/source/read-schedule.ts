import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { checkAcceptances } from './check-acceptances.ts';
import { checkKeys } from './check-keys.ts';
import { checkNames } from './check-names.ts';
import { checkPolicies } from './check-policies.ts';
import { checkSchema } from './check-schema.ts';
import { checkTexts } from './check-texts.ts';
import { checkTriggers } from './check-triggers.ts';
import { checkValues } from './check-values.ts';
import { collectFindings } from './findings.ts';
import { located } from './located.ts';
import type { Validate } from './schema-faults.ts';
import type { BaselineSource, Document, ScheduleSource } from './types.ts';
import { validateBaseline, validateSchedule } from './validator.generated.js';
import { parseFile } from './yaml/parse.ts';
import { dataOf } from './yaml/tree.ts';

/** All that is to be said about a file, and the document where nothing of it is an error. */
export interface Reading<Data> {
  /** By place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly document?: Document<Data>;
}

/** Reads `jobs.yaml`: every mistake of syntax and shape in one run. */
export function readSchedule(file: SourceFile): Reading<ScheduleSource> {
  return read<ScheduleSource>(file, validateSchedule);
}

/** Reads `baseline.yaml`, which has jobs only; the rest comes from the main file. */
export function readBaseline(file: SourceFile): Reading<BaselineSource> {
  return read<BaselineSource>(file, validateBaseline);
}

/** The checks run from the most to the least telling: the first one to refuse a value has the word. */
function read<Data>(file: SourceFile, validate: Validate): Reading<Data> {
  const parsed = parseFile(file);
  const findings = collectFindings(parsed.diagnostics, parsed.doubtful);
  if (parsed.root === undefined) return { diagnostics: findings.all() };
  const written = { root: parsed.root, places: located(file, parsed.root), findings };
  checkTexts(written);
  const root = checkKeys(written, validate);
  const meant = { root, places: located(file, root), findings };
  checkNames(meant);
  checkValues(meant);
  checkSchema(meant, validate);
  checkTriggers(meant);
  checkAcceptances(meant);
  checkPolicies(meant);
  const diagnostics = findings.all();
  if (hasErrors(diagnostics)) return { diagnostics };
  // The whole of the schema has just been met: this is where unknown data gets its type.
  return { diagnostics, document: { data: dataOf(root) as Data, places: meant.places } };
}
