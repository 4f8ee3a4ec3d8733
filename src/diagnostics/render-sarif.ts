import { createHash } from 'node:crypto';
import type { ArtifactLocation, Location, Log, ReportingDescriptor, Result } from 'sarif';
import { type Code, catalogue, isCode } from './catalogue/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { displayable } from './displayable.ts';
import { howToAccept } from './how-to-accept.ts';
import { placeInRepository, type Repository } from './repository.ts';
import { regionOf, type Span } from './source-file.ts';
import { textLines } from './text-lines.ts';

/*
 * SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for besides: every rule in every log,
 * a place for every result, texts that are not empty (docs.github.com, "SARIF support for code
 * scanning", read 2026-11-27).
 */

const codes: readonly Code[] = Object.keys(catalogue).filter(isCode).sort();

function rule(code: Code): ReportingDescriptor {
  const { severity, title, explanation } = catalogue[code];
  const accept = howToAccept(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: accept ? `${explanation}\n\n${accept}` : explanation },
    defaultConfiguration: { level: severity },
  };
}

const sourceRoot = '%SRCROOT%';

function artifact(path: string, { locate }: Repository): ArtifactLocation {
  const at = locate(path);
  if (at.kind === 'outside') return { uri: at.url };
  const uri = displayable(at.path).split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: sourceRoot };
}

/** GitHub wants all four. */
const firstLine = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

function location(span: Span | undefined, repository: Repository): Location {
  const region = span ? regionOf(span) : firstLine;
  const artifactLocation = artifact(span?.file.path ?? repository.source, repository);
  return { physicalLocation: { artifactLocation, region } };
}

/**
 * What the result says, with links to the places it refers to, as SARIF writes them; a link that
 * stands in the source's own words is none. Braces would stand for a message's arguments: we give
 * none, and doubled ones, as SARIF wants them, are shown doubled, which would spoil a rewrite.
 */
function messageText(diagnostic: Diagnostic, repository: Repository): string {
  const lines = textLines(diagnostic, ({ span, message }, index) => {
    const place = placeInRepository(span, repository).replace(/[\\[\]]/g, '\\$&');
    return `${message}: [${place}](${index + 1})`;
  });
  return lines.join('\n').replace(/\]\((?!\d+\))/g, '] (');
}

/**
 * What stays the same while lines above are added or taken out, and when a message is put in other
 * words. It has a key of its own: `primaryLocationLineHash`, the one that GitHub goes by, is worked
 * out by its upload action, which warns of every other value (codeql-action, src/fingerprints.ts,
 * read 2026-11-27).
 */
function identity({ code, span, about = {} }: Diagnostic, repository: Repository): string {
  const { uri } = artifact(span?.file.path ?? repository.source, repository);
  const marked = span?.file.text.slice(span.start, span.end) ?? '';
  const told = JSON.stringify([code, uri, marked, about.job, about.category, about.target]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}

function result(diagnostic: Diagnostic, fingerprint: string, repository: Repository): Result {
  const { code, severity, span, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: messageText(diagnostic, repository) },
    locations: [location(span, repository)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, index) => ({
            id: index + 1,
            message: { text: displayable(place.message) },
            ...location(place.span, repository),
          })),
        }),
    partialFingerprints: { 'cronwrightFinding/v1': fingerprint },
  };
}

/** Findings that are alike are told apart by their order. */
function fingerprints(diagnostics: readonly Diagnostic[], repository: Repository) {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const known = identity(diagnostic, repository);
    const count = (seen.get(known) ?? 0) + 1;
    seen.set(known, count);
    return `${known}:${count}`;
  });
}

/** All findings of one run as a SARIF log, for code scanning and editors. */
export function sarifLog(
  diagnostics: readonly Diagnostic[],
  repository: Repository,
  version: string,
): Log {
  const known = fingerprints(diagnostics, repository);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'cronwright', semanticVersion: version, rules: codes.map(rule) },
        },
        columnKind: 'unicodeCodePoints',
        originalUriBaseIds: { [sourceRoot]: { description: { text: "The repository's root." } } },
        results: diagnostics.map((diagnostic, index) =>
          result(diagnostic, known[index] ?? '', repository),
        ),
      },
    ],
  };
}
