// The peer of `compile`: reads a source with yaml, places included, and does nothing with it.
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';

const [path, keys] = process.argv.slice(2);
const lineCounter = new LineCounter();
const uniqueKeys = keys === 'compared';
const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter, uniqueKeys });
if (document.errors.length > 0) throw document.errors[0];
