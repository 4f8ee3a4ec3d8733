import type { Colors } from 'picocolors/types.js';
import { displayable } from '../diagnostics/displayable.ts';
import { dateOf } from '../proof/judge.ts';
import { alike } from '../proof/sightings.ts';
import type {
  Difference,
  JobProof,
  SecondOpinion,
  TargetProof,
  Verdict,
  VerdictKind,
} from '../proof/types.ts';
import { differenceWords, factWords, minuteWords } from '../proof/words.ts';
import {
  entryTexts,
  sharedClock,
  signOf,
  verdictCounts,
  yearsOf,
  zonesOf,
} from '../report/facts/proof-facts.ts';
import { en } from '../report/locales/en.ts';
import { type ProofReport, tallyText } from '../report/proof-report.ts';
import { columns } from './table.ts';
import type { Terminal } from './terminal.ts';
import { wrapped } from './wrapped.ts';

/** The report of `verify` for a terminal. */

interface Page {
  readonly report: ProofReport;
  readonly width: number;
  readonly colors: Colors;
}

function painted(kind: VerdictKind, colors: Colors): string {
  const text = `${signOf(kind)} ${kind}`;
  switch (signOf(kind)) {
    case '✓':
      return colors.green(text);
    case '~':
      return colors.yellow(text);
    case '✗':
    case '?':
      return colors.red(text);
  }
}

/** A line a paragraph, broken to the width below its own beginning. */
function paragraph(text: string, indent: number, { width }: Page): string {
  const first = ' '.repeat(indent);
  return wrapped(displayable(text), width, { first, rest: `${first}  ` });
}

/** The first of each kind with how often it comes again, or all of them; why it may stand behind it. */
function told<Item>(
  groups: readonly (readonly Item[])[],
  words: (item: Item) => string,
  { report }: Page,
  leave?: string,
): readonly string[] {
  const behind = (...notes: readonly (string | undefined)[]) => {
    const said = notes.filter((note) => note !== undefined);
    return said.length === 0 ? '' : ` (${said.join(', ')})`;
  };
  return groups.flatMap((group) => {
    if (report.dates === 'all') return group.map((one) => `${words(one)}${behind(leave)}`);
    const [first, ...more] = group;
    if (first === undefined) return [];
    const again = more.length === 1 ? 'once more' : `${more.length} times more`;
    return [`${words(first)}${behind(leave, more.length === 0 ? undefined : again)}`];
  });
}

function badLines({ job, verdict }: JobProof, label: string, page: Page): readonly string[] {
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal':
      return [];
    case 'divergent': {
      const words = (one: Difference) => differenceWords(one, label);
      const differences = told(alike(verdict.differences), words, page);
      return [...verdict.facts.map(factWords), ...differences].map((text) => `${job}: ${text}`);
    }
    case 'rejected':
      return [`${job}: ${label} refuses it: ${verdict.why}`];
    case 'unreadable':
    case 'undecided':
      return [`${job}: ${verdict.why}`];
  }
}

/** What changes of the clocks do to a job that is good all the same. */
function changeLines(verdict: Verdict, label: string, page: Page): readonly string[] {
  if (verdict.kind !== 'permitted' && verdict.kind !== 'nominal') return [];
  const words = (one: Difference) => differenceWords(one, label);
  const silent = verdict.kind === 'nominal' ? verdict.silent : [];
  return [
    ...told(alike(verdict.open), words, page, 'left open'),
    ...told(alike(verdict.accepted), words, page, 'accepted'),
    ...told([silent], ({ civil, why }) => `${minuteWords(civil)}: ${why}`, page),
    ...(page.report.dates === 'all' ? datesToName(verdict.accepted) : []),
  ];
}

/** All that is accepted as an acceptance would name it, to be pasted. */
function datesToName(accepted: readonly Difference[]): readonly string[] {
  const dates = [...new Set(accepted.map(dateOf))];
  return dates.length === 0 ? [] : [`to accept no other: dates: [${dates.join(', ')}]`];
}

function jobTable(proof: TargetProof, { colors }: Page): string {
  const rows = proof.jobs.flatMap((one) => {
    const [first = '–', ...others] = entryTexts(one, proof).map(displayable);
    return [
      [one.job, first, painted(one.verdict.kind, colors)],
      ...others.map((entry) => ['', entry, '']),
    ];
  });
  return indented(columns([['JOB', 'WRITTEN AS', 'VERDICT'], ...rows]));
}

function targetPart(proof: TargetProof, page: Page): string {
  const { label, engine } = proof;
  const { colors } = page;
  const shared = sharedClock(proof);
  const clock = shared === undefined ? en.proof.ownClocks : en.proof.onClock(shared);
  const counts = verdictCounts([proof]).map(
    ({ kind, count }) => `${count} ${painted(kind, colors)}`,
  );
  const bad = [...proof.jobs.flatMap((one) => badLines(one, label, page)), ...proof.faults];
  const changes = proof.jobs.flatMap(({ job, verdict }) => {
    const lines = changeLines(verdict, label, page);
    return lines.length === 0
      ? []
      : [`    ${job}`, ...lines.map((line) => paragraph(line, 6, page))];
  });
  return [
    colors.bold(paragraph(`${label}: ${engine}, ${clock}`, 0, page)),
    wrapped(counts.join(', '), page.width, { first: '  ', rest: '  ' }),
    ...bad.map((line) => colors.red(paragraph(`✗ ${line}`, 2, page))),
    '',
    jobTable(proof, page),
    ...(changes.length === 0 ? [] : ['', '  At clock changes', ...changes]),
  ].join('\n');
}

function changesText(changes: number): string {
  return changes === 1 ? 'its one change' : `its ${changes} changes`;
}

function headPart(page: Page): string {
  const { report } = page;
  const { proofs, sourcePath, tz, horizon } = report;
  const { first, last } = yearsOf(horizon);
  const rows = zonesOf(proofs).map(({ zone, changes }) =>
    changes === 0
      ? [zone, 'for ever: it has no clock change']
      : [zone, `for ever between clock changes, and at ${changesText(changes)}`],
  );
  return [
    paragraph(`${sourcePath}: ${tallyText(report, en)}`, 0, page),
    ...(rows.length === 0
      ? []
      : [`Compared over ${first}–${last}, tz ${tz}:`, indented(columns(rows))]),
  ].join('\n');
}

function opinionPart(opinion: SecondOpinion, page: Page): string {
  const { program, agreed, questions, known, disagreements } = opinion;
  const said = en.proof.secondOpinion(program, `${agreed}`, questions, `${questions}`);
  const faults = known.map(({ fault, questions: shown }) => {
    const [first] = shown;
    const example = first ? `: ${first.text} in ${first.schedule.zone}` : '';
    return `- it ${fault.what}${example}${shown.length > 1 ? ` and ${shown.length - 1} more` : ''}`;
  });
  return [
    paragraph(said, 0, page),
    ...(faults.length === 0 ? [] : ['What it is known to do otherwise showed:']),
    ...faults.map((line) => paragraph(line, 2, page)),
    ...(disagreements.length === 0
      ? []
      : [`It disagrees on ${disagreements.length} more: see the warnings.`]),
  ].join('\n');
}

function legendPart({ report, width, colors }: Page): string {
  const kinds = verdictCounts(report.proofs).map(({ kind }) => kind);
  const longest = Math.max(...kinds.map((kind) => kind.length));
  const lines = kinds.map((kind) => {
    const first = `  ${painted(kind, colors)}${' '.repeat(longest - kind.length + 2)}`;
    const rest = ' '.repeat(longest + 6);
    return wrapped(en.proof.verdicts[kind].meaning, width, { first, rest });
  });
  return ['What the verdicts mean', ...lines].join('\n');
}

function indented(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, '  ');
}

/** What is said on stdout: parts with an empty line between them. */
export function prettyProof(report: ProofReport, { columns: width, outColors }: Terminal): string {
  const page: Page = { report, width, colors: outColors };
  const parts = [
    headPart(page),
    ...report.proofs.map((proof) => targetPart(proof, page)),
    opinionPart(report.opinion, page),
    ...(report.proofs.length === 0 ? [] : [legendPart(page)]),
  ];
  return `${parts.join('\n\n')}\n`;
}
