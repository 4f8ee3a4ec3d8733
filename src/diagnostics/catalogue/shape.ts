import type { CatalogueEntry } from './entry.ts';

/** CW1xx: the shape of the document. */
export const shape = {
  CW101: {
    severity: 'error',
    title: 'unknown key',
    explanation:
      'Only known keys are allowed: a misspelled one would otherwise be ignored without a word, and the job would run as if the line were not there. Keys are English and in lower case. A key whose effect is not built yet is unknown, too. A baseline has version and jobs only; the rest comes from the main file.',
  },
  CW102: {
    severity: 'error',
    title: 'missing key',
    explanation:
      'A key without which nothing can be compiled is not there. A file needs version, timezone, jobs and targets; a job needs an endpoint; a window needs hours; a target may need settings of its own.',
  },
  CW103: {
    severity: 'error',
    title: 'unknown version',
    explanation:
      'The file says which version of the language it is written in, and this cronwright knows version 1 only. For a later version install the cronwright that introduced it.',
  },
  CW104: {
    severity: 'error',
    title: 'wrong type',
    explanation:
      'Another kind of value stands here than is wanted: a number for a text, a list for a single value, or nothing at all. YAML reads a bare 300 as a number and a bare true as a truth value; quotes make any value a text. yes, no, on and off are texts: write true or false.',
  },
  CW105: {
    severity: 'error',
    title: 'name that cannot be used',
    explanation:
      'The names of jobs, categories, windows and times begin with a small letter and go on with small letters, digits and _, at most 63 in all. They become file names, labels, lock names and parts of commands, which all share only these characters. Accents and capitals belong into label.',
  },
  CW106: {
    severity: 'error',
    title: 'value that is not in the list',
    explanation: 'This key takes one of a few values, written exactly so. The message names them.',
  },
  CW107: {
    severity: 'error',
    title: 'nothing where something is needed',
    explanation:
      'An empty map, list or text says nothing, and what it would mean is easily taken for its opposite: targets: [] could be "nowhere" as well as "as usual". Fill it, or take the key out.',
  },
  CW108: {
    severity: 'error',
    title: 'the same item twice',
    explanation:
      'A list of names holds each name once. A second one changes nothing and is mostly a slip for another name.',
  },
  CW109: {
    severity: 'error',
    title: 'value of another form',
    explanation:
      'The value has the right type, but not the form that its place allows. Settings of targets end up in commands, paths and manifests, so their characters are limited. The message says what is wanted.',
  },
  CW110: {
    severity: 'error',
    title: 'bad duration',
    explanation:
      'A duration is a whole number, at least 1, and one unit without a blank: s, m, h or d, as in 300s, 5m, 1h. A number alone is refused because nobody knows its unit. The longest is 365d; the longest timeout is 1d, because the runner takes no longer one.',
  },
  CW111: {
    severity: 'error',
    title: 'bad time of day',
    explanation:
      'A time of day is "HH:MM" with two digits each, from "00:00" to "23:59", in quotes: without them older YAML readers take 10:00 for the number 600. Seconds are not possible, since every scheduler counts minutes.',
  },
  CW112: {
    severity: 'error',
    title: 'bad span of hours',
    explanation:
      'A span is "HH:MM-HH:MM": the start belongs to it, the end does not. The end may be 24:00, or lie before the start when the span crosses midnight. Start and end must differ; the whole day is "00:00-24:00".',
  },
  CW113: {
    severity: 'error',
    title: 'bad weekdays',
    explanation:
      'Weekdays are mon tue wed thu fri sat sun, as ranges and lists without blanks: mon-fri, mon,wed. Ranges go forward from Monday to Sunday, and each day is named once. Numbers are refused, since platforms count weekdays differently.',
  },
  CW114: {
    severity: 'error',
    title: 'bad date',
    explanation:
      'A date is written YYYY-MM-DD and must exist in the calendar, between 1970 and 2099.',
  },
  CW115: {
    severity: 'error',
    title: 'anchor that is no Monday',
    explanation:
      'Weeks and examples count from the anchor instead of from today, so that the generated page does not change from day to day. Weeks begin on Monday, so the anchor must be one.',
  },
  CW116: {
    severity: 'error',
    title: 'unknown time zone',
    explanation:
      'A zone is named exactly as in the IANA time zone database, such as America/Sao_Paulo or UTC, capitals included: the name is written into the artifacts, and some platforms read it letter by letter. Abbreviations such as BRT and offsets such as UTC-3 name no place and have no rules for summer time.',
  },
  CW117: {
    severity: 'error',
    title: 'list under times',
    explanation:
      'Each time becomes a job of its own, and a job needs a name that stays when times are added or removed. So several times are a map from name to time: times: { manha: "10:00", tarde: "16:00" }.',
  },
  CW118: {
    severity: 'error',
    title: 'code that does not exist',
    explanation:
      'An acceptance names a code of the list, such as CW705: the one that stands between brackets in the message it is about. npx cronwright explain CODE tells what a code means.',
  },
  CW119: {
    severity: 'error',
    title: 'code that cannot be accepted',
    explanation:
      'Warnings can be accepted, and the few errors that are a matter of judgement. What is simply wrong cannot: the file could not be compiled, or would start jobs at other times than it says.',
  },
  CW120: {
    severity: 'error',
    title: 'job that never starts',
    explanation:
      'A job says when it starts in exactly one way: schedule (a cron expression), times (times of day) or windows (it starts when they open). This one says none. A job that shall not start for a while keeps its schedule and is paused.',
  },
  CW121: {
    severity: 'error',
    title: 'job with two kinds of start',
    explanation:
      'A job says when it starts in exactly one way: schedule, times or windows. Two of them could mean both or either, so neither is guessed. Keep one, or write two jobs.',
  },
  CW122: {
    severity: 'error',
    title: 'weekdays without times',
    explanation:
      'weekdays belongs to times. A cron expression names its own days in its fifth field, and a window has weekdays of its own. Put the days there.',
  },
  CW123: {
    severity: 'error',
    title: 'acceptance of too little or too much',
    explanation:
      'An acceptance permits exactly what it names. Other starts than the source says (CW610) are accepted for one target, and on all dates or on those that are listed; anything else has no dates.',
  },
  CW130: {
    severity: 'error',
    title: 'endpoint that is no path',
    explanation:
      'An endpoint is a path on the service: it begins with one /, has letters, digits and . _ ~ / : @ - and may end in a query. Host and scheme come from JOBS_BASE_URL, which differs between staging and production. Parts such as .. and // are refused, because servers and proxies read them differently.',
  },
  CW131: {
    severity: 'error',
    title: 'query that cannot be sent',
    explanation:
      'A query is key=value pairs joined by &, of letters, digits and . _ ~ -, with everything else percent-encoded as UTF-8 and + for a blank. Control characters are refused in their encoded form, too, since the runner gets the decoded text.',
  },
  CW132: {
    severity: 'error',
    title: 'secret in a query',
    explanation:
      'The schedule is committed and copied into artifacts, pages and logs, so a secret in it is no secret any more. The runner sends JOBS_TOKEN, which stands on each platform and nowhere else, as the Authorization header. Replace the secret that was here: it has been seen.',
  },
  CW140: {
    severity: 'error',
    title: 'text that a platform would execute',
    explanation:
      'GitHub Actions evaluates what follows ${{, and a shell what follows $( or stands between backticks, wherever it is. Whoever can edit a description could then run commands with the secrets of the jobs. They are refused in every text, however harmless its place.',
  },
  CW141: {
    severity: 'error',
    title: 'hidden character in a text',
    explanation:
      'An escape or a line break puts a character into the text that no line of a crontab, manifest or page can carry: a control character, one without width, or one that turns the reading direction. Write the text on one line, without the escape.',
  },
} as const satisfies Record<string, CatalogueEntry>;
