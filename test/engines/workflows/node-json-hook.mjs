// @actions/workflow-parser imports its JSON without an import attribute, which Node 20 refuses
// (ERR_IMPORT_ASSERTION_TYPE_MISSING). node --import ./node-json-hook.mjs lint-workflow.mjs
import { register } from 'node:module';

const hook = `
export async function load(url, context, next) {
  const untyped = url.endsWith('.json') && !context.importAttributes?.type;
  return next(url, untyped ? { ...context, importAttributes: { type: 'json' } } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`, import.meta.url);
