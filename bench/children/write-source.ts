import { sourceText } from '../generate-source.ts';

/** Prints a source of so many jobs: `node bench/.build/children/write-source.js 1000 > jobs.yaml`. */
process.stdout.write(sourceText(Number(process.argv[2] ?? 1000)));
