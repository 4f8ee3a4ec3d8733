import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  /** As sent: name and value in turn. */
  readonly rawHeaders: readonly string[];
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A job's service on a free port: answers by path, remembers every request by its job. */
export interface JobServer {
  readonly url: string;
  readonly requestsOf: (job: string) => readonly Received[];
  /** Resolves when a request of the job has come in. */
  readonly arrival: (job: string) => Promise<ServerResponse>;
  readonly close: () => Promise<void>;
}

const HOLD = '/jobs/hold';

function flattened(request: IncomingMessage): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, value?.toString()]));
}

async function received(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    rawHeaders: request.rawHeaders,
    headers: flattened(request),
    body: Buffer.concat(chunks).toString(),
  };
}

/** What has come in, and who waits for it. */
class Visits {
  private readonly log = new Map<string, Received[]>();
  private readonly responses = new Map<string, ServerResponse>();
  private readonly waiting = new Map<string, (response: ServerResponse) => void>();

  note(request: Received, response: ServerResponse): void {
    const job = request.headers['x-job-name'] ?? '';
    this.log.set(job, [...this.of(job), request]);
    this.responses.set(job, response);
    this.waiting.get(job)?.(response);
  }

  of(job: string): readonly Received[] {
    return this.log.get(job) ?? [];
  }

  arrival(job: string): Promise<ServerResponse> {
    const response = this.responses.get(job);
    if (response !== undefined) return Promise.resolve(response);
    return new Promise((resolve) => this.waiting.set(job, resolve));
  }
}

function listener(answers: Readonly<Record<string, Answer>>, visits: Visits): RequestListener {
  return async (request, response) => {
    const visit = await received(request);
    const path = visit.url.replace(/\?.*/, '');
    const answer = answers[path];
    visits.note(visit, response);
    if (answer !== undefined) answer(response, request);
    else if (path !== HOLD) response.end('{"processados": 3}');
  };
}

async function listening(server: Server | TlsServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** `/jobs/hold` never answers by itself; a path that is not among the answers says `{"processados": 3}`. */
export async function startServer(
  answers: Readonly<Record<string, Answer>> = {},
  create: (onRequest: RequestListener) => Server | TlsServer = createServer,
): Promise<JobServer> {
  const visits = new Visits();
  const server = create(listener(answers, visits));
  const port = await listening(server);
  const scheme = create === createServer ? 'http' : 'https';
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    requestsOf: (job) => visits.of(job),
    arrival: (job) => visits.arrival(job),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
