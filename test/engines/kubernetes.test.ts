import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { generatedFiles, generatedPath, generatedText } from './generated.ts';
import { checkManifests } from './manifest-check.ts';
import { valueAt } from './manifests/fields.ts';
import { kustomize } from './manifests/kubectl.ts';

const manifests = generatedFiles('kubernetes', /^[^/]+\.yaml$/).filter(
  (file) => !file.endsWith('/kustomization.yaml'),
);

describe('every manifest is what Kubernetes accepts', () => {
  test.each(manifests)('%s', async (file) => {
    expect(await checkManifests(generatedText(file))).toEqual([]);
  });
});

test('kubectl kustomize builds all of them', async () => {
  const built = await kustomize(generatedPath('kubernetes'));
  expect(await checkManifests(built)).toEqual([]);
  const names = parseAllDocuments(built).map((document) => name(document.toJS()));
  const written = manifests.map((file) => name(parse(generatedText(file))));
  expect(names).toEqual(expect.arrayContaining(written));
});

function name(object: unknown): string {
  return `${valueAt(object, 'kind')} ${valueAt(object, 'metadata.name')}`;
}
