import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceText } from '../../src/emit/write.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'cronwright-replace-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const put = (name: string, text: string, mode = 0o644) => {
  fs.writeFileSync(join(folder, name), text);
  fs.chmodSync(join(folder, name), mode);
  return { path: join(folder, name), before: Buffer.from(text) };
};

describe('a file that people write', () => {
  it.each([0o600, 0o644, 0o664, 0o755])('keeps its mode %o, and nothing else is left', (mode) => {
    const { path, before } = put('jobs.yaml', 'a', mode);
    expect(replaceText(path, { before, text: 'b' })).toBe('replaced');
    expect(fs.readFileSync(path, 'utf8')).toBe('b');
    expect(fs.statSync(path).mode & 0o777).toBe(mode);
    expect(fs.readdirSync(folder)).toEqual(['jobs.yaml']);
  });

  it.runIf(process.getuid?.() === 0)('keeps its owner', () => {
    const { path, before } = put('jobs.yaml', 'a');
    fs.chownSync(path, 65534, 65533);
    replaceText(path, { before, text: 'b' });
    expect(fs.statSync(path)).toMatchObject({ uid: 65534, gid: 65533 });
  });

  it('is replaced behind its link, which stays one', () => {
    const { path, before } = put('real.yaml', 'a');
    fs.symlinkSync('real.yaml', join(folder, 'jobs.yaml'));
    replaceText(join(folder, 'jobs.yaml'), { before, text: 'b' });
    expect(fs.readFileSync(path, 'utf8')).toBe('b');
    expect(fs.lstatSync(join(folder, 'jobs.yaml')).isSymbolicLink()).toBe(true);
  });

  it('is left alone when somebody has changed it meanwhile', () => {
    const { path } = put('jobs.yaml', 'theirs');
    expect(replaceText(path, { before: Buffer.from('a'), text: 'b' })).toBe('changed meanwhile');
    expect(fs.readFileSync(path, 'utf8')).toBe('theirs');
    expect(fs.readdirSync(folder)).toEqual(['jobs.yaml']);
  });
});
