import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkPolicies } from '../../src/analysis/policies/registry.ts';
import { withHeader } from '../../src/emit/header.ts';
import type { Locale } from '../../src/model/types.ts';
import { pageContext } from '../../src/report/page-context.ts';
import { schedulePage } from '../../src/report/schedule-page.ts';
import { schedulePicture } from '../../src/report/schedule-picture.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import { expectGolden } from '../golden.ts';
import { chosenProofs } from '../proof/chosen-proofs.ts';
import { parsedXml } from './picture/drawn.ts';
import { catalogOf } from './read-catalog.ts';

const folder = fileURLToPath(new URL('golden/', import.meta.url));
const files = readdirSync(folder);
const names = files
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.baseline.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));
const locales: readonly Locale[] = ['en', 'pt-BR'];
const cases = names.flatMap((name) => locales.map((locale) => ({ name, locale })));

function textOf(file: string): string | undefined {
  return existsSync(`${folder}${file}`) ? readFileSync(`${folder}${file}`, 'utf8') : undefined;
}

describe('the page as approved', () => {
  test.each(cases)('$name in $locale', ({ name, locale }) => {
    const catalog = catalogOf(textOf(`${name}.yaml`) ?? '', textOf(`${name}.baseline.yaml`));
    const proofs = chosenProofs(catalog);
    const context = pageContext(
      { ...catalog, locale },
      targetRegistry,
      proofs,
      checkPolicies(catalog),
    );
    const { notice, body } = schedulePage(context);
    expectGolden(`${folder}${name}.${locale}.md`, `<!-- ${notice} -->\n\n${body}`);
  });

  test.each(cases)('with its picture: $name in $locale', ({ name, locale }) => {
    const catalog = catalogOf(textOf(`${name}.yaml`) ?? '', textOf(`${name}.baseline.yaml`));
    const text = withHeader(
      schedulePicture(pageContext({ ...catalog, locale }, [], [])),
      catalog.sourcePath,
    );
    parsedXml(text);
    expectGolden(`${folder}${name}.${locale}.svg`, text);
  });

  test('has no golden without its source', () => {
    const expected = cases.flatMap(({ name, locale }) => [
      `${name}.${locale}.md`,
      `${name}.${locale}.svg`,
    ]);
    const sources = names.flatMap((name) => [`${name}.yaml`, `${name}.baseline.yaml`]);
    expect(files.filter((file) => ![...expected, ...sources].includes(file))).toEqual([]);
  });
});
