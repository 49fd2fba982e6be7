import type { Regime } from '../../form-schemas/engine';
import type { Day } from '../../form-schemas/engine/day';
import { writeRegime } from '../../form-schemas/formats/write-regime';
import { inventedRegime } from '../engine/fixtures/invented-regime';
import type { DrillDatabase } from './drill-database';
import type { Write } from './drill-load';
import { GivenServer } from './given';
import { publishedRegime, regimeEditors } from './given-regime';

/** The government in which the drill files. */
export const DRILL_GOVERNMENT = '999900';

/** Who is told of each filing: the holders of the two bodies that appraise it. */
export const TOLD_OF_A_FILING = 2;

/** What a client was told when its filing was acknowledged. */
export interface Filed {
  readonly id: string;
  readonly code: string;
}

interface Refusable {
  readonly findings: readonly { readonly severity: string; readonly message: string }[];
  readonly errors: readonly { readonly message: string }[];
}

const REFUSABLE = 'findings { severity message } errors { path message }';
const START = `mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } ${REFUSABLE} } }`;
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { id } ${REFUSABLE} } }`;
const FILE = `mutation ($input: FileApplicationInput!) { fileApplication(input: $input) { application { id project { code } } ${REFUSABLE} } }`;

/** Files one project from nothing, as a unit's clerk does: start, fill in, hand in. The title is the label. */
export const fileOne: Write<Filed> = async (label, send) => {
  const { startFiling } = await send<{ startFiling: Refusable & { draft: { id: string } | null } }>('start', START, {
    regimeCode: 'qingxi',
    procedure: 'loan',
    given: { secret: false, inCounty: true },
  });
  const draft = there(startFiling.draft, startFiling).id;
  const { saveDraft } = await send<{ saveDraft: Refusable & { draft: { id: string } | null } }>('save', SAVE, {
    id: draft,
    answers: { name: label, amount: '30000.00', luxury: false },
    expectedVersion: 1,
  });
  there(saveDraft.draft, saveDraft);
  const { fileApplication } = await send<{
    fileApplication: Refusable & { application: { id: string; project: { code: string } } | null };
  }>('file', FILE, { draftId: draft, expectedVersion: 2 });
  const { id, project } = there(fileApplication.application, fileApplication);
  return { id, code: project.code };
};

function there<T>(value: T | null, { findings, errors }: Refusable): T {
  if (value === null) throw new Error(`refused: ${JSON.stringify([...findings, ...errors])}`);
  return value;
}

/** Fills a database with a government, its published regime and people, through the commands. @returns a session of each filer */
export async function givenFilers(database: DrillDatabase, count: number): Promise<readonly string[]> {
  const given = await GivenServer.start({ database: database.config, data: database.data });
  try {
    // The process under the drill goes by the database's clock: sessions begin now.
    given.clock.set(new Date().toISOString());
    const county = await given.government(DRILL_GOVERNMENT, '青溪县');
    await publishedRegime(await regimeEditors(county), writeRegime(regimeInForce()), today());
    const office = await county.organisation('office', '县政府办');
    await county.official(office, ['decider'], ['secretariat']);
    await county.official(office, ['decider'], ['treasury']);
    const tokens: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const unit = await county.organisation(`unit-${index}`);
      const { token } = await (await county.official(unit, ['applicant'])).signedIn();
      if (token !== null) tokens.push(token);
    }
    return tokens;
  } finally {
    await given.close();
  }
}

/** The invented regime, which is of a year to come, as one by which cases may be opened today. */
function regimeInForce(): Regime {
  const regime = inventedRegime();
  return { ...regime, basis: { ...regime.basis, issued: '2020-01-01' as Day, effectiveFrom: '2020-01-01' as Day } };
}

function today(): Day {
  const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  return shanghai.format(new Date()) as Day;
}
