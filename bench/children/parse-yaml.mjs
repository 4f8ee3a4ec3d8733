// The peer of `compile`: reads a source with yaml, places included, and does nothing with it.
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';

const lineCounter = new LineCounter();
const document = parseDocument(readFileSync(process.argv[2], 'utf8'), { lineCounter });
if (document.errors.length > 0) throw document.errors[0];
