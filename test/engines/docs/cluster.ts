import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text as textOfStream } from 'node:stream/consumers';
import { discovery, resources } from './discovery.ts';
import { fieldsOf, messageOf, textOf } from './protobuf.ts';

/** A Kubernetes object, as far as this cluster looks into it. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
}

interface Answer {
  readonly code: number;
  readonly body: unknown;
}

/**
 * What kubectl needs of an API server to create, apply, prune, patch and delete: discovery, the
 * storage of four kinds, labels. Nothing is scheduled, defaulted or validated.
 */
export class Cluster {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly server: Server;
  private count = 0;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ code, body }) => {
        response.writeHead(code, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
  }

  static async start(): Promise<Cluster> {
    const cluster = new Cluster();
    await new Promise<void>((resolve) => cluster.server.listen(0, '127.0.0.1', resolve));
    return cluster;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** `cronjobs/jobs/send-campaigns-morning` and its like, in order. */
  names(): readonly string[] {
    return [...this.objects.keys()].sort();
  }

  get(name: string): KubernetesObject | undefined {
    return this.objects.get(name);
  }

  /** Puts an object there, as somebody else would have. */
  put(resource: keyof typeof resources, object: KubernetesObject): void {
    this.store([resource, object.metadata.namespace, object.metadata.name], object);
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private store(path: readonly (string | undefined)[], object: KubernetesObject): KubernetesObject {
    this.count += 1;
    const resource = resources[path[0] as keyof typeof resources];
    const uid =
      object.metadata.uid ?? `00000000-0000-4000-8000-${`${this.count}`.padStart(12, '0')}`;
    const metadata = { ...object.metadata, uid, resourceVersion: `${this.count}` };
    const { stringData, ...rest } = withData(object);
    const stored = { ...rest, apiVersion: resource.version, kind: resource.kind, metadata };
    this.objects.set(path.filter(Boolean).join('/'), stored);
    return stored;
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://cluster');
    const known = discovery(url.pathname);
    if (known) return { code: 200, body: known };
    const path = pathOf(url.pathname);
    if (!path) return failure(404, 'NotFound', `no path ${url.pathname}`);
    switch (request.method) {
      case 'GET':
        return this.read(path, url.searchParams.get('labelSelector') ?? '');
      case 'POST':
        return this.create(path, await objectIn(request));
      case 'PATCH':
        return this.patch(path, JSON.parse(await textOfStream(request)) as Patch);
      case 'DELETE':
        return this.remove(path);
      default:
        return failure(405, 'MethodNotAllowed', `${request.method}`);
    }
  }

  private read([resource, namespace, name]: Path, selector: string): Answer {
    if (name) {
      const found = this.objects.get([resource, namespace, name].filter(Boolean).join('/'));
      return found ? { code: 200, body: found } : missing(resource, name);
    }
    const prefix = [resource, namespace].filter(Boolean).join('/');
    const wanted = selector.split(',').filter(Boolean);
    const items = [...this.objects]
      .filter(([key]) => key.startsWith(`${prefix}/`))
      .map(([, object]) => object)
      .filter(({ metadata: { labels } }) =>
        wanted.every((pair) => {
          const [key = '', value = ''] = pair.split('=');
          return labels?.[key] === value;
        }),
      );
    const { kind, version } = resources[resource];
    return { code: 200, body: { kind: `${kind}List`, apiVersion: version, metadata: {}, items } };
  }

  private create([resource, namespace]: Path, object: KubernetesObject): Answer {
    const { name } = object.metadata;
    if (namespace && !this.objects.has(`namespaces/${namespace}`)) {
      return missing('namespaces', namespace);
    }
    if (this.objects.has([resource, namespace, name].filter(Boolean).join('/'))) {
      return failure(409, 'AlreadyExists', `${resource} "${name}" already exists`);
    }
    return { code: 201, body: this.store([resource, namespace, name], object) };
  }

  private patch([resource, namespace, name]: Path, patch: Patch): Answer {
    const found = this.objects.get([resource, namespace, name].filter(Boolean).join('/'));
    if (!found || !name) return missing(resource, name ?? '');
    const patched = merged(found, patch) as KubernetesObject;
    return { code: 200, body: this.store([resource, namespace, name], patched) };
  }

  private remove([resource, namespace, name]: Path): Answer {
    const key = [resource, namespace, name].filter(Boolean).join('/');
    if (!name || !this.objects.delete(key)) return missing(resource, name ?? '');
    return { code: 200, body: { kind: 'Status', apiVersion: 'v1', status: 'Success' } };
  }
}

type Path = readonly [
  resource: keyof typeof resources,
  namespace: string | undefined,
  name?: string,
];
type Patch = Readonly<Record<string, unknown>>;

function pathOf(path: string): Path | undefined {
  const own = /^\/(?:api\/v1|apis\/batch\/v1)\/(?:namespaces\/([^/]+)\/)?(\w+)(?:\/([^/]+))?$/.exec(
    path,
  );
  const [, namespace, resource = '', name] = own ?? [];
  if (!(resource in resources)) return undefined;
  const known = resource as keyof typeof resources;
  return name === undefined ? [known, namespace] : [known, namespace, name];
}

function failure(code: number, reason: string, message: string): Answer {
  return {
    code,
    body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message },
  };
}

function missing(resource: string, name: string): Answer {
  return failure(404, 'NotFound', `${resource} "${name}" not found`);
}

/** The object that was sent: JSON, or protobuf behind its four bytes of greeting. */
async function objectIn(request: IncomingMessage): Promise<KubernetesObject> {
  const sent = await buffer(request);
  if (!request.headers['content-type']?.includes('protobuf')) {
    return JSON.parse(`${sent}`) as KubernetesObject;
  }
  const object = fieldsOf(fieldsOf(sent.subarray(4)).get(2)?.[0] ?? Buffer.alloc(0));
  const metadata = messageOf(object, 1);
  const data = (object.get(2) ?? []).map((entry) => {
    const fields = fieldsOf(entry);
    return [textOf(fields, 1), (fields.get(2)?.[0] ?? Buffer.alloc(0)).toString('base64')] as const;
  });
  return {
    metadata: { name: textOf(metadata, 1), namespace: textOf(metadata, 3) },
    data: Object.fromEntries(data),
  };
}

/** A Secret's texts as its data, as the API server stores them. */
function withData(object: KubernetesObject): KubernetesObject {
  const texts = Object.entries((object.stringData ?? {}) as Record<string, string>);
  if (texts.length === 0) return object;
  const data = texts.map(([key, value]) => [key, Buffer.from(value).toString('base64')] as const);
  return { ...object, data: { ...(object.data ?? {}), ...Object.fromEntries(data) } };
}

/** A merge patch; the strategic kind differs in lists, which no command here patches. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
