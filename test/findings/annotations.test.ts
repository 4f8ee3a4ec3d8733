import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { displayable } from '../../src/diagnostics/displayable.ts';
import { githubAnnotation } from '../../src/diagnostics/render-github.ts';
import type { Repository } from '../../src/diagnostics/repository.ts';
import { commandsIn } from './runner-reads.ts';

const repository: Repository = {
  source: 'jobs.yaml',
  locate: (path) =>
    path.startsWith('../')
      ? { kind: 'outside', url: `file:///elsewhere/${path.slice(3)}` }
      : { kind: 'inside', path: `team/${path}` },
};
const file = { path: 'jobs.yaml', text: 'jobs:\n  é𝄞a: { x: "a\n b" }\n' };
const at = (marked: string, within = file) => {
  const start = within.text.indexOf(marked);
  return { file: within, start, end: start + marked.length };
};
const read = (text: string) => commandsIn(`${text}\n`);

describe('an annotation', () => {
  it('marks what the caret marks, columns in characters', () => {
    const told = githubAnnotation(
      diagnostic('CW101', 'no such key', { span: at('x') }),
      repository,
    );
    expect(told).toBe(
      '::error file=team/jobs.yaml,line=2,col=10,endLine=2,endColumn=11,title=CW101%3A unknown key::no such key',
    );
  });

  it.each([
    ['CW401', 'error'],
    ['CW701', 'warning'],
    ['CW620', 'notice'],
  ] as const)("of %s is GitHub's %s", (code, name) => {
    expect(read(githubAnnotation(diagnostic(code, 'x'), repository))[0]?.name).toBe(name);
  });

  it('says all: the label, rows, other places and the help', () => {
    const told = diagnostic('CW101', 'message', {
      span: at('x'),
      label: 'label',
      details: ['  a   b'],
      related: [{ message: 'first', span: at('jobs') }],
      help: 'write\n  this',
    });
    expect(read(githubAnnotation(told, repository))[0]?.data).toBe(
      'message\nlabel\n  a   b\nfirst: team/jobs.yaml:1:1\nhelp: write\n  this',
    );
  });

  it('of several lines marks where they begin: GitHub drops the column of a longer one', () => {
    const [command] = read(
      githubAnnotation(diagnostic('CW101', 'x', { span: at('a\n b') }), repository),
    );
    expect(command?.properties).toMatchObject({ line: '2', col: '14' });
    expect(command?.properties).not.toHaveProperty('endLine');
    expect(command?.properties).not.toHaveProperty('endColumn');
  });

  it('without a place is on the first line of the source', () => {
    const [command] = read(githubAnnotation(diagnostic('CW101', 'x'), repository));
    expect(command?.properties).toMatchObject({ file: 'team/jobs.yaml', line: '1' });
  });

  it('of a file outside the repository names the file in its text', () => {
    const span = at('x', { ...file, path: '../b.yaml' });
    const [command] = read(githubAnnotation(diagnostic('CW101', 'x', { span }), repository));
    expect(Object.keys(command?.properties ?? {})).toEqual(['title']);
    expect(command?.data).toBe('x\nfile:///elsewhere/b.yaml:2:10');
  });

  it.each([
    '\n::error file=secrets::mine',
    '\r::add-mask::a',
    '%0A::error::x',
    '%250A',
    '::error::',
    'a,line=9',
    '\u2028::error::x',
    '##[error]x',
  ])('of a source with %j in it is one command, with that text', (text) => {
    const named = { path: `a${text}.yaml`, text: 'x' };
    const told = diagnostic('CW101', text, { span: at('x', named), label: text, help: text });
    const commands = read(githubAnnotation(told, repository));
    expect(commands).toHaveLength(1);
    expect(commands[0]?.properties.file).toBe(displayable(`team/a${text}.yaml`));
    expect(commands[0]?.properties.line).toBe('1');
    expect(commands[0]?.data.startsWith(`${displayable(text)}\n`)).toBe(true);
  });

  it('is one command whatever a source holds', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'a%:,;=\r\n\t #[]2A0D5', '::', '\u0085', 'é'),
    });
    fc.assert(
      fc.property(text, text, (message, path) => {
        const span = at('x', { path: `a${path}`, text: 'x' });
        const commands = read(githubAnnotation(diagnostic('CW101', message, { span }), repository));
        expect(commands).toHaveLength(1);
        expect(commands[0]?.data).toBe(displayable(message));
        expect(commands[0]?.properties).toMatchObject({ line: '1', title: 'CW101: unknown key' });
      }),
    );
  });
});
