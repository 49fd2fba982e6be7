import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { answersJsonSchema } from '../../form-schemas/engine/form/answers-json-schema';
import { compileForm } from '../../form-schemas/engine/form/compile-form';
import { evaluateForm } from '../../form-schemas/engine/form/evaluate-form';
import { isFine } from '../../form-schemas/engine/finding';
import type { FormDocument, FormNode } from '../../form-schemas/engine/model/form';
import type { Json, JsonObject } from '../../form-schemas/engine/value';
import { compileVocabulary } from '../../form-schemas/engine/vocabulary/vocabulary';
import type { BenchRow } from './bench-row';
import { formilyPeer, outcomeOf } from './form-formily';

const FIELDS = 60;
const ROWS = 20;

/** A form of 60 fields in six sections and a table of 20 rows: the engine against Formily without a page, and against Ajv, which sees no rules. */
export async function formBench(): Promise<readonly BenchRow[]> {
  const document = syntheticForm();
  const vocabulary = compileVocabulary({ facts: [], parameters: [] }).value;
  const form = vocabulary === null ? null : compileForm(document, vocabulary).value;
  if (vocabulary === null || form === null) throw new Error('the synthetic form does not compile');
  const answers = syntheticAnswers();
  const { findings } = evaluateForm(form, vocabulary, { answers, facts: {} });
  if (!isFine(findings)) throw new Error(`the synthetic answers are refused: ${JSON.stringify(findings[0])}`);

  const ours = median(() => void evaluateForm(form, vocabulary, { answers, facts: {} }), 2_000);

  const peer = formilyPeer(form);
  const copies = Array.from({ length: 12 }, () => JSON.parse(JSON.stringify(answers)) as JsonObject);
  const times: number[] = [];
  for (const copy of copies) {
    const start = performance.now();
    const { missing } = await outcomeOf(peer(copy));
    times.push(performance.now() - start);
    if (missing.length > 0) throw new Error(`Formily misses ${missing.join(', ')}`);
  }
  const formily = middle(times);

  const ajv = new Ajv2020({ allowUnionTypes: true });
  addFormats(ajv);
  const validate = ajv.compile(answersJsonSchema(document));
  if (!validate(answers)) throw new Error(`Ajv refuses: ${JSON.stringify(validate.errors)}`);
  const schema = median(() => void validate(answers), 5_000);

  const compile = median(() => void compileForm(document, vocabulary), 30);
  const what = `form of ${FIELDS} fields and ${ROWS} rows`;
  return [
    {
      name: `${what}, one evaluation, against Formily headless`,
      unit: 'ms',
      ours,
      peer: formily,
      ratio: formily / ours,
      aim: '≥ 200×',
    },
    {
      name: `${what}, one evaluation, against Ajv (types only, no rules)`,
      unit: 'ms',
      ours,
      peer: schema,
      ratio: schema / ours,
      aim: 'informs',
    },
    { name: `${what}, compile once`, unit: 'ms', ours: compile, peer: null, ratio: null, aim: '≤ 50 ms' },
  ];
}

/** Milliseconds of one call: the median over batches of about a millisecond. */
function median(run: () => void, calls: number): number {
  for (let call = 0; call < calls / 10; call += 1) run();
  const batch = Math.max(1, Math.floor(calls / 50));
  const times: number[] = [];
  for (let done = 0; done < calls; done += batch) {
    const start = performance.now();
    for (let call = 0; call < batch; call += 1) run();
    times.push((performance.now() - start) / batch);
  }
  return middle(times);
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

const KINDS = ['Text', 'Money', 'Integer', 'Date', 'Select', 'YesNo'] as const;
const TYPES = {
  Text: 'string',
  Money: 'string',
  Integer: 'number',
  Date: 'string',
  Select: 'string',
  YesNo: 'boolean',
} as const;
const OPTIONS = ['a', 'b', 'c'].map((value) => ({ value, label: `选项 ${value}` }));

/** Every third field has a condition, a computation or a rule over others. */
function syntheticForm(): FormDocument {
  const sections: Record<string, FormNode> = {};
  for (let section = 0; section < 6; section += 1) {
    const properties: Record<string, FormNode> = {};
    for (let at = 0; at < FIELDS / 6; at += 1) {
      const number = section * 10 + at;
      properties[`f${number}`] = syntheticField(number);
    }
    sections[`s${section}`] = {
      type: 'void',
      title: `第 ${section} 组`,
      'x-component': 'Section',
      'x-index': section,
      properties,
    };
  }
  const columns: Record<string, FormNode> = {
    what: { type: 'string', title: '项', 'x-component': 'Text', 'x-index': 1, required: true, maxLength: 40 },
    price: { type: 'string', title: '单价', 'x-component': 'Money', 'x-index': 2, required: true },
    pieces: { type: 'number', title: '数量', 'x-component': 'Integer', 'x-index': 3, required: true, minimum: 1 },
    amount: { type: 'string', title: '小计', 'x-component': 'Money', 'x-index': 4, 'x-computed': '{{price * pieces}}' },
    reason: {
      type: 'string',
      title: '理由',
      'x-component': 'Text',
      'x-index': 5,
      'x-visible': '{{amount > 100000}}',
      required: true,
    },
  };
  const items: FormNode = {
    type: 'array',
    title: '明细',
    'x-component': 'Table',
    'x-index': 7,
    required: true,
    items: { type: 'object', properties: columns },
  };
  const total: FormNode = {
    type: 'string',
    title: '合计',
    'x-component': 'Money',
    'x-index': 8,
    'x-computed': '{{sum(items.amount)}}',
  };
  return {
    code: 'synthetic',
    title: '合成表',
    clause: ['S-1'],
    schema: { type: 'object', properties: { ...sections, items, total } },
  };
}

function syntheticField(number: number): FormNode {
  const component = KINDS[number % KINDS.length] ?? 'Text';
  // Fields 6k+5 are YesNo: they show the text six further on.
  const visible = component === 'Text' && number > 6 ? { 'x-visible': `{{f${number - 1}}}` } : {};
  const required =
    component === 'Select' && number > 6
      ? { required: `{{f${number - 2} >= 3}}` }
      : component === 'Text'
        ? { required: true }
        : {};
  const rules =
    component === 'Money' && number > 6
      ? { 'x-rules': [{ test: `{{f${number} >= f${number - 6}}}`, message: '不得小于上一项' }] }
      : {};
  return {
    type: TYPES[component],
    title: `字段 ${number}`,
    'x-component': component,
    'x-index': number,
    ...(component === 'Select' ? { enum: OPTIONS } : {}),
    ...(component === 'Text' ? { maxLength: 50 } : {}),
    ...visible,
    ...required,
    ...rules,
  };
}

function syntheticAnswers(): JsonObject {
  const values: Readonly<Record<(typeof KINDS)[number], (number: number) => Json>> = {
    Text: (number) => `第 ${number} 项的说明文字`,
    Money: (number) => `${number * 1000}.50`,
    Integer: (number) => number,
    Date: () => '2026-11-20',
    Select: () => 'b',
    YesNo: (number) => number % 4 === 1,
  };
  const fields = Array.from(
    { length: FIELDS },
    (_, number) => [`f${number}`, values[KINDS[number % KINDS.length] ?? 'Text'](number)] as const,
  );
  const shown = fields.filter(([, value]) => value !== null);
  const items = Array.from({ length: ROWS }, (_, row) => ({
    what: `设备 ${row}`,
    price: `${row * 1000 + 1}.25`,
    pieces: row + 1,
    reason: '用途说明',
  }));
  return { ...Object.fromEntries(shown), items };
}
