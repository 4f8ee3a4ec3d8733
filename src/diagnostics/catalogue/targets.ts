import type { CatalogueEntry } from './entry.ts';

/** CW4xx: a target's limits. */
export const targets = {
  CW401: {
    severity: 'error',
    title: 'starts closer together than the platform allows',
    explanation: `GitHub Actions starts a scheduled workflow at most once in five minutes, and says nothing about what happens to a denser schedule. The distance is counted between neighbouring starts, across lists, hours and midnight: "0,58 * * * *" has two minutes.
Let the job run on another target only, or make it start less often.`,
  },
  CW403: {
    severity: 'error',
    title: "days that five fields can't say on the host's clock",
    explanation: `Debian's cron and BusyBox read every entry on the clock of their host; cronie alone has a setting for another zone (CRON_TZ). A job in another zone is written in the times of the host's. Where that carries it over midnight its days move as well, and a few can't: the day before 1 March is the 28th or the 29th of February, and a Monday in March would become a Tuesday from 2 March to 1 April.
Set host_timezone to what timedatectl shows on the host, or let the job run on a target that knows zones.`,
  },
  CW404: {
    severity: 'error',
    title: 'text that a platform cannot carry to the call',
    explanation: `A job's query travels to the runner as words key=value. In a crontab "%" ends the command and a line end begins another entry; Debian's cron drops backslashes, and BusyBox begins a comment at "#" but takes "%"; in a workflow "\${{" begins an expression. Escapes for these differ from one daemon to the next, so such text is refused.
Leave the character out, or let the service take the value in another form.`,
  },
  CW405: {
    severity: 'error',
    title: 'a command longer than the daemon accepts',
    explanation: `Debian's cron accepts commands of at most 998 bytes; one longer command makes it ignore the whole file. cronie cuts at 131,071 bytes without a word, and Linux hands no more to a shell.
Shorten the endpoint's query or the paths in the crontab's settings, or let the job run on another target.`,
  },
  CW406: {
    severity: 'error',
    title: 'a crontab longer than the daemon reads',
    explanation: `Debian's cron ignores a file of more than 10,000 lines altogether. BusyBox reads 255 lines of a user's crontab, comments not counted, and drops the rest. cronie stops in the middle of comments after 32,768 bytes and takes what follows for entries.
Let some of the jobs run on another target, or keep them in a second source with a file of its own; shorten a comment that is so long.`,
  },
  CW407: {
    severity: 'error',
    accept: 'whole',
    title: 'jobs that run as root',
    explanation: `A job of this schedule is one HTTP call; nothing in it needs root.
Create a user for the jobs (adduser --system --group jobs) and name it. Where it must be root all the same, accept it at the top of the file and say why.`,
  },
  CW408: {
    severity: 'warning',
    title: 'an image that can change under its name',
    explanation: `Without a tag, or with the tag "latest", the image that runs the jobs is whatever was pushed last: a run that worked yesterday may not work today, and nobody changed anything.
Name a version, curlimages/curl:8.11.1, or a digest (@sha256:…).`,
  },
  CW409: {
    severity: 'error',
    title: 'a folder that cronwright will not write to',
    explanation: `Generated files are committed beside their source. An absolute folder, one with "..", the root itself or anything in .git is not a place for them.
Name a folder below the repository's root, such as generated/crontab.`,
  },
  CW410: {
    severity: 'error',
    title: 'two targets in one folder',
    explanation: `Each target deletes from its folder the files that no job stands for any more. Two targets in one folder, or one inside the other's, would delete each other's. generated/sql and generated/monitoring are no target's, once the source has log or alerts.
Give each target a folder of its own.`,
  },
  CW411: {
    severity: 'error',
    title: 'two jobs under one name on a platform',
    explanation: `Platforms allow fewer characters in a name than a job has. Where a name must be changed or cut, it gets eight digits of a checksum, so that two jobs meet only if one is named like another's checksum.
Rename one of the two.`,
  },
  CW412: {
    severity: 'error',
    title: 'several schedules in one object',
    explanation: `A CronJob holds one schedule. Two CronJobs for one job would not keep each other from running at the same time.
Write the times as one expression, or as two jobs.`,
  },
  CW413: {
    severity: 'error',
    title: 'a day rule that five fields cannot say',
    explanation: `Where date and weekday are both restricted, five fields mean "on the date or on the weekday"; "on the date, and only if it is that weekday" means different things to different daemons.
Restrict only one of the two.`,
  },
  CW414: {
    severity: 'error',
    title: "a host's zone that does not exist",
    explanation: `host_timezone is the zone of the host's clock by its IANA name, as timedatectl shows it: America/Sao_Paulo, Europe/Lisbon, Etc/UTC.`,
  },
  CW415: {
    severity: 'error',
    title: 'overlapping runs on a daemon that has none',
    explanation: `BusyBox crond starts an entry only when the last run of it has ended: it does what overlap: forbid asks for, and can't be told otherwise.
Write overlap: forbid, or let the job run on a target that allows two runs at once.`,
  },
  CW416: {
    severity: 'error',
    title: 'a grace where nobody knows how late a start is',
    explanation: `grace says how late a start may still run. Kubernetes tells each start when it was due. A crontab and GitHub Actions don't, so there the runner looks at the clock: for a time of day or a window's opening that says how late it is; a schedule may have been due at any of many times.
State grace on the jobs or categories that have times or windows, or let the job run in Kubernetes only.`,
  },
  CW417: {
    severity: 'error',
    title: 'alerts on jobs that nobody watches',
    explanation: `alerts: prometheus writes rules over what kube-state-metrics tells of CronJobs. A job that runs nowhere in Kubernetes has none, and a file without rules would look like a watch that isn't kept.
Let the jobs run on the target kubernetes, or leave alerts out; stale_jobs() of generated/sql watches jobs on every platform.`,
  },
} as const satisfies Record<string, CatalogueEntry>;
