import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cronwright } from '../../end-to-end/real-copy.ts';
import { Host } from '../docs/host.ts';
import { installed } from '../installed.ts';
import { scratch } from '../runner/scratch.ts';
import { installed as onMachine, SHELLS, toolbox } from '../runner/shells.ts';

export type Implementation = 'debian' | 'busybox';

/** What a host of each kind is beside its namespaces: its programs, its daemon, and where the crontab goes. */
interface Kind {
  /** Makes the host's own world, before anything else. */
  readonly world: string;
  /** Puts `$1`, the generated crontab, into its place. */
  readonly deploy: string;
  readonly daemon: string;
}

const spool = '/var/spool/cron/crontabs';
const kinds: Readonly<Record<Implementation, () => Kind>> = {
  debian: () => ({
    // The machine's own jobs are not ours to start, and its PAM may want a real login.
    world: `rm -f /etc/crontab /etc/cron.d/*
for kind in auth account session; do echo "$kind required pam_permit.so"; done >/etc/pam.d/cron`,
    deploy: 'install -m 0644 "$1" /etc/cron.d/cronwright',
    daemon: `'${installed('cron-162/usr/sbin/cron')}' -f -L 1`,
  }),
  busybox: () => {
    const busybox = onMachine('busybox');
    const shell = SHELLS.find(({ name }) => name === 'busybox sh');
    if (!shell) throw new Error('no busybox sh');
    return {
      // As on Alpine: every program is BusyBox, the shell too, and curl is curl.
      world: `mount --bind '${busybox}' "$(readlink -f /bin/sh)"`,
      deploy: `install -m 0600 "$1" ${spool}/jobs`,
      daemon: `env PATH='${toolbox(shell)}' '${installed('busybox-crond')}' crond -f -l 8 -c ${spool}`,
    };
  },
};

/** How a daemon says in the system's log that it starts a job. */
const starting = /^(\w+ +\d+ \d\d:\d\d):.* (?:\(jobs\) CMD|crond\[\d+\]: USER jobs pid)/;

/** A cron host in namespaces of its own, whose daemon runs on the machine's own clock. */
export class CronHost {
  readonly folder: string;
  private readonly host: Host;

  private constructor(host: Host, folder: string) {
    this.host = host;
    this.folder = folder;
  }

  /**
   * Compiles the source, puts what comes of it where the documents say, and starts the daemon.
   * @param source jobs.yaml without `targets`, which is added
   * @param places the lines of the env file
   * @throws with what was said, when the kernel refuses the namespaces and when a step fails
   */
  static async start(
    implementation: Implementation,
    source: string,
    places: Readonly<Record<string, string>>,
  ): Promise<CronHost> {
    const folder = scratch();
    compile(folder, implementation, source);
    const lines = Object.entries(places).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(folder, 'env'), lines.join(''), { mode: 0o600 });
    const kind = kinds[implementation]();
    const host = new CronHost(await Host.start(), folder);
    await host.install(kind);
    return host;
  }

  /** What the host's syslog has taken, the daemon's own words included. */
  log(): string {
    return this.host.log();
  }

  /** The minute of each start, as the daemon tells them: once for each job. */
  starts(): readonly string[] {
    const minutes = this.log()
      .split('\n')
      .map((line) => starting.exec(line)?.[1]);
    return minutes.filter((minute) => minute !== undefined);
  }

  /** Ends the daemon and nothing else: what it has started goes on. */
  async endDaemon(): Promise<void> {
    await this.mustRun('kill "$(cat daemon.pid)"');
  }

  stop(): Promise<void> {
    return this.host.stop();
  }

  private async install({ world, deploy, daemon }: Kind): Promise<void> {
    await this.mustRun(`${world}
mount -t tmpfs none /var/spool
mount -t tmpfs none /run
mkdir -p ${spool}
echo 'jobs:x:64990:64990::/:/bin/sh' >>/etc/passwd
echo 'jobs:x:64990:' >>/etc/group
install -d -m 0700 -o jobs -g jobs lock
chown jobs env
set -- generated/crontab/cronwright
${deploy}
${daemon} >daemon.said 2>&1 &
echo $! >daemon.pid`);
  }

  private async mustRun(script: string): Promise<void> {
    const { status, text } = await this.host.run(script, this.folder);
    if (status !== 0) throw new Error(`the host said ${status}: ${text}`);
  }
}

function compile(folder: string, implementation: Implementation, source: string): void {
  const targets = `targets:
  crontab:
    implementation: ${implementation}
    user: jobs
    allow_http: true
    runner: ${folder}/generated/crontab/run-job
    env_file: ${folder}/env
    lock_dir: ${folder}/lock
`;
  const path = join(folder, 'jobs.yaml');
  writeFileSync(path, source + targets);
  const { status, talk } = cronwright(['compile', path], folder);
  if (status !== 0) throw new Error(talk);
}
