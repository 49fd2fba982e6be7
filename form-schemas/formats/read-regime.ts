import { found, isFine, type Finding, type Outcome } from '../engine/finding';
import type { Regime } from '../engine/model/regime';
import {
  describePlaces,
  FILE_KINDS,
  kindOfPath,
  type DocumentKind,
  type DocumentOf,
  type RegimeFiles,
} from './document-kind';
import { codesOf, findDuplicates, type GivenCode } from './duplicate-codes';
import { readDocument } from './read-document';

type Documents = { readonly [K in DocumentKind]: DocumentOf[K][] };

/**
 * Reads the files of a regime into one value. Proves the shape only: what the documents mean is for `compileRegime`
 * and `proveRegime`.
 *
 * @returns the regime, or null where any file has an error; findings of {@link readDocument} besides `file-unknown`,
 * `file-missing`, `file-name` (a document's code differs from its file's name) and `duplicate-code`
 */
export function readRegime(files: RegimeFiles): Outcome<Regime | null> {
  const findings: Finding[] = [];
  const codes: GivenCode[] = [];
  const documents: Documents = {
    regime: [],
    clauses: [],
    bodies: [],
    facts: [],
    checks: [],
    windows: [],
    deadlines: [],
    records: [],
    evaluation: [],
    form: [],
    matrix: [],
    procedure: [],
    paper: [],
    cases: [],
  };
  for (const place of FILE_KINDS) {
    if (place.required && !files.has(place.at)) {
      findings.push({ code: 'file-missing', severity: 'error', message: `缺少文件 ${place.at}`, path: place.at });
    }
  }
  for (const path of [...files.keys()].sort()) {
    const place = kindOfPath(path);
    if (place) findings.push(...take(place.kind, place.code, path, files.get(path) ?? '', documents, codes));
    else findings.push({ code: 'file-unknown', severity: 'error', message: describePlaces(path), path });
  }
  findings.push(...findDuplicates(codes));
  return found(isFine(findings) ? assemble(documents) : null, findings);
}

function take<K extends DocumentKind>(
  kind: K,
  nameSays: string | null,
  path: string,
  text: string,
  documents: Documents,
  codes: GivenCode[],
): readonly Finding[] {
  const { value, findings } = readDocument(kind, text, path);
  if (value === null) return findings;
  documents[kind].push(kind === 'cases' && nameSays !== null ? { ...value, code: nameSays } : value);
  codes.push(...codesOf(kind, value, path));
  if (nameSays === null || kind === 'cases' || !('code' in value) || value.code === nameSays) return findings;
  const message = `文件名与编码不一致：文件名为“${nameSays}”，code 为“${value.code}”`;
  return [...findings, { code: 'file-name', severity: 'error', message, path: `${path}#/code` }];
}

function assemble(documents: Documents): Regime | null {
  const [regime, clauses, bodies, facts] = [
    documents.regime[0],
    documents.clauses[0],
    documents.bodies[0],
    documents.facts[0],
  ];
  if (!regime || !clauses || !bodies || !facts) return null;
  return {
    ...regime,
    clauses: clauses.clauses,
    textGaps: clauses.textGaps,
    bodies: bodies.bodies,
    facts: facts.facts,
    checks: documents.checks[0]?.checks ?? [],
    windows: documents.windows[0]?.windows ?? [],
    deadlines: documents.deadlines[0]?.deadlines ?? [],
    records: documents.records[0]?.records ?? [],
    ...(documents.evaluation[0] === undefined ? {} : { evaluation: documents.evaluation[0] }),
    forms: documents.form,
    matrices: documents.matrix,
    procedures: documents.procedure,
    papers: documents.paper,
    cases: documents.cases,
  };
}
