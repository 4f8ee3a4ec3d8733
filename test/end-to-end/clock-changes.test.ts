import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { remove } from './real-copy.ts';

/**
 * A schedule whose times clock changes touch, in five zones, compiled as it is, with a policy, and
 * with what differs accepted. That the engines do what is said here is in test/engines.
 */
const fixture = fileURLToPath(new URL('../fixtures/clock-changes', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cronwright-'));
const source = join(folder, 'jobs.yaml');
cpSync(fixture, folder, { recursive: true });
const plain = readFileSync(source, 'utf8');
afterAll(() => remove(folder));

/** The first lines and what stands behind the caret of each finding: `CW610 late: …`. */
async function compiled(text: string): Promise<{
  readonly status: number;
  readonly said: readonly string[];
}> {
  writeFileSync(source, text);
  const { status, out } = await record(['compile', 'jobs.yaml', '--format', 'json'], folder);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { code: string; message: string; label?: string; details?: string[] }[];
  };
  const said = diagnostics.flatMap(({ code, message, label, details = [] }) =>
    [label, ...details].flatMap((row) =>
      row ? [`${code} ${/"(.*?)"/.exec(message)?.[1]}: ${row}`] : [],
    ),
  );
  return { status, said };
}

const accepted = `accept:
  - { code: CW610, target: crontab, reason: "one run a year less does no harm" }
  - { code: CW610, target: kubernetes, reason: "looked at by hand on these days" }
`;

describe('a schedule in five zones', () => {
  it('is refused where no freedom covers a difference, with its first date', async () => {
    const { status, said } = await compiled(plain);
    expect(status).toBe(1);
    expect(said).toMatchInlineSnapshot(`
      [
        "CW610 kathmandu: Sun 1 Nov 2026 11:45 in Asia/Kathmandu: the source starts at 11:45; crontab (host in America/New_York) does not start",
        "CW610 friday: Fri 24 Apr 2026 09:00: the source starts at 09:00; Kubernetes starts at Fri 1 May 2026 09:00 (looking from Fri 17 Apr 2026 09:00 on)",
        "CW610 lord_howe: Sun 5 Apr 2026 09:00: the source starts at 09:00; Kubernetes starts at Mon 6 Apr 2026 09:00 (looking from Sat 4 Apr 2026 09:00 on)",
        "CW620 early: Sun 1 Nov 2026 01:30: GitHub does not say in which pass of a repeated hour a schedule starts (and 27 times more)",
      ]
    `);
  });

  it('without the jobs that no target can keep compiles, with dated notes', async () => {
    const lost = /^ {2}(friday|lord_howe|kathmandu):.*\n/gm;
    const { status, said } = await compiled(plain.replace(lost, ''));
    expect(status).toBe(0);
    expect(said).toMatchInlineSnapshot(`
      [
        "CW620 early: Sun 1 Nov 2026 01:30: the source starts at 01:30; Kubernetes starts in both passes of 01:30 (and 27 times more)",
        "CW620 early: Sun 1 Nov 2026 01:30: GitHub does not say in which pass of a repeated hour a schedule starts (and 27 times more)",
        "CW620 late: Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; Kubernetes does not start (and 27 times more)",
      ]
    `);
  });

  it('under a stated policy is refused wherever a target breaks it', async () => {
    const policy = 'dst: { skipped: after, repeated: once }, targets:';
    const { status, said } = await compiled(plain.replace('targets:', policy));
    expect(status).toBe(1);
    expect(said).toMatchInlineSnapshot(`
      [
        "CW610 kathmandu: Sun 1 Nov 2026 11:45 in Asia/Kathmandu: the source starts at 11:45; crontab (host in America/New_York) does not start",
        "CW610 early: Sun 1 Nov 2026 01:30: the source starts at 01:30; Kubernetes starts in both passes of 01:30",
        "CW610 late: Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; Kubernetes does not start",
        "CW610 friday: Fri 24 Apr 2026 09:00: the source starts at 09:00; Kubernetes starts at Fri 1 May 2026 09:00 (looking from Fri 17 Apr 2026 09:00 on)",
        "CW610 lord_howe: Sun 5 Apr 2026 09:00: the source starts at 09:00; Kubernetes starts at Mon 6 Apr 2026 09:00 (looking from Sat 4 Apr 2026 09:00 on)",
        "CW620 early: Sun 1 Nov 2026 01:30: GitHub does not say in which pass of a repeated hour a schedule starts (and 27 times more)",
      ]
    `);
  });

  it('compiles when every difference is accepted in writing, target by target', async () => {
    const { status, said } = await compiled(plain.replace('jobs:\n', `${accepted}jobs:\n`));
    expect(status).toBe(0);
    expect(said).toMatchInlineSnapshot(`
      [
        "CW620 early: Sun 1 Nov 2026 01:30: the source starts at 01:30; Kubernetes starts in both passes of 01:30 (and 27 times more)",
        "CW620 early: Sun 1 Nov 2026 01:30: GitHub does not say in which pass of a repeated hour a schedule starts (and 27 times more)",
        "CW620 late: Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; Kubernetes does not start (and 27 times more)",
        "CW620 friday: accepted: Fri 24 Apr 2026 09:00: the source starts at 09:00; Kubernetes starts at Fri 1 May 2026 09:00 (looking from Fri 17 Apr 2026 09:00 on) (and 27 times more)",
        "CW620 lord_howe: accepted: Sun 5 Apr 2026 09:00: the source starts at 09:00; Kubernetes starts at Mon 6 Apr 2026 09:00 (looking from Sat 4 Apr 2026 09:00 on) (and 55 times more)",
        "CW620 kathmandu: accepted: Sun 1 Nov 2026 11:45: the source starts at 11:45; crontab does not start (and 27 times more)",
      ]
    `);
  });
});
