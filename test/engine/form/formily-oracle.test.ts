import type { FormDocument, FormNode } from '../../../form-schemas/engine/model/form';
import { evaluateForm } from '../../../form-schemas/engine/form/evaluate-form';
import type { Json, JsonObject } from '../../../form-schemas/engine/value';
import { comeToRest, formilyPeer, outcomeOf } from '../../bench/form-formily';
import { compiled, vocabularyOf } from './given';
import { randomForm, randomOf } from './random-form';

const vocabulary = vocabularyOf();

interface Said {
  readonly visible: readonly string[];
  readonly missing: readonly string[];
  readonly values: Json;
  /** Number of fields and cells, shown or not. */
  readonly all: number;
}

/** What both say about one submission, in comparable form: visible paths, missing required answers, values. */
async function bothSay(
  seed: number,
  submission: number,
  mutate?: (document: FormDocument) => FormDocument | null,
): Promise<readonly [Said, Said] | null> {
  const { document, answers: draw } = randomForm(seed);
  const ready = compiled(document, vocabulary);
  const answers = draw(randomOf(seed * 1_000 + submission));
  const mutated = mutate === undefined ? document : mutate(document);
  if (mutated === null) return null;
  const { value, findings } = evaluateForm(ready, vocabulary, { answers, facts: {} });
  const ours = {
    visible: value.fields
      .filter((field) => field.visible)
      .map((field) => field.path)
      .sort(),
    missing: findings
      .filter((finding) => finding.code === 'required-missing')
      .map((finding) => finding.path ?? '')
      .sort(),
    values: canonical(value.answers),
    all: value.fields.length,
  };
  const headless = formilyPeer(ready)(JSON.parse(JSON.stringify(answers)) as JsonObject, mutated);
  comeToRest(headless);
  const theirs = await outcomeOf(headless);
  return [ours, { ...theirs, values: canonical(theirs.values), all: ours.all }];
}

/** Without nulls, empty lists and empty rows: Formily keeps them, and they mean the same. Amounts with two decimals. */
function canonical(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(canonical);
  if (typeof json === 'string') return /^\d+\.\d{2}$/.test(json) ? json.replace(/^0+(?=\d)/, '') : json;
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json as JsonObject).map(([key, value]) => [key, canonical(value)] as const);
  return Object.fromEntries(
    entries.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

describe('Formily, headless, over the same document', () => {
  it('agrees on visibility, missing answers and values in 159 random submissions of 53 random forms', async () => {
    let [shown, hidden, missing, computed] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 53; seed += 1) {
      for (let submission = 0; submission < 3; submission += 1) {
        const said = await bothSay(seed, submission);
        const [ours, theirs] = said ?? [null, null];
        expect({ seed, submission, said: theirs }).toEqual({ seed, submission, said: ours });
        if (ours === null) throw new Error('no submission');
        const { visible, missing: gaps, values, all } = ours;
        shown += visible.length;
        missing += gaps.length;
        computed += (values as JsonObject)['total'] === undefined ? 0 : 1;
        hidden += all - visible.length;
      }
    }
    // The samples say something: nothing of this is empty agreement.
    expect(shown).toBeGreaterThan(1_500);
    expect(missing).toBeGreaterThan(100);
    expect(computed).toBeGreaterThan(50);
    expect(hidden).toBeGreaterThan(400);
  });

  it('disagrees, as a control, when Formily is given a mutated form', async () => {
    const mutations: readonly (readonly [string, (node: FormNode) => FormNode | null])[] = [
      [
        'a condition turned round',
        (node) =>
          node['x-visible'] === undefined ? null : { ...node, 'x-visible': node['x-visible'].replace('{{', '{{!!') },
      ],
      [
        'a required field made free',
        (node) => (node.required === true && node['x-visible'] === undefined ? without(node, 'required') : null),
      ],
      [
        'a computation left out',
        (node) =>
          node['x-computed'] === undefined || node['x-visible'] !== undefined ? null : without(node, 'x-computed'),
      ],
    ];
    for (const [name, change] of mutations) {
      let [tried, caught] = [0, 0];
      for (let seed = 1; seed <= 40 && tried < 12; seed += 1) {
        const said = await bothSay(seed, 1, (document) => mutateFirst(document, change));
        if (said === null) continue;
        tried += 1;
        if (JSON.stringify(said[0]) !== JSON.stringify(said[1])) caught += 1;
      }
      expect({ name, tried: tried >= 10, caught: caught >= tried / 4 }).toEqual({ name, tried: true, caught: true });
    }
  });
});

function mutateFirst(document: FormDocument, change: (node: FormNode) => FormNode | null): FormDocument | null {
  const properties = { ...document.schema.properties };
  for (const [key, node] of Object.entries(properties)) {
    const changed = change(node);
    if (changed === null) continue;
    properties[key] = changed;
    return { ...document, schema: { type: 'object', properties } };
  }
  return null;
}

function without(node: FormNode, key: keyof FormNode): FormNode {
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== key)) as unknown as FormNode;
}
