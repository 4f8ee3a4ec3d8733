import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { facts, newJob, place, run } from './runner.ts';
import { scratch } from './scratch.ts';
import { installed, SHELLS } from './shells.ts';

const folder = scratch();
const certificate = join(folder, 'a "quoted\\" name.pem');

/** A key and a certificate of this test's own, so that none lies in the repository. */
function makeCertificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const key = join(folder, 'key.pem');
  const kind = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ];
  const name = ['-subj', '/CN=run-job-test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const out = ['-keyout', key, '-out', certificate];
  execFileSync(installed('openssl'), ['req', '-x509', ...kind, ...name, ...out], { stdio: 'pipe' });
  return { key: readFileSync(key), cert: readFileSync(certificate) };
}

let server: JobServer;
beforeAll(async () => {
  server = await startServer({}, (onRequest) => createServer(makeCertificate(), onRequest));
});
afterAll(() => server.close());

describe.concurrent.each(SHELLS)('TLS, in $name', (shell) => {
  const ask = async (ca: Readonly<Record<string, string>>) => {
    const job = newJob();
    const env = { ...place(server.url), ...ca };
    const finished = await run(shell, [...facts(job), '/jobs/x'], { env });
    return { ...finished, line: lineOf(finished), calls: server.requestsOf(job).length };
  };

  it('trusts the authority in JOBS_CA_FILE', async () => {
    expect(await ask({ JOBS_CA_FILE: certificate })).toMatchObject({ status: 0, calls: 1 });
  });

  it('trusts nobody else', async () => {
    const refused = await ask({});
    expect(refused).toMatchObject({ status: 1, calls: 0 });
    expect(refused.line.error).toMatch(/^curl: \(60\) SSL certificate problem/);
  });

  it('is a configuration error without the file that is named', async () => {
    for (const ca of [join(folder, 'missing.pem'), folder, `${certificate}\ninsecure`]) {
      const refused = await ask({ JOBS_CA_FILE: ca });
      expect(refused).toMatchObject({ status: 2, calls: 0 });
      expect(refused.stderr).toMatch(/^run-job: JOBS_CA_FILE is not a file that .* can read/);
    }
  });

  it('does not let a file that is no certificate pass', async () => {
    const empty = join(folder, 'empty.pem');
    writeFileSync(empty, '');
    expect(await ask({ JOBS_CA_FILE: empty })).toMatchObject({ status: 1, calls: 0 });
  });
});
