/** The kinds of objects that the cluster knows. */
export const resources = {
  namespaces: { kind: 'Namespace', version: 'v1', namespaced: false },
  configmaps: { kind: 'ConfigMap', version: 'v1', namespaced: true },
  secrets: { kind: 'Secret', version: 'v1', namespaced: true },
  cronjobs: { kind: 'CronJob', version: 'batch/v1', namespaced: true },
} as const;

const verbs = ['create', 'delete', 'get', 'list', 'patch'];

/** What an API server tells about itself: its groups, resources, and that it checks fields. */
export function discovery(path: string): unknown {
  switch (path) {
    case '/api':
      return { kind: 'APIVersions', versions: ['v1'] };
    case '/apis':
      return { kind: 'APIGroupList', apiVersion: 'v1', groups: [batch] };
    case '/api/v1':
      return resourceList('v1');
    case '/apis/batch/v1':
      return resourceList('batch/v1');
    case '/openapi/v3':
      return { paths: Object.fromEntries(documents.map((name) => [name, documentAt(name)])) };
    case '/openapi/v3/api/v1':
      return schemaOf('v1');
    case '/openapi/v3/apis/batch/v1':
      return schemaOf('batch/v1');
    default:
      return undefined;
  }
}

const batchVersion = { groupVersion: 'batch/v1', version: 'v1' };
const batch = { name: 'batch', versions: [batchVersion], preferredVersion: batchVersion };

function resourceList(version: string): unknown {
  const own = Object.entries(resources).filter(([, { version: of }]) => of === version);
  return {
    kind: 'APIResourceList',
    groupVersion: version,
    resources: own.map(([name, { kind, namespaced }]) => ({
      ...{ name, kind, namespaced, verbs },
      singularName: kind.toLowerCase(),
    })),
  };
}

const documents = ['api/v1', 'apis/batch/v1'];

function documentAt(name: string) {
  return { serverRelativeURL: `/openapi/v3/${name}?hash=1` };
}

/** So that kubectl leaves the checking of fields to the server, as it does with a real one. */
function schemaOf(version: string): unknown {
  const group = version.replace(/\/?v1$/, '');
  const own = Object.entries(resources).filter(([, { version: of }]) => of === version);
  const paths = own.map(([name, { kind }]) => {
    const patch = {
      parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
      responses: {},
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': { group, version: 'v1', kind },
    };
    return [`/${name}/{name}`, { patch }] as const;
  });
  const info = { title: 'Kubernetes', version: 'v1' };
  return { openapi: '3.0.0', info, paths: Object.fromEntries(paths) };
}
