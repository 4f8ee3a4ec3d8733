import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeader, withHeader, withHeaderAtOnce } from '../../src/emit/header.ts';
import type { Artifact } from '../../src/targets/types.ts';

const path = 'schedules/jobs.yaml';

function artifact(body: string, more: Partial<Artifact> = {}): Artifact {
  return { path: 'out/file', mode: 0o644, comment: 'hash', notice: 'Generated', body, ...more };
}

describe('the header', () => {
  it('stands above the body', () => {
    expect(withHeader(artifact('a: 1\n'), path)).toBe(
      '# Generated\n# cronwright: from schedules/jobs.yaml, body sha256 37b128c59f1f5097\na: 1\n',
    );
  });

  it.each([
    ['short', 'a: 1\n'],
    ['of letters that take two bytes, three and four', 'é€😀\n'.repeat(100)],
    ['with half a character, which is written as U+FFFD', '\ud800\n'],
    ['as long as fits into the room it is encoded in', `${'x'.repeat(21_844)}\n`],
    ['longer than that, if each letter took three bytes', `${'€'.repeat(21_845)}\n`],
    ['much longer', 'é\n'.repeat(100_000)],
  ])('has the checksum of a body that is %s', (_, body) => {
    const sum = createHash('sha256').update(body).digest('hex').slice(0, 16);
    expect(withHeader(artifact(body), path)).toContain(`body sha256 ${sum}\n`);
  });

  it('may be put on at once: the artifact and its text are the same', () => {
    for (const body of ['a: 1\n', '#!/bin/sh\nexit\n', '']) {
      const one = artifact(body);
      const headed = withHeaderAtOnce(one, path);
      expect(headed).toEqual(one);
      expect(withHeader(headed, path)).toBe(withHeader(one, path));
      expect(withHeader(headed, 'b.yaml')).toBe(withHeader(one, 'b.yaml'));
    }
  });

  it('has no checksum where branches merge the file by line: two would conflict each time', () => {
    const stamp = 'merged by line';
    const text = withHeader(artifact('a: 1\n', { stamp }), path);
    expect(text).toBe(
      '# Generated\n# cronwright: from schedules/jobs.yaml, merged by line\na: 1\n',
    );
    for (const one of [text, `${text}b: 2\n`, text.replaceAll('\n', '\r\n')]) {
      expect(readHeader(one)).toMatchObject({ sourcePath: path, intact: true });
    }
  });

  it('leaves the line that names the interpreter first', () => {
    const [first, second] = withHeader(artifact('#!/bin/sh\nexit\n'), path).split('\n');
    expect([first, second]).toEqual(['#!/bin/sh', '# Generated']);
  });

  it('is a comment of Markdown there', () => {
    const text = withHeader(artifact('# Jobs\n', { comment: 'html' }), path);
    expect(text).toMatch(
      /^<!-- Generated -->\n<!-- cronwright: from .* [0-9a-f]{16} -->\n# Jobs\n$/,
    );
  });

  it('is a comment of SQL there', () => {
    const text = withHeader(artifact('begin;\n', { comment: 'dashes' }), path);
    expect(text).toMatch(/^-- Generated\n-- cronwright: from .* [0-9a-f]{16}\nbegin;\n$/);
  });

  it('is read back with the very body, whatever that is', () => {
    const body = fc.oneof(
      fc.string(),
      fc.string().map((text) => `#!/bin/sh\n${text}`),
    );
    const comment = fc.constantFrom('hash' as const, 'html' as const, 'dashes' as const);
    fc.assert(
      fc.property(body, comment, (text, kind) => {
        const read = readHeader(withHeader(artifact(`${text}\n`, { comment: kind }), path));
        expect(read).toEqual({ sourcePath: path, intact: true, body: `${text}\n` });
      }),
    );
  });

  it('tells every change of the text below it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        // Its first line would stand above the header.
        fc.pre(!one.startsWith('#!'));
        const text = withHeader(artifact(`${one}\n`), path);
        const changed = `${text.slice(0, text.length - one.length - 1)}${other}\n`;
        expect(readHeader(changed)?.intact).toBe(one === other);
      }),
    );
  });

  it.each([
    ['above it', (text: string) => `# mine\n${text}`],
    ['in its line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['below it', (text: string) => `${text}b: 2\n`],
  ])('is found in spite of a change %s', (_, change) => {
    const read = readHeader(change(withHeader(artifact('a: 1\n'), path)));
    expect(read).toMatchObject({ sourcePath: path, intact: false });
  });

  it.each([
    ['hash', 'jobs\n* * * * * root evil'],
    ['hash', 'jobs\r* * * * * root evil'],
    ['hash', 'jobs\u0085* * * * * root evil'],
    ['dashes', 'jobs\ndrop table jobs;'],
    ['html', 'jobs\n<script>'],
    ['html', 'jobs\u2028<script>'],
    ['html', 'jobs--><script>'],
    ['html', 'jobs--!><script>'],
  ] as const)('of kind %s never lets %j out of its comment', (comment, text) => {
    expect(() => withHeader(artifact('a: 1\n', { comment }), text)).toThrow('out of its comment');
    expect(() => withHeader(artifact('a: 1\n', { comment, notice: text }), path)).toThrow();
  });

  it.each([
    ['two hyphens, which XML has not in comments', 'a--b/---c.yaml', 'a-&#45;b/-&#45;&#45;c.yaml'],
    ['what looks like one of ours', 'a&#45;b.yaml', 'a&#38;#45;b.yaml'],
    ['no character of XML', 'a\uffffb.yaml', 'a&#65535;b.yaml'],
    ['nothing to write otherwise', 'r&d/a-b.yaml', 'r&d/a-b.yaml'],
  ])('of kind html names a path with %s, and reads the very path', (_, own, written) => {
    const text = withHeader(artifact('<svg/>\n', { comment: 'html' }), own);
    expect(text).toContain(`<!-- cronwright: from ${written}, body`);
    expect(readHeader(text)).toMatchObject({ sourcePath: own, intact: true });
    const hash = withHeader(artifact('a: 1\n'), own);
    expect(hash).toContain(`# cronwright: from ${own}, body`);
    expect(readHeader(hash)).toMatchObject({ sourcePath: own, intact: true });
  });

  it('is not found where there is none', () => {
    expect(readHeader('')).toBeUndefined();
    expect(readHeader('# Generated\na: 1\n')).toBeUndefined();
    const deepInside = `${'\n'.repeat(20)}${withHeader(artifact('a: 1\n'), path)}`;
    expect(readHeader(deepInside)).toBeUndefined();
  });
});
