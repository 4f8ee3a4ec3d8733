import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { copyOfTheRealSchedule, remove } from './real-copy.ts';

let copy: string;
beforeAll(() => {
  copy = copyOfTheRealSchedule();
});
afterAll(() => remove(copy));

const flip = (...words: readonly string[]) => record(['switch', ...words], copy);

describe('switch', () => {
  it('prints the command alone as data, and around it what a person needs', async () => {
    const { status, out, talk } = await flip('category:campanha', '--target', 'crontab');
    expect(status).toBe(0);
    expect(out).toBe(
      "sudo sed -i -e '1i JOBS_PAUSED=category:campanha' -e '/^JOBS_PAUSED=/d' /etc/cronwright/env\n",
    );
    expect(talk).toBe(`The command below pauses 3 jobs on crontab: processar_campanhas_manha,
processar_campanhas_tarde, processar_campanhas_fim. What the switch held before
and is not named here starts again.
Run it on the host. It holds from the next start on, and no deploy undoes it.


See it:     sudo grep '^JOBS_PAUSED=' /etc/cronwright/env
Clear it:   sudo sed -i '/^JOBS_PAUSED=/d' /etc/cronwright/env
`);
  });

  it.each([
    ['kubernetes', ['--none'], 'kubectl delete configmap cronwright-switch --namespace jobs'],
    ['kubernetes', ['window:fim'], '--from-literal=JOBS_PAUSED=window:fim --dry-run=client'],
    ['github-actions', ['--none'], 'gh variable delete JOBS_PAUSED'],
    ['github-actions', ['all', 'report_manha'], 'gh variable set JOBS_PAUSED --body all\n'],
  ])('knows the command of %s for %j', async (target, words, command) => {
    const { status, out } = await flip(...words, '--target', target);
    expect(status).toBe(0);
    expect(out).toContain(command);
  });

  it('names the switch of a set of its own', async () => {
    const source = join(copy, 'schedules/crm.yaml');
    const text = readFileSync(join(copy, 'schedules/jobs.yaml'), 'utf8');
    writeFileSync(source, text.replace('    namespace: jobs', '    namespace: jobs\n    set: crm'));
    const { out } = await flip('all', '--target', 'kubernetes', '--source', 'schedules/crm.yaml');
    expect(out).toContain('configmap crm-switch --namespace jobs ');
  });

  it('says as JSON which jobs it holds and what the runner is told', async () => {
    const { out } = await flip('job:processar_followups', '--target', 'crontab', '--format=json');
    const names = ['processar_followups_manha', 'processar_followups_tarde'];
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      target: 'crontab',
      value: names.join(','),
      jobs: names,
      paused_in_source: [],
      commands: { switch: expect.stringContaining(`JOBS_PAUSED=${names.join(',')}'`) },
    });
  });

  it('says what is paused in the source, too', async () => {
    const text = readFileSync(join(copy, 'schedules/jobs.yaml'), 'utf8');
    const held = text.replace(
      /^ {2}campanha:\n/m,
      '  campanha:\n    paused: { reason: "Template" }\n',
    );
    writeFileSync(join(copy, 'schedules/held.yaml'), held);
    const { talk } = await flip(
      ...['window:fim', '--target', 'crontab', '--source', 'schedules/held.yaml'],
    );
    expect(talk.replaceAll(/\s+/g, ' ')).toContain(
      'processar_campanhas_fim is paused in the source, too (category campanha: Template), and stays so without it.',
    );
  });

  it.each([
    [['category:campana', '--target=crontab'], 'did you mean "category:campanha"?'],
    [['report_manhã', '--target=crontab'], '"report_manhã" is no selector'],
    [['category:critico', '--target=github-actions'], 'names no job that github-actions has'],
    [['all', '--target=moon'], '--target moon: the targets are crontab, kubernetes'],
    [['--target=crontab'], 'name what to pause, such as  cronwright switch category:NAME'],
    [['all', '--none', '--target=crontab'], 'name selectors or --none, not both'],
    [['all'], "required option '--target <id>' not specified"],
    [['$(id)', '--target=crontab'], '"$(id)" is no selector'],
  ])('refuses %j', async (words, sentence) => {
    const { status, out, talk } = await flip(...words);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(talk).toContain(sentence);
  });
});
