import type { Locale } from '../../model/types.ts';
import { block, item, type Lines, quoted, strings, textOf } from '../../targets/yaml-text.ts';
import type { WatchedJob } from './watched-job.ts';
import { alertWords } from './words.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  /** Seconds for which it must hold. */
  readonly holdsFor: number;
  readonly summary: string;
}

/** Seconds: long enough for an apply to replace an object, or for kube-state-metrics to start again. */
const absentFor = 600;

/** A rule file of Prometheus, over the metrics that kube-state-metrics has of CronJobs. */
export function rulesYaml(jobs: readonly WatchedJob[], locale: Locale): string {
  const rules = jobs.flatMap((watched) =>
    rulesOf(watched, locale).flatMap((rule) => item(ruleLines(rule, watched))),
  );
  const list = rules.length > 0 ? block('rules', rules) : ['rules: []'];
  const group = item([...strings([['name', 'cronwright']]), ...list]);
  return textOf(block('groups', group));
}

function rulesOf(watched: WatchedJob, locale: Locale): readonly Rule[] {
  const { job, namespace, cronJob, maxGapSeconds, longestRunSeconds, startSlackSeconds } = watched;
  const words = alertWords(locale);
  const selector = `{namespace="${namespace}",cronjob="${cronJob}"}`;
  const metric = (name: string) => `kube_cronjob_${name}${selector}`;
  // Of a CronJob that has not run or succeeded yet, time counts from when it was made.
  const since = (name: string) => latest(`${metric(name)} or ${metric('created')}`);
  const lastStart = 'status_last_schedule_time';
  const lastSuccess = since('status_last_successful_time');
  const patience = longestRunSeconds + startSlackSeconds;
  // While a run goes on, the success of the one before lies behind its start, so that must hold on; but
  // not where the next start comes before: there some run would always be going on.
  const unsuccessful =
    watched.minGapSeconds > patience
      ? { expr: `${latest(metric(lastStart))} > ${lastSuccess}`, holdsFor: patience }
      : { expr: `time() - ${lastSuccess} > ${maxGapSeconds + patience}`, holdsFor: 0 };
  return [
    {
      alert: 'CronJobNotStarted',
      expr: `time() - ${since(lastStart)} > ${maxGapSeconds + startSlackSeconds}`,
      holdsFor: 0,
      summary: words.notStarted(job.name, '{{ $value | humanizeDuration }}'),
    },
    { alert: 'CronJobNotSucceeded', ...unsuccessful, summary: words.notSucceeded(job.name) },
    {
      alert: 'CronJobAbsent',
      expr: `absent(${metric('info')})`,
      holdsFor: absentFor,
      summary: words.absent(job.name, `${namespace}/${cronJob}`),
    },
  ];
}

/** One figure, whichever instance of kube-state-metrics has told it. */
function latest(series: string): string {
  return `max by (namespace, cronjob) (${series})`;
}

function ruleLines({ alert, expr, holdsFor, summary }: Rule, { job }: WatchedJob): Lines {
  const labels: readonly (readonly [string, string])[] = [
    ...(job.category ? [['category', job.category.name] as const] : []),
    ['job_name', job.name],
  ];
  const owner = job.owner === undefined ? [] : [['owner', plain(job.owner)] as const];
  return [
    `alert: ${alert}`,
    `expr: ${quoted(expr)}`,
    ...(holdsFor > 0 ? [`for: ${holdsFor}s`] : []),
    ...block('labels', strings(labels)),
    ...block('annotations', strings([['summary', summary], ...owner])),
  ];
}

/** Prometheus reads annotations as templates; a text of the author's stays what it is. */
function plain(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}
