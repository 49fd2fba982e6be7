import type { Json } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { listed, publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { newCity, type City } from '../support/regime-city';
import { accepted, SAVE, START, type DraftAnswer } from '../support/regime-drafts';

/** What a draft of a regime would say, before anybody publishes it. */

let given: GivenServer;
let city: City;
let edition: string;

const files = withFewCases(regimeFiles('dazhou'));

beforeAll(async () => {
  given = await givenServer();
  city = await newCity(given);
  edition = (await publishedRegime(city.editors, files)).globalId();
});
afterAll(() => given?.close());

const VALIDATE = `query ($input: ValidateAnswersInput!) { validateAnswers(input: $input) {
  fields { path visible editable } findings { code severity path message } } }`;
const PREVIEW = `query ($input: PreviewRouteInput!) { previewRoute(input: $input) {
  stages { code dueWords dueArticle bodies { code } } findings { code severity path } } }`;

interface Judged {
  readonly fields: readonly { readonly path: string; readonly visible: boolean; readonly editable: boolean }[];
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly path: string | null }[];
}
interface Previewed {
  readonly stages: readonly {
    readonly code: string;
    readonly dueWords: string | null;
    readonly dueArticle: string | null;
    readonly bodies: readonly { readonly code: string }[];
  }[];
  readonly findings: readonly { readonly code: string }[];
}

type Document = Record<string, Json>;

/** A draft in which some files are changed. */
async function drafted(changes: Readonly<Record<string, (document: Document) => void>>): Promise<DraftAnswer> {
  const started = await accepted(city.preparer, START, { edition });
  const changed = listed(files).flatMap(({ path, text }) => {
    const change = changes[path];
    if (!change) return [];
    const document = JSON.parse(text) as Document;
    change(document);
    return [{ path, text: canonicalText(document) }];
  });
  return accepted(city.preparer, SAVE, { id: started.id, files: changed, expectedVersion: started.version });
}

const validate = async (client: TestClient, input: object): Promise<Judged> =>
  (await client.data<{ validateAnswers: Judged }>(VALIDATE, { input: { form: 'screening', answers: {}, ...input } }))
    .validateAnswers;
const preview = async (input: object): Promise<Previewed> =>
  (
    await city.preparer.data<{ previewRoute: Previewed }>(PREVIEW, {
      input: { procedure: 'project', facts: {}, ...input },
    })
  ).previewRoute;

const withField = (document: Document) => {
  const { properties } = document['schema'] as { properties: Document };
  properties['newNote'] = {
    type: 'string',
    title: '新设说明',
    'x-component': 'Text',
    'x-index': 99,
    required: true,
    'x-roles': { fill: ['digital-bureau'] },
  };
};

describe('a draft of a regime', () => {
  it('judges answers by the form as it was last saved; the edition in force knows nothing of it', async () => {
    const draft = await drafted({ 'forms/screening.json': withField });
    const said = (judged: Judged) => judged.findings.some((finding) => finding.path === 'newNote');
    expect(said(await validate(city.preparer, { regimeDraftId: draft.id }))).toBe(true);
    expect(said(await validate(city.preparer, { editionId: edition }))).toBe(false);
  });

  it('says what somebody of a body could fill in', async () => {
    const draft = await drafted({ 'forms/screening.json': withField });
    const editable = async (body: string) =>
      (await validate(city.preparer, { regimeDraftId: draft.id, bodies: [body] })).fields.find(
        (field) => field.path === 'newNote',
      )?.editable;
    expect([await editable('digital-bureau'), await editable('applicant')]).toEqual([true, false]);
  });

  it('shows its stages with their limits', async () => {
    const draft = await drafted({
      'procedures/project.json': (document) => {
        const stages = document['stages'] as Document[];
        const screening = stages.find((stage) => stage['code'] === 'screening');
        if (screening) screening['deadline'] = { within: 5, unit: 'workday', strength: 'must', clause: ['DZ-7-3'] };
      },
    });
    const limits = ({ stages }: Previewed) => stages.map((stage) => [stage.code, stage.dueWords]).slice(0, 2);
    expect(limits(await preview({ regimeDraftId: draft.id }))).toEqual([
      ['filing', null],
      ['screening', '5个工作日内'],
    ]);
    expect(limits(await preview({ editionId: edition }))).toEqual([
      ['filing', null],
      ['screening', null],
    ]);
  });

  it('that does not compile says where, instead of a verdict', async () => {
    const draft = await drafted({
      'forms/screening.json': (document) => {
        const { properties } = document['schema'] as { properties: Document };
        properties['newNote'] = {
          type: 'string',
          title: '说明',
          'x-component': 'Text',
          'x-index': 99,
          'x-visible': '{{nobody > 1}}',
        };
      },
    });
    const judged = await validate(city.preparer, { regimeDraftId: draft.id });
    expect(judged.fields).toEqual([]);
    expect(judged.findings).toEqual([
      expect.objectContaining({ severity: 'ERROR', path: expect.stringContaining('forms/screening.json#/') as string }),
    ]);
    expect((await preview({ regimeDraftId: draft.id })).stages).toEqual([]);
  });

  it('is there for its own government’s editors only, and one regime is asked at a time', async () => {
    const draft = await drafted({ 'forms/screening.json': withField });
    const neighbour = await newCity(given);
    const code = async (client: TestClient, input: object) =>
      (await client.ask(VALIDATE, { input: { form: 'screening', answers: {}, ...input } })).errors[0]?.extensions.code;
    expect(await code(neighbour.preparer, { regimeDraftId: draft.id })).toBe('NOT_FOUND');
    const unit = await city.government.organisation('unit');
    const filer = await (await city.government.official(unit, ['applicant'])).signedIn();
    expect(await code(filer, { regimeDraftId: draft.id })).toBe('NOT_FOUND');
    expect(await code(city.preparer, { regimeDraftId: draft.id, editionId: edition })).toBe('BAD_USER_INPUT');
  });
});
