import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { copyOfTheRealSchedule, remove } from './real-copy.ts';

const sql = ['executions_by_category', 'job_catalog', 'job_executions', 'stale_jobs'].map(
  (name) => `generated/sql/${name}.sql`,
);
const rules = 'generated/monitoring/prometheus-rules.yaml';
const products = [rules, ...sql];

let copy: string;
beforeEach(() => {
  copy = copyOfTheRealSchedule();
  const text = withoutProducts(read('schedules/jobs.yaml'));
  write('schedules/jobs.yaml', `${text}\nlog: { table: job_executions }\nalerts: prometheus\n`);
});
afterEach(() => remove(copy));

const read = (path: string) => fs.readFileSync(join(copy, path), 'utf8');
const write = (path: string, text: string) => fs.writeFileSync(join(copy, path), text);
const standing = () => products.filter((path) => fs.existsSync(join(copy, path)));
const withoutProducts = (text: string) => text.replace(/^(log|alerts):.*\n/gm, '');

describe('the SQL and the alerts', () => {
  it('are written, are what the source says, and go with their keys', async () => {
    expect((await record(['compile'], copy)).status).toBe(0);
    expect(standing()).toEqual(products);
    expect((await record(['compile', '--check'], copy)).status).toBe(0);
    const texts = products.map(read);
    expect((await record(['compile'], copy)).talk).not.toMatch(/created|updated|deleted/);
    expect(products.map(read)).toEqual(texts);

    write('schedules/jobs.yaml', withoutProducts(read('schedules/jobs.yaml')));
    const checked = await record(['compile', '--check'], copy);
    expect(checked.status).toBe(1);
    for (const path of products) expect(checked.talk).toMatch(new RegExp(`orphan\\s+${path}`));
    expect((await record(['compile'], copy)).status).toBe(0);
    expect(standing()).toEqual([]);
  });

  it('tell an edit by hand and a change of the source', async () => {
    await record(['compile'], copy);
    write(rules, read(rules).replace('600s', '6s'));
    write(
      'schedules/jobs.yaml',
      read('schedules/jobs.yaml').replace('timeout: 55s', 'timeout: 50s'),
    );
    const { talk } = await record(['compile', '--check'], copy);
    expect(talk).toMatch(/hand-edited\s+generated\/monitoring\/prometheus-rules.yaml/);
    expect(talk).toMatch(/stale\s+generated\/sql\/job_catalog.sql/);
    expect(talk).not.toContain('stale_jobs.sql');
  });

  it('stay as they are when one target alone is compiled', async () => {
    await record(['compile'], copy);
    write('schedules/jobs.yaml', withoutProducts(read('schedules/jobs.yaml')));
    expect((await record(['compile', '--target', 'crontab'], copy)).status).toBe(0);
    expect(standing()).toEqual(products);
  });
});
