import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rulesOf, watched } from './rules-of.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

function rulesIn(source: string): readonly Rule[] {
  return parse(rulesOf(source)).groups[0].rules;
}

const call = 'call: { category: sales, times: "10:00", weekdays: mon-fri, endpoint: /jobs/call }';

describe('the rules for Prometheus', () => {
  it('are three for each job', () => {
    const rules = rulesIn(watched(call));
    expect(rules.map(({ alert }) => alert)).toEqual([
      'CronJobNotStarted',
      'CronJobNotSucceeded',
      'CronJobAbsent',
    ]);
    for (const { labels } of rules) expect(labels).toEqual({ category: 'sales', job_name: 'call' });
  });

  it('know the largest gap, how late a cluster may start, and how long a run may take', () => {
    const [notStarted, notSucceeded] = rulesIn(watched(call));
    expect(notStarted?.expr).toContain(` > ${3 * 86_400 + 360}`);
    expect(notSucceeded?.for).toBe('660s');
  });

  it('wait for all attempts of a job that tries again', () => {
    const again = call.replace('endpoint', 'retry: { attempts: 2, backoff: 10s }, endpoint');
    expect(rulesIn(watched(again))[1]?.for).toBe('970s');
  });

  it.each([
    ['a paused job', call.replace('endpoint', 'paused: true, endpoint')],
    ['a job that runs elsewhere', call.replace('endpoint', 'targets: [crontab], endpoint')],
  ])('leave out %s', (_, other) => {
    const both = `${other}\n${call.replace('call', 'sum')}`;
    const names = rulesIn(watched(both)).map(({ labels }) => labels.job_name);
    expect(new Set(names)).toEqual(new Set(['sum']));
  });

  it('are none where the whole target is paused', () => {
    const source = watched(call).replace(
      '{ namespace: jobs }',
      '{ namespace: jobs, paused: true }',
    );
    expect(rulesIn(source)).toEqual([]);
  });

  it("speak the source's language", () => {
    const summaries = rulesIn(watched(call, 'pt-BR')).map(({ annotations }) => annotations.summary);
    expect(summaries).toEqual([
      'call não começa há {{ $value | humanizeDuration }}, e já devia ter começado',
      'a última execução de call não terminou com sucesso',
      'call não está no cluster: não há o CronJob jobs/call',
    ]);
  });

  it('name the CronJob as its file does, and take an owner for text', () => {
    const long = `${'a'.repeat(60)}: { times: "10:00", owner: "{{ me }} \\"ç\\"", endpoint: /jobs/a }`;
    const [rule] = rulesIn(watched(long));
    expect(rule?.expr).toMatch(/cronjob="a{43}-[0-9a-f]{8}"/);
    expect(rule?.annotations.owner).toBe('{{ "{{" }} me }} "ç"');
    expect(rule?.labels).toEqual({ job_name: 'a'.repeat(60) });
  });
});
