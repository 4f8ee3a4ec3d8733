import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { EngineId } from '../../src/engines/registry.ts';
import type { Job } from '../../src/model/types.ts';
import { choiceProblem, openNotes, proofProblem } from '../../src/proof/findings.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';
import type { Difference, TargetProof, Verdict } from '../../src/proof/types.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { kubernetes } from '../../src/targets/kubernetes/index.ts';
import { dayNumber } from '../../src/time/civil.ts';
import { job, schedule, spanOf } from '../targets/job-factory.ts';

const zone = 'America/New_York';
const morning = dayNumber({ year: 2026, month: 3, date: 8 }) * 1440 + 150;
const gap: Difference = {
  civil: morning,
  zone,
  wanted: [Date.UTC(2026, 2, 8, 7) / 60_000],
  found: [],
  near: 'change',
};
const everyDay: Difference = { ...gap, near: 'nothing' };
const report = job({ targets: ['crontab', 'kubernetes'] });
const inNewYork = job({ schedules: [schedule({ minutes: [30], hours: [2], zone })] });
const stated = job({
  places: { ...report.places, dst: spanOf('overlap'), dstFrom: 'defaults.dst' },
});

const divergent = (differences: readonly Difference[]): Verdict => {
  return { kind: 'divergent', differences, facts: [] };
};

/** What is said of the only way to write a job for Kubernetes, in the job's own zone. */
function onKubernetes(of: Job, verdict: Verdict): Diagnostic | undefined {
  const host = { engine: 'kubernetes', hostZone: 'Etc/UTC' } as const;
  const entries = [{ expression: '0 10 * * *', zone: of.zone }] as const;
  return choiceProblem(of, kubernetes, host, { entries, verdict });
}

function proofWith(verdict: Verdict, faults: readonly string[] = []): TargetProof {
  return {
    target: 'kubernetes',
    label: 'Kubernetes',
    engine: 'robfig/cron',
    hostZone: 'Etc/UTC',
    horizon: horizonFrom('2026-01-05'),
    zones: [],
    jobs: [{ job: report.name, verdict, entries: [] }],
    faults,
  };
}

describe('a way to write a job that is not good', () => {
  it('names the first minute, and the ways out', () => {
    expect(onKubernetes(report, divergent([everyDay]))).toMatchObject({
      code: 'CW610',
      label:
        'Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; Kubernetes does not start',
      related: [],
      help: 'let it run elsewhere:\n    targets: [crontab]\nor write its times otherwise',
    });
  });

  it('offers to accept what is about a clock change, and shows the policy that is broken', () => {
    expect(onKubernetes(stated, divergent([gap]))).toMatchObject({
      related: [{ span: spanOf('overlap'), excerpt: 'defaults.dst' }],
      help: expect.stringMatching(/^let .*\n.*\nor take the dst out, .*\nor accept it .*\n.*\nor /),
    });
  });

  it.each([
    [{ kind: 'rejected', why: 'end of range (7)' }, 'CW611'],
    [{ kind: 'undecided', why: 'a number drawn anew' }, 'CW612'],
    [{ kind: 'unreadable', why: 'no YAML' }, 'CW612'],
  ] as const)('that is %j is %s', (verdict, code) => {
    const label = expect.stringContaining(verdict.why);
    expect(onKubernetes(report, verdict)).toMatchObject({ code, label });
  });

  it('is no problem when its verdict is good', () => {
    expect(onKubernetes(report, { kind: 'equivalent' })).toBeUndefined();
  });

  it.each<[EngineId, string, { readonly zone?: string }, string, string]>([
    ['debian-cron', 'America/Chicago', {}, ' (host in America/Chicago)', "its host's clock"],
    [
      'cronie',
      'America/Chicago',
      { zone },
      ' (host in America/Chicago)',
      'its host repeats an hour',
    ],
    ['cronie', zone, { zone: 'Etc/UTC' }, ' (in Etc/UTC)', 'CRON_TZ in another zone'],
    ['github-actions', 'Etc/UTC', {}, ' (in Etc/UTC)', 'no zone is UTC there'],
    [
      'kubernetes',
      'Etc/UTC',
      { zone },
      '',
      "the entry's zone is the job's: the host's is nothing to it",
    ],
    ['debian-cron', zone, {}, '', "the host keeps the job's zone"],
  ])('by %s on a host in %s, of %j, is said with "%s" (%s)', (engine, hostZone, entry, said) => {
    const entries = [{ expression: '30 2 * * *', ...entry }] as const;
    const choice = { entries, verdict: divergent([everyDay]) };
    const found = choiceProblem(inNewYork, crontab, { engine, hostZone }, choice);
    const where = said === '' ? '' : ' in America/New_York';
    expect(found?.label).toBe(
      `Sun 8 Mar 2026 02:30${where}: the source starts at 03:00, after the gap; crontab${said} does not start`,
    );
  });
});

describe('files that were read back', () => {
  it('are one problem, with a row for each job and each fault', () => {
    const facts = [{ fact: 'timeout', wanted: '55', found: '300' }];
    const proof = proofWith({ kind: 'divergent', differences: [], facts }, ['x.yaml: no kind']);
    expect(proofProblem(proof)).toMatchObject({
      code: 'CW613',
      details: ['report_manha: timeout is 300, the source says 55', 'x.yaml: no kind'],
    });
  });

  it('are none when every verdict is good and nothing else was found', () => {
    expect(proofProblem(proofWith({ kind: 'identical' }))).toBeUndefined();
  });
});

describe('a note', () => {
  const later = { ...gap, civil: gap.civil + 371 * 1440 };

  it('tells of what is left open, once for all that is alike, and how to have a say', () => {
    const proof = proofWith({ kind: 'permitted', open: [gap, later], accepted: [] });
    expect(openNotes([report], [proof])).toMatchObject([
      {
        severity: 'note',
        message: 'clock changes leave open when "report_manha" starts',
        details: [expect.stringMatching(/^Sun 8 Mar 2026 02:30: .* \(and once more\)$/)],
        help: expect.stringContaining('state a policy'),
      },
    ]);
  });

  it('asks for no policy where all is accepted in writing', () => {
    const proof = proofWith({ kind: 'permitted', open: [], accepted: [gap] });
    const [note] = openNotes([report], [proof]);
    expect(note).toMatchObject({ message: expect.stringContaining('which is accepted') });
    expect(note?.help).toBeUndefined();
  });

  it('tells of minutes of which the vendor says nothing', () => {
    const silent = [{ civil: morning, zone, why: 'GitHub does not say' }];
    const proof = proofWith({ kind: 'nominal', silent, open: [], accepted: [] });
    expect(openNotes([report], [proof])).toMatchObject([
      { details: ['Sun 8 Mar 2026 02:30: GitHub does not say'] },
    ]);
  });

  it('is not made where nothing differs', () => {
    expect(openNotes([report], [proofWith({ kind: 'equivalent' })])).toEqual([]);
  });
});
