import { version } from '../version.ts';
import { writeAll } from './write-all.ts';

/**
 * Where every call begins. What asks for nothing but what is known already, as most calls of scripts do, is
 * answered without the parts (scripts/build.mjs).
 */
const args = process.argv.slice(2);

/** The text of a call of one word that asks for no more than it. */
async function knownText([word, ...more]: readonly string[]): Promise<string | undefined> {
  if (more.length > 0) return undefined;
  if (word === '--version' || word === '-V') return `${version}\n`;
  if (word !== '--help' && word !== '-h') return undefined;
  const { columnsOfTerminal } = await import('./columns.ts');
  const { knownHelp } = await import('./known-help.ts');
  return knownHelp(columnsOfTerminal());
}

async function answer(): Promise<void> {
  const text = await knownText(args);
  if (text !== undefined) {
    writeAll(1, text);
    return;
  }
  const { carryOut } = await import('./carry-out.ts');
  await carryOut(args);
}

void answer();
