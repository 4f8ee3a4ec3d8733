import type { CivilMinute } from '../ir/types.ts';
import type { Difference, SecondOpinion, Silence, TargetProof, Verdict } from '../proof/types.ts';
import type { ProofReport } from '../report/proof-report.ts';
import { instantText } from './instant.ts';

/** The report of `verify` for machines: instants in UTC, civil minutes as the zone's clock reads them. */
export function jsonProof(report: ProofReport): Readonly<Record<string, unknown>> {
  const { horizon, tz, proofs, unproved, opinion } = report;
  return {
    horizon: { from: instantText(horizon.from), until: instantText(horizon.until) },
    tz,
    targets: proofs.map(targetJson),
    unproved,
    secondOpinion: opinionJson(opinion),
  };
}

function targetJson({ target, engine, hostZone, zones, jobs, faults }: TargetProof) {
  return {
    target,
    engine,
    hostZone,
    zones,
    jobs: jobs.map(({ job, entries, verdict }) => ({
      job,
      entries,
      verdict: verdict.kind,
      ...verdictJson(verdict),
    })),
    faults,
  };
}

/** Every list is there, empty where the verdict has none. */
function verdictJson(verdict: Verdict) {
  const isLenient = verdict.kind === 'permitted' || verdict.kind === 'nominal';
  return {
    open: isLenient ? verdict.open.map(differenceJson) : [],
    accepted: isLenient ? verdict.accepted.map(differenceJson) : [],
    silent: verdict.kind === 'nominal' ? verdict.silent.map(silenceJson) : [],
    differences: verdict.kind === 'divergent' ? verdict.differences.map(differenceJson) : [],
    facts: verdict.kind === 'divergent' ? verdict.facts : [],
    why: 'why' in verdict ? verdict.why : null,
  };
}

function differenceJson({ civil, zone, wanted, found, searchedFrom, near }: Difference) {
  return {
    local: civilJson(civil),
    zone,
    wanted: wanted.map(instantText),
    found: found.map(instantText),
    searchedFrom: searchedFrom === undefined ? null : instantText(searchedFrom / 60),
    near,
  };
}

function silenceJson({ civil, zone, why }: Silence) {
  return { local: civilJson(civil), zone, why };
}

/** `2026-03-08T02:30` */
function civilJson(civil: CivilMinute): string {
  return instantText(civil).slice(0, 16);
}

function opinionJson({ program, questions, agreed, known, disagreements }: SecondOpinion) {
  return {
    program,
    expressions: questions,
    agreed,
    known: known.map(({ fault, questions: shown }) => ({
      fault: fault.name,
      what: fault.what,
      jobs: shown.flatMap(({ jobs }) => jobs),
    })),
    disagreements: disagreements.map(({ question, minutes, said }) => ({
      expression: question.text,
      zone: question.schedule.zone,
      jobs: question.jobs,
      minutes: minutes.map(({ at, by }) => ({ at: instantText(at), by })),
      said: said ?? null,
    })),
  };
}
