import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBaseline, readSchedule } from '../../src/source/read-schedule.ts';
import type { Path } from '../../src/source/types.ts';
import { marked, type Parts, readText, sample } from './sample.ts';

function fileAt(name: string) {
  const url = new URL(`../../schedules/${name}`, import.meta.url);
  return { path: name, text: readFileSync(url, 'utf8') };
}

describe('our own schedules', () => {
  it('are read without a word', () => {
    const schedule = readSchedule(fileAt('jobs.yaml'));
    expect(schedule.diagnostics).toEqual([]);
    expect(Object.keys(schedule.document?.data.jobs ?? {})).toHaveLength(21);
    const baseline = readBaseline(fileAt('baseline.yaml'));
    expect(baseline.diagnostics).toEqual([]);
    expect(Object.keys(baseline.document?.data.jobs ?? {})).toHaveLength(21);
  });
});

describe('what is accepted', () => {
  const accepted: readonly (readonly [Parts, string])[] = [
    [{ trigger: 'times: "08:00"', job: 'weekdays: mon-fri' }, 'weekdays beside times'],
    [{ trigger: 'times: "08:00"', job: 'weekdays: sat-sun' }, 'the end of the week, Monday first'],
    [{ trigger: 'times: { manha: "10:00", tarde: "16:00" }' }, 'several times by name'],
    [{ trigger: 'schedule: "0 9\t* *   1"' }, 'tabs between the fields of a cron text'],
    [{ job: 'paused: false' }, 'not paused'],
    [{ job: 'paused: { reason: "férias", by: ana, until: 2026-12-31 }' }, 'a full pause'],
    [{ top: 'locale: pt-BR\nanchor: 2026-01-05' }, 'a date without quotes is a text in YAML 1.2'],
    [{ top: 'windows:\n  noite:\n    hours: "22:00-06:00"' }, 'a window across midnight'],
    [{ top: 'windows:\n  dia:\n    hours: "00:00-24:00"' }, 'the whole day'],
    [{ top: 'categories:\n  crm:\n    timeout: &t 300s', job: 'timeout: *t' }, 'an alias'],
    [{ target: 'paused: true' }, 'every target can be paused'],
    [{ job: 'timezone: Asia/Kathmandu' }, 'a zone that Node does not list'],
    [{ job: 'why: >-\n      uma linha\n      dobrada' }, 'a folded text is one line'],
  ];
  it.each(accepted)('%j: %s', (parts, _why) => {
    expect(marked(sample(parts))).toEqual([]);
  });

  it.each([
    '/',
    '/jobs/a.b_c~d:e@f-g/',
    '/jobs/a?tipo=fim_dia&x=',
    '/a?q=caf%C3%A9+com+leite',
    '/.well-known/x',
  ])('the endpoint %s', (endpoint) => {
    expect(marked(sample().replace('/jobs/report', endpoint))).toEqual([]);
  });
});

describe('places', () => {
  const text = sample({ job: 'why: "a \\u00e9 b" # note', trigger: "schedule: '0 9 * * 1'" });
  const places = readText(text).document?.places;
  const at = (path: Path, ask: 'spanOf' | 'keySpanOf'): string => {
    const span = places?.[ask](path);
    return text.slice(span?.start, span?.end);
  };

  const rows: readonly (readonly [Path, string, string | undefined, string])[] = [
    [['timezone'], 'America/Sao_Paulo', 'timezone', 'a plain value'],
    [['jobs', 'report', 'schedule'], "'0 9 * * 1'", 'schedule', 'a quoted value with its quotes'],
    [['jobs', 'report', 'targets', 0], 'crontab', 'crontab', 'an item has no key of its own'],
    [
      ['jobs', 'report', 'nothing'],
      text.slice(text.indexOf('schedule'), text.indexOf('\ntargets')),
      undefined,
      'the nearest parent',
    ],
  ];
  it.each(rows)('of %j', (path, value, key, _why) => {
    expect(at(path, 'spanOf')).toBe(value);
    if (key !== undefined) expect(at(path, 'keySpanOf')).toBe(key);
  });

  it('reach inside a text, unless escapes hide it', () => {
    const inside = places?.spanInside(['jobs', 'report', 'schedule'], 2, 3);
    expect(text.slice(inside?.start, inside?.end)).toBe('9');
    const escaped = places?.spanInside(['jobs', 'report', 'why'], 0, 1);
    expect(text.slice(escaped?.start, escaped?.end)).toBe('"a \\u00e9 b"');
  });

  it('of an aliased value are where it is written', () => {
    const aliased = sample({ top: 'defaults:\n  targets: &all [crontab]' }).replace(
      '    targets: [crontab]',
      '    targets: *all',
    );
    const span = readText(aliased).document?.places.spanOf(['jobs', 'report', 'targets', 0]);
    expect(span?.start).toBe(aliased.indexOf('crontab'));
  });

  it('survive names that objects have of their own', () => {
    const data = readText(sample().replace('report:', 'constructor:')).document?.data;
    expect(Object.keys(data?.jobs ?? {})).toEqual(['constructor']);
    expect(data?.jobs.toString).toBeUndefined();
  });
});
