import { emptySet, type NumberSet, rangeSet, unionOf } from '../ir/number-set.ts';
import { datesExist, eitherDay } from '../ir/schedule.ts';
import { type FieldSpec, fieldSpecs, macros } from './fields.ts';
import { parseItem } from './parse-item.ts';
import { printList } from './print.ts';
import { type Fault, faultAt, type Piece, splitPiece, wordsOf } from './problem.ts';
import type { CronFields, CronProblem, CronResult } from './types.ts';

interface ParsedField {
  readonly piece: Piece;
  readonly values: NumberSet;
  /** The field is exactly `*`. */
  readonly unrestricted: boolean;
  readonly faults: readonly Fault[];
}

type Reading =
  | { readonly kind: 'fields'; readonly fields: CronFields; readonly findings: readonly Fault[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

const noFaults: readonly Fault[] = [];

function parseField(piece: Piece, field: FieldSpec): ParsedField {
  if (piece.text === '*') {
    const values = rangeSet(field.min, field.last);
    return { piece, values, unrestricted: true, faults: noFaults };
  }
  const items = splitPiece(piece, ',');
  if (items.some(({ text }) => text === '')) {
    const kept = items.flatMap(({ text }) => text || []).join(',');
    const message = `an item of the ${field.name} list is empty`;
    const fault = faultAt(piece, 'CW203', message, kept ? { replacement: kept } : {});
    return { piece, values: emptySet, unrestricted: false, faults: [fault] };
  }
  let values = emptySet;
  const faults: Fault[] = [];
  for (const item of items) {
    const result = parseItem(item, field);
    if (result.kind === 'fault') faults.push(result.fault);
    else values = unionOf(values, result.values);
  }
  return { piece, values: faults.length > 0 ? emptySet : values, unrestricted: false, faults };
}

function wrongCount(text: string, fields: readonly Piece[]): Fault {
  const whole: Piece = { text, start: 0 };
  const [first, ...rest] = fields;
  if (fields.length === 6) {
    const seconds = first && /^0+$/.test(first.text) ? rest.map((piece) => piece.text) : undefined;
    return faultAt(whole, 'CW202', 'six fields are one too many', {
      label: 'five fields: minute hour date month weekday',
      help: 'seconds and years are not portable; write five fields',
      ...(seconds ? { replacement: seconds.join(' ') } : {}),
    });
  }
  const count = fields.length === 1 ? 'one field' : `${fields.length} fields`;
  const message =
    fields.length === 0
      ? 'the expression is empty'
      : `a cron expression has five fields, this has ${count}`;
  return faultAt(whole, 'CW201', message, {
    label: 'minute hour date month weekday',
    help: 'write all five fields, e.g.  0 9 * * 1-5',
  });
}

function unknownMacro(text: string): Fault {
  const whole: Piece = { text, start: 0 };
  if (text === '@reboot') {
    return faultAt(whole, 'CW215', '@reboot names no time', {
      help: 'write the times at which the job should start',
    });
  }
  if (text.startsWith('@every')) {
    return faultAt(whole, 'CW216', '"@every" counts from an unknown start', everyInstead(text));
  }
  const lower = text.toLowerCase();
  return faultAt(whole, 'CW222', `there is no macro "${text}"`, {
    label: `the macros are ${Object.keys(macros).join(' ')}`,
    ...(lower in macros ? { replacement: lower } : {}),
  });
}

/** `@every 15m` and `@every 2h` have a clock form where they divide the hour or the day. */
function everyInstead(text: string): Partial<Fault> {
  const [, count, unit] = /^@every\s+([1-9][0-9]*)(m|h)$/.exec(text) ?? [];
  const step = Number(count);
  const star = step === 1 ? '*' : `*/${step}`;
  if (unit === 'm' && step < 60 && 60 % step === 0) return { replacement: `${star} * * * *` };
  if (unit === 'h' && step < 24 && 24 % step === 0) return { replacement: `0 ${star} * * *` };
  return { help: 'write the minutes and hours at which the job should start' };
}

/** Engines disagree about a star in one day field beside a restricted other one. */
function starBesideDay(field: ParsedField, other: ParsedField): readonly Fault[] {
  if (field.unrestricted || other.unrestricted || !field.piece.text.includes('*')) return noFaults;
  const message = `engines disagree about "${field.piece.text}" beside "${other.piece.text}"`;
  const list = printList(field.values);
  const steps = /^\*\/([0-9]+)$/.exec(field.piece.text);
  // A full list beside the other field would mean every day: only the author can mend that.
  const full = list === '1-31' || list === '0-6';
  return [
    faultAt(field.piece, 'CW217', message, {
      label: 'some start when both days match, some when either does',
      ...(full
        ? { help: 'write * in the field that should not restrict' }
        : { replacement: steps && list.length > 12 ? `1-31/${steps[1]}` : list }),
    }),
  ];
}

function neverComes(
  date: ParsedField,
  months: ParsedField,
  weekday: ParsedField,
): Fault | undefined {
  if (date.unrestricted || datesExist(months.values, date.values)) return undefined;
  const label = `no month of ${months.piece.text} is that long`;
  if (weekday.unrestricted) {
    return faultAt(date.piece, 'CW218', `date ${date.piece.text} never comes`, {
      label,
      help: 'mend the date or the month; the job would never start',
    });
  }
  return faultAt(date.piece, 'CW219', `date ${date.piece.text} never comes`, {
    label,
    help: 'the job starts on the weekday alone; take the date out or mend it',
  });
}

function readExpression(text: string): Reading {
  if (text.trim().startsWith('@')) {
    const expansion = macros[text.trim()];
    return expansion
      ? readExpression(expansion)
      : { kind: 'faults', faults: [unknownMacro(text.trim())] };
  }
  const pieces = wordsOf(text);
  const [minute, hour, date, month, weekday] = pieces;
  if (!minute || !hour || !date || !month || !weekday || pieces.length !== 5) {
    return { kind: 'faults', faults: [wrongCount(text, pieces)] };
  }
  const m = parseField(minute, fieldSpecs[0]);
  const h = parseField(hour, fieldSpecs[1]);
  const d = parseField(date, fieldSpecs[2]);
  const mo = parseField(month, fieldSpecs[3]);
  const w = parseField(weekday, fieldSpecs[4]);
  const faults = [m, h, d, mo, w].flatMap((field) => field.faults);
  if (faults.length > 0) return { kind: 'faults', faults };
  const stars = [...starBesideDay(d, w), ...starBesideDay(w, d)];
  if (stars.length > 0) return { kind: 'faults', faults: stars };
  const never = neverComes(d, mo, w);
  if (never?.code === 'CW218') return { kind: 'faults', faults: [never] };
  const days = eitherDay(
    d.unrestricted ? undefined : d.values,
    w.unrestricted ? undefined : w.values,
  );
  const fields: CronFields = { minutes: m.values, hours: h.values, months: mo.values, days };
  return { kind: 'fields', fields, findings: never ? [never] : [] };
}

/** The expression with every replacement put in, if that is then accepted. */
function rewriteOf(text: string, faults: readonly Fault[]): string | undefined {
  if (faults.some((fault) => fault.replacement === undefined)) return undefined;
  let rewritten = text;
  for (const fault of [...faults].sort((a, b) => b.start - a.start)) {
    rewritten = rewritten.slice(0, fault.start) + fault.replacement + rewritten.slice(fault.end);
  }
  return readExpression(rewritten).kind === 'fields' ? rewritten : undefined;
}

function problemOf({ replacement, ...fault }: Fault, rewrite: string | undefined): CronProblem {
  return rewrite === undefined ? fault : { ...fault, rewrite };
}

/** Where another fault has no rewrite the whole has none, but this one still has its own. */
function withOwnHelp(fault: Fault, faults: readonly Fault[]): Fault {
  if (fault.replacement === undefined || fault.help || faults.length === 1) return fault;
  return { ...fault, help: `write ${fault.replacement} there` };
}

/**
 * Reads an expression of the source language (docs/architecture.md, "The source language"): five
 * fields or a macro. Refusals come all at once, each with its offsets inside `text` and, where
 * mending all of them gives an accepted expression, with that rewrite.
 */
export function parseCron(text: string): CronResult {
  const reading = readExpression(text);
  if (reading.kind === 'fields') {
    const findings = reading.findings.map((fault) => problemOf(fault, undefined));
    return { kind: 'fields', fields: reading.fields, findings };
  }
  const rewrite = rewriteOf(text, reading.faults);
  const [first, ...rest] = reading.faults.map((fault) =>
    problemOf(withOwnHelp(fault, reading.faults), rewrite),
  );
  if (!first) throw new Error(`refused without a reason: ${text}`);
  return { kind: 'refused', problems: [first, ...rest] };
}
