import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { jsonProof } from '../../src/cli/proof-json.ts';
import { prettyProof } from '../../src/cli/proof-pretty.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { markdownProof } from '../../src/report/proof-report.ts';
import { expectGolden } from '../golden.ts';
import { chosenProofs } from '../proof/chosen-proofs.ts';
import { catalogOf, realBaseline, realSource } from '../report/read-catalog.ts';
import { everyVerdict, opinionWithAll, reportOf } from './hand-made-proofs.ts';

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const pageFixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../report/golden/${name}`, import.meta.url)), 'utf8');

function terminalOf(columns: number, look: 'plain' | 'coloured' = 'plain'): Terminal {
  const colors = pc.createColors(look === 'coloured');
  const silent = () => {};
  return {
    cwd: '/',
    out: silent,
    talk: silent,
    columns,
    outColors: colors,
    talkColors: colors,
    input: () => undefined,
    listener: 'file',
    github: {},
    now: () => 0,
  };
}

const everything = reportOf([everyVerdict], {
  unproved: ['elsewhere'],
  opinion: opinionWithAll,
});
const changes = reportOf(chosenProofs(catalogOf(pageFixture('clock-changes.yaml'))));
const real = reportOf(chosenProofs(catalogOf(realSource, realBaseline)), {
  locale: 'pt-BR',
});

describe('a proof with one bad verdict', () => {
  const [bad] = everyVerdict.jobs.filter(({ verdict }) => verdict.kind === 'rejected');
  const proofs = [{ ...everyVerdict, jobs: bad ? [bad] : [], faults: [] }];

  it.each([
    ['en', '1 of 1 verdicts is bad. Nothing is written.'],
    ['pt-BR', '1 de 1 vereditos é ruim. Nada é escrito.'],
  ] as const)('says so in the singular in %s', (locale, text) => {
    expect(markdownProof(reportOf(proofs, { locale }))).toContain(text);
  });
});

describe('a proof in a terminal', () => {
  it('says every verdict as approved', () => {
    expectGolden(golden('every-verdict.txt'), prettyProof(everything, terminalOf(80)));
  });

  it('says clock changes as approved', () => {
    expectGolden(golden('clock-changes.txt'), prettyProof(changes, terminalOf(80)));
  });

  it.each([
    ['every verdict', everything],
    ['clock changes', changes],
    ['24 jobs on 3 targets', real],
  ])('fits 80 columns: %s', (_, report) => {
    const lines = prettyProof(report, terminalOf(80)).split('\n');
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  it.each([
    [0, 'for ever: it has no clock change'],
    [1, 'and at its one change'],
    [2, 'and at its 2 changes'],
  ])('counts %i changes of a zone', (count, words) => {
    const zones = [{ zone: 'Europe/Berlin', changes: count }];
    const text = prettyProof(reportOf([{ ...everyVerdict, zones }]), terminalOf(100));
    expect(text).toMatch(new RegExp(`Europe/Berlin +.*${words}\\n`));
  });

  it('says with signs what it says with colours', () => {
    const coloured = prettyProof(everything, terminalOf(80, 'coloured'));
    expect(coloured).toContain('\u001b[31m✗ divergent');
    expect(coloured).toContain('\u001b[33m~ permitted');
    expect(coloured).toContain('\u001b[32m✓ equivalent');
  });

  it('lists every date when asked to', () => {
    const all = prettyProof({ ...changes, dates: 'all' }, terminalOf(200));
    expect(all).toContain('Sun 8 Mar 2026 02:30: the source starts at 03:00');
    expect(
      all.match(/ Mar 20\d\d 02:30: the source starts at 03:00, after the gap; Kubernetes/g),
    ).toHaveLength(28);
    expect(all).not.toContain('times more');
  });

  it('sends nothing that could move a cursor or turn a line around', () => {
    const text = prettyProof(everything, terminalOf(80)) + markdownProof(everything);
    for (const character of ['\u001b', '\u202e']) expect(text).not.toContain(character);
  });
});

describe('a proof for a pull request', () => {
  it.each(['en', 'pt-BR'] as const)('says every verdict as approved in %s', (locale) => {
    const text = markdownProof({ ...everything, locale });
    expectGolden(golden(`every-verdict.${locale}.md`), text);
  });

  it('keeps text from files from being Markdown', () => {
    const text = markdownProof(everything);
    expect(text).not.toContain('*an object*');
    expect(text).not.toContain('<script>');
  });

  it('lists every date when asked to', () => {
    const rows = (dates: 'first' | 'all') =>
      markdownProof({ ...changes, dates }).match(/^\| `rotate` \| \d{4}-/gm)?.length;
    expect([rows('first'), rows('all')]).toEqual([3, 84]);
  });
});

describe('a proof for machines', () => {
  it('has instants in UTC and civil minutes as the clock reads them', () => {
    const { targets, horizon, tz, unproved } = JSON.parse(JSON.stringify(jsonProof(everything)));
    expect({ horizon, tz, unproved }).toEqual({
      horizon: { from: '2026-01-05T00:00:00Z', until: '2054-01-05T00:00:00Z' },
      tz: '2025c',
      unproved: ['elsewhere'],
    });
    const [, , opened, accepted, promised, facts, times, , refused] = targets[0].jobs;
    expect(opened.open).toHaveLength(4);
    expect(opened.open[3]).toEqual({
      local: '2026-11-01T01:30',
      zone: 'America/New_York',
      wanted: ['2026-11-01T05:30:00Z'],
      found: ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
      searchedFrom: null,
      near: 'change',
    });
    expect(accepted.accepted[0].searchedFrom).toBe('2026-04-17T07:00:00Z');
    expect(promised.silent[0].local).toBe('2026-11-01T01:30');
    expect(facts.facts[0]).toEqual({ fact: 'timeout', wanted: '55', found: '300' });
    expect(times.differences[0].near).toBe('nothing');
    expect(refused).toMatchObject({ verdict: 'rejected', why: expect.stringContaining('range') });
  });

  it('has the same keys for every job, whatever its verdict', () => {
    const { targets } = JSON.parse(JSON.stringify(jsonProof(everything)));
    const keys = targets[0].jobs.map((job: object) => Object.keys(job).join());
    const lists = 'open,accepted,silent,differences,facts,why';
    expect([...new Set(keys)]).toEqual([`job,entries,verdict,${lists}`]);
  });

  it('has the second opinion', () => {
    const { secondOpinion } = JSON.parse(JSON.stringify(jsonProof(everything)));
    expect(secondOpinion).toMatchObject({
      program: 'cron-parser 5.10.5',
      expressions: 3,
      known: [{ fault: 'counts-to-seven', jobs: ['same', 'carried'] }],
      disagreements: [
        { minutes: [{ at: '2026-01-11T05:00:00Z', by: 'cron-parser' }], said: null },
        { minutes: [], said: 'Invalid characters' },
      ],
    });
  });
});
