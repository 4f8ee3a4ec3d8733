import { readFileSync } from 'node:fs';
import { frameNames, inclusiveShares, selfShares } from '../profile.ts';

/** Prints a profile: `node bench/.build/children/show-profile.js FILE.cpuprofile dist/cronwright.cjs`. */
const [profilePath = '', bundle = ''] = process.argv.slice(2);
const profile = JSON.parse(readFileSync(profilePath, 'utf8'));
const tables = [
  ['self, by part', selfShares(profile, frameNames(bundle, 'part')), 20],
  ['self, by function', selfShares(profile, frameNames(bundle, 'function')), 25],
  ['inclusive, by function', inclusiveShares(profile, frameNames(bundle, 'function')), 70],
] as const;
for (const [title, shares, count] of tables) {
  process.stdout.write(`\n${title}\n`);
  for (const { name, share } of shares.slice(0, count)) {
    process.stdout.write(`${(share * 100).toFixed(1).padStart(6)} %  ${name}\n`);
  }
}
