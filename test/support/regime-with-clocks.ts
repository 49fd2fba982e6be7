import type { Json, JsonObject } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { regimeWithLimits } from './regime-with-limits';

/** Clocks that no regulation has: one of each kind, invented for tests. */
const CLOCKS: readonly Json[] = [
  {
    code: 'argue-in-time',
    title: '论证期限',
    clause: ['DZ-7-3'],
    of: 'project',
    from: { fact: 'filedOn' },
    within: { count: 30, unit: 'day' },
    strength: 'must',
    done: 'arguedKind != null',
    who: ['applicant'],
    remind: [10, 3],
    escalate: { to: ['finance-bureau'], after: 2 },
  },
  {
    code: 'unit-report',
    title: '年度报告',
    clause: ['DZ-7-2'],
    of: 'unit',
    from: { yearly: '11-30' },
    strength: 'should',
    done: 'declaredTotal != null',
    who: ['applicant'],
    remind: [7],
  },
  {
    code: 'city-report',
    title: '全市通报',
    clause: ['DZ-7-2'],
    of: 'government',
    from: { yearly: '12-15' },
    strength: 'must',
    done: 'declaredTotal != null',
    who: ['digital-bureau'],
    remind: [14],
  },
];

/** {@link regimeWithLimits} with clocks, and with somebody to be told when the screening is late: the finance bureau, two workdays after. */
export function regimeWithClocks(): RegimeFiles {
  const files = new Map(regimeWithLimits());
  const path = 'procedures/project.json';
  const procedure = JSON.parse(files.get(path) ?? '') as { stages: { code: string; deadline?: object }[] };
  for (const stage of procedure.stages)
    if (stage.code === 'screening')
      stage.deadline = { ...stage.deadline, escalate: { to: ['finance-bureau'], after: 2 } };
  files.set(path, canonicalText(procedure as unknown as Json));
  files.set(
    'deadlines.json',
    canonicalText({ $schema: '../../formats/deadlines.schema.json', deadlines: [...CLOCKS] }),
  );
  files.set('regime.json', withoutClocks(JSON.parse(files.get('regime.json') ?? '') as Json));
  return files;
}

/** Without the places that name clocks of the regulation, which are not there any more. */
function withoutClocks(value: Json): string {
  return canonicalText(
    JSON.parse(JSON.stringify(value, (key, one: unknown) => (CLOCK_KEYS.has(key) ? undefined : one))),
  );
}

const CLOCK_KEYS: ReadonlySet<string> = new Set(['deadline', 'clock']);

/** With clocks that are met, or run, by a fact (`priorityTags`) that the unit and the digital bureau alone see. */
export function withHiddenClocks(): RegimeFiles {
  const files = new Map(regimeWithClocks());
  const form = JSON.parse(files.get('forms/application.json') ?? '') as {
    schema: { properties: { basics: { properties: Record<string, JsonObject> } } };
  };
  const fields = form.schema.properties.basics.properties;
  fields['priorityTags'] = { ...fields['priorityTags'], 'x-roles': { see: ['applicant', 'digital-bureau'] } };
  files.set('forms/application.json', canonicalText(form as unknown as Json));
  return withMoreClocks(files, [
    { code: 'met-in-secret', done: 'priorityTags = null or priorityTags != null' },
    { code: 'running-in-secret', while: 'priorityTags = null and priorityTags != null' },
    { code: 'open-in-secret', while: 'priorityTags = null or priorityTags != null' },
  ]);
}

/** With one that nothing can be done about for ten days. */
export function withClockToOpen(): RegimeFiles {
  return withMoreClocks(regimeWithClocks(), [
    { code: 'opens-later', title: '满十日后报送', opens: { count: 10, unit: 'day' } },
  ]);
}

/** With further clocks of projects, each as the first one but for what is said of it. */
function withMoreClocks(regime: RegimeFiles, more: readonly JsonObject[]): RegimeFiles {
  const files = new Map(regime);
  const document = JSON.parse(files.get('deadlines.json') ?? '') as { deadlines: JsonObject[] };
  const [first] = document.deadlines;
  document.deadlines = [...document.deadlines, ...more.map((one) => ({ ...first, ...one }))];
  return files.set('deadlines.json', canonicalText(document as unknown as Json));
}
