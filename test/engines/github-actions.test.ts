import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles, generatedText } from './generated.ts';
import { isFalseAlarm, lintWorkflows } from './workflow-lint.ts';

test('every generated workflow passes GitHub’s own parser and actionlint', async () => {
  const files = generatedFiles('github-actions', /^[^/]+\.yml$/);
  const workflows = files.map((file) => [basename(file), generatedText(file)] as const);
  const found = await lintWorkflows(Object.fromEntries(workflows));
  expect(found.filter((finding) => !isFalseAlarm(finding))).toEqual([]);
  // That the linters read them at all: each caller's `timezone` raises its false alarm.
  const zoned = workflows.filter(([, text]) => /^ +timezone: /m.test(text)).map(([name]) => name);
  const raised = found.filter(({ message }) => message.startsWith('element of "schedule"'));
  expect([...new Set(raised.map((finding) => finding.file))]).toEqual(zoned);
});
