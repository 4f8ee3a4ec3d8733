import { type Diagnostic, diagnostic, type RelatedPlace } from '../../diagnostics/diagnostic.ts';
import type { Catalog, ConfiguredTarget } from '../../model/types.ts';
import { isZoneName } from '../../time/zone-names.ts';
import { hasRules } from '../../time/zone-segments.ts';
import { outProblems, type SharedSettings, sharedSettings, textSetting } from '../configured.ts';
import type { SettingsResult } from '../types.ts';
import { type Implementation, isImplementation } from './dialect.ts';

export const defaultOut = 'generated/crontab';

export interface CrontabSettings extends SharedSettings {
  /** The target's own id. */
  readonly target: string;
  readonly implementation: Implementation;
  readonly user: string;
  readonly mailto: string;
  /** Absolute paths on the host. */
  readonly runner: string;
  readonly envFile: string;
  readonly lockDir: string;
  /** The zone of the host's clock, and where it is said or ought to be. */
  readonly hostZone: string;
  readonly hostZonePlace: RelatedPlace;
  /** The file's anchor: zones are compared from here on. */
  readonly anchor: string;
}

export function crontabSettings(
  configured: ConfiguredTarget,
  file: Pick<Catalog, 'zone' | 'anchor'>,
): SettingsResult<CrontabSettings> {
  const settings: CrontabSettings = {
    ...sharedSettings(configured, defaultOut),
    target: configured.id,
    implementation: implementationOf(configured),
    user: textSetting(configured, 'user', ''),
    mailto: textSetting(configured, 'mailto', ''),
    runner: textSetting(configured, 'runner', '/usr/local/lib/cronwright/run-job'),
    envFile: textSetting(configured, 'env_file', '/etc/cronwright/env'),
    lockDir: textSetting(configured, 'lock_dir', '/var/lib/cronwright/lock'),
    hostZone: textSetting(configured, 'host_timezone', file.zone),
    hostZonePlace: hostZonePlace(configured, file.zone),
    anchor: file.anchor,
  };
  const diagnostics = [...outProblems(configured, settings.out), ...hostZoneProblems(settings)];
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  return { kind: 'settings', settings, findings: userFindings(configured, settings.user) };
}

/** The schema has checked that it is one of the three. */
function implementationOf(configured: ConfiguredTarget): Implementation {
  const written = textSetting(configured, 'implementation', 'debian');
  return isImplementation(written) ? written : 'debian';
}

function hostZonePlace(configured: ConfiguredTarget, fileZone: string): RelatedPlace {
  const written = textSetting(configured, 'host_timezone', '');
  return {
    span: configured.at('host_timezone'),
    message: written
      ? "the host's zone is set here"
      : "no host_timezone is set, so it is the file's",
    excerpt: written || fileZone,
  };
}

function userFindings(configured: ConfiguredTarget, user: string): readonly Diagnostic[] {
  if (user !== 'root') return [];
  return [
    diagnostic('CW407', 'the jobs of the crontab would run as root', {
      about: { target: configured.id },
      span: configured.at('user'),
      label: 'an HTTP call needs no root',
      help: `name a user of their own   user: jobs\nor say at the top of the file why not:\n    accept: [{ code: CW407, target: ${configured.id}, reason: "…" }]`,
    }),
  ];
}

function hostZoneProblems({ hostZone, hostZonePlace }: CrontabSettings): readonly Diagnostic[] {
  const { span } = hostZonePlace;
  if (!isZoneName(hostZone)) {
    return [
      diagnostic('CW414', `there is no time zone "${hostZone}"`, {
        span,
        label: 'not an IANA name',
        help: 'write what timedatectl shows on the host, such as   host_timezone: America/Sao_Paulo',
      }),
    ];
  }
  if (hasRules(hostZone)) return [];
  return [
    diagnostic('CW414', `this Node has no rules for the zone ${hostZone}`, {
      span,
      label: `its time zone database is ${process.versions.tz ?? 'missing'}`,
      help: 'install a newer Node, or name an older zone with the same rules',
    }),
  ];
}
