import { displayable } from '../diagnostics/displayable.ts';
import type { Locale } from '../model/types.ts';
import { alike } from '../proof/sightings.ts';
import type {
  FactDifference,
  Horizon,
  JobProof,
  SecondOpinion,
  TargetProof,
  VerdictKind,
} from '../proof/types.ts';
import { happensText, minuteText, yearsText, zoneText } from './clock-words.ts';
import { differenceAligns, differenceRows } from './difference-rows.ts';
import {
  entryTexts,
  sharedClock,
  signOf,
  tallyOf,
  verdictCounts,
  zonesOf,
} from './facts/proof-facts.ts';
import { phrasesOf } from './locales/index.ts';
import type { Phrases } from './locales/phrases.ts';
import { code, escapeText, table } from './markdown.ts';
import { whole } from './numbers.ts';

/** All that `verify` has to say, in no format yet. */
export interface ProofReport {
  readonly sourcePath: string;
  readonly locale: Locale;
  readonly horizon: Horizon;
  /** Version of the time zone database that Intl has. */
  readonly tz: string;
  /** Whether of many alike differences only the first is told. */
  readonly dates: 'first' | 'all';
  readonly proofs: readonly TargetProof[];
  /** Ids of targets that were refused before there was anything to prove. */
  readonly unproved: readonly string[];
  readonly opinion: SecondOpinion;
}

/** `All 66 verdicts are good.`, and what else stands in the way. */
export function tallyText(
  { proofs, unproved }: Pick<ProofReport, 'proofs' | 'unproved'>,
  { proof, numbers }: Phrases,
): string {
  const { verdicts, bad, faults } = tallyOf(proofs);
  const all = whole(verdicts, numbers);
  const isGood = bad + faults + unproved.length === 0;
  return [
    ...(bad === 0 ? [] : [proof.someBad(bad, whole(bad, numbers), all)]),
    ...(faults === 0 ? [] : [proof.faults(faults, whole(faults, numbers))]),
    ...(bad + faults === 0 && verdicts > 0 ? [proof.allGood(all)] : []),
    ...(unproved.length === 0 ? [] : [proof.unproved(unproved.join(', '))]),
    ...(isGood ? [] : [proof.nothingWritten]),
  ].join(' ');
}

function verdictName(kind: VerdictKind, { proof }: Phrases): string {
  return `${signOf(kind)} ${proof.verdicts[kind].name}`;
}

function targetLine(target: TargetProof, phrases: Phrases): string {
  const { proof, numbers } = phrases;
  const shared = sharedClock(target);
  const clock = shared === undefined ? proof.ownClocks : proof.onClock(code(shared));
  const counts = verdictCounts([target]).map(
    ({ kind, count }) => `${whole(count, numbers)} ${verdictName(kind, phrases)}`,
  );
  const [label, engine] = [target.label, target.engine].map(escapeText);
  return proof.target(`**${label}**`, engine ?? '', clock, counts.join(', '));
}

function opinionLines(opinion: SecondOpinion, { proof, numbers }: Phrases): readonly string[] {
  const { program, agreed, questions, known, disagreements } = opinion;
  const said = proof.secondOpinion(
    program,
    whole(agreed, numbers),
    questions,
    whole(questions, numbers),
  );
  const faults = known.map(({ fault }) => code(fault.name)).join(', ');
  const others = disagreements.map(
    ({ question }) => `${code(question.text)} (${question.jobs.map(code).join(', ')})`,
  );
  return [
    faults === '' ? said : `${said} ${proof.itsFaults(faults)}`,
    ...(others.length === 0 ? [] : [proof.disagrees(others.join(', '))]),
  ];
}

function factText({ fact, wanted, found }: FactDifference, { proof }: Phrases): string {
  if (fact === 'job') return proof.noEntry;
  const name = code(displayable(fact));
  const value = (text = '') => code(displayable(text));
  if (found === undefined) return proof.factMissing(name, value(wanted));
  if (wanted === undefined) return proof.factAdded(name, value(found));
  return proof.factDiffers(name, value(found), value(wanted));
}

/** Why a verdict is not good, the first minute of each kind of difference for an example. */
function badTexts({ verdict }: JobProof, phrases: Phrases): readonly string[] {
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal':
      return [];
    case 'divergent': {
      const differences = alike(verdict.differences).map(
        ([first]) => `${minuteText(first.civil, phrases.numbers)}: ${happensText(first, phrases)}`,
      );
      return [...verdict.facts.map((fact) => factText(fact, phrases)), ...differences];
    }
    case 'rejected':
    case 'unreadable':
    case 'undecided':
      return [escapeText(displayable(verdict.why))];
  }
}

function badLines(target: TargetProof, phrases: Phrases): readonly string[] {
  const label = escapeText(target.label);
  const ofJobs = target.jobs.flatMap((one) =>
    badTexts(one, phrases).map((text) => `✗ ${label}, ${code(one.job)}: ${text}`),
  );
  return [
    ...ofJobs,
    ...target.faults.map((fault) => `✗ ${label}: ${escapeText(displayable(fault))}`),
  ];
}

/** A target's jobs and what clock changes do to them, folded away. */
function details(target: TargetProof, dates: ProofReport['dates'], phrases: Phrases): string {
  const { proof, clockChanges, numbers } = phrases;
  const rows = target.jobs.map((one) => [
    code(one.job),
    entryTexts(one, target)
      .map((entry) => code(displayable(entry)))
      .join(', ') || '—',
    verdictName(one.verdict.kind, phrases),
  ]);
  const changes = target.jobs.flatMap(({ job, verdict }) =>
    differenceRows(verdict, dates, phrases).map((cells) => [code(job), ...cells]),
  );
  const [job, , ...others] = clockChanges.columns;
  const jobs = phrases.jobs(rows.length, whole(rows.length, numbers));
  return [
    `<details><summary>${proof.fold(escapeText(target.label), jobs)}</summary>`,
    table(proof.columns, ['text', 'text', 'text'], rows),
    ...(changes.length === 0
      ? []
      : [clockChanges.intro, table([job, ...others], ['text', ...differenceAligns], changes)]),
    '</details>',
  ].join('\n\n');
}

/**
 * The proof for a pull request, in the source's language: the summary first, each target's jobs folded
 * below. Not for a committed file: it names the version of the time zone database.
 */
export function markdownProof(report: ProofReport): string {
  const { proofs, horizon, tz, dates, opinion } = report;
  const phrases = phrasesOf(report.locale);
  const { proof } = phrases;
  const lines = [
    `**${tallyText(report, phrases)}** ${proof.compared(yearsText(horizon, phrases), tz)}`,
    ...proofs.flatMap((target) => badLines(target, phrases)),
    ...proofs.map((target) => targetLine(target, phrases)),
    ...zonesOf(proofs).map((zone) => zoneText(zone, horizon, phrases)),
    ...opinionLines(opinion, phrases),
  ];
  const meanings = verdictCounts(proofs).map(({ kind }) => [
    verdictName(kind, phrases),
    proof.verdicts[kind].meaning,
  ]);
  const parts = [
    `## ${proof.heading}`,
    lines.map((line) => `- ${line}`).join('\n'),
    ...proofs.map((target) => details(target, dates, phrases)),
    ...(meanings.length === 0 ? [] : [table(proof.meanings, ['text', 'text'], meanings)]),
  ];
  return `${parts.join('\n\n')}\n`;
}
