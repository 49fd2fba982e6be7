import fc from 'fast-check';
import {
  operatorsFor,
  readCondition,
  writeCondition,
  yuanLiteral,
  type Condition,
  type ConditionRow,
} from '../../admin/regime/form-editor/condition';
import { placesIn } from '../../admin/regime/form-editor/json-places';
import { findingsOf, gravest, marksIn, nodeAtOffset } from '../../admin/regime/form-editor/form-findings';
import { completionsOf, namesFor } from '../../admin/regime/form-editor/names';
import { previewPart } from '../../admin/regime/form-editor/preview-part';
import { rolesOf } from '../../admin/regime/form-editor/preview-roles';
import { sampleAnswers, sampleFacts } from '../../admin/regime/form-editor/sample-answers';
import {
  compileExpression,
  evaluateForm,
  parseExpression,
  printExpression,
  readFacts,
} from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();
const application = regime.forms.get('application');
if (!application) throw new Error('no application form');

describe('a condition as rows', () => {
  it.each([
    'projectCategory = "infrastructure"',
    'declaredTotal >= 300000',
    'list contains(channels, "other") or list contains(commonSystems, "module")',
    'arguedTotal != null and arguedTotal != declaredTotal',
    'not(is defined(note)) and (a = 1 or b between 2 and 3)',
    'kind in ("a", "b")',
    'filedOn >= @"2026-05-01"',
    'declaredTotal <= parameters.ceiling',
    'not(list contains(tags, "x"))',
    'starts with(name, "a \\"quoted\\" one")',
    'balance > -5',
  ])('shows and writes back %p, or leaves it to the text', (text) => {
    const read = readCondition(text);
    const parsed = parseExpression(text).value;
    if (!parsed) throw new Error('the example cannot be parsed');
    if (text.includes('null')) expect(read).toBeNull();
    else expect(writeCondition(read as Condition)).toBe(printExpression(parsed));
  });

  it.each([
    'sum(funds.amount) = declaredTotal',
    'not(partOfEngineering = true and foundedSeparately = false)',
    'a = 1 and (b = 2 or (c = 3 and d = 4))',
    'if a then b else c',
    'a + 1 > 2',
    'declaredTotal >',
    'a',
  ])('does not show %p as rows that would say something else', (text) => expect(readCondition(text)).toBeNull());

  it('takes no condition for no rows', () => expect(readCondition('  ')).toEqual({ join: 'and', items: [] }));

  it('writes nothing while a row is not complete', () => {
    const row: ConditionRow = { kind: 'row', subject: 'total', operator: 'at-least', operands: [] };
    expect(writeCondition({ join: 'and', items: [row] })).toBeNull();
    expect(writeCondition({ join: 'and', items: [{ ...row, operands: [{ kind: 'number', text: '5x' }] }] })).toBeNull();
  });

  it('writes rows that read back as the same rows, whatever is typed into their texts', () => {
    const row = fc.record({
      kind: fc.constant('row' as const),
      subject: fc.constantFrom('total', 'parameters.limit', '总投资'),
      operator: fc.constantFrom('equals' as const, 'differs' as const),
      operands: fc.string({ unit: 'grapheme' }).map((text) => [{ kind: 'text' as const, text }]),
    });
    const group = fc.record({
      kind: fc.constant('group' as const),
      join: fc.constant('or' as const),
      rows: fc.array(row, { minLength: 2, maxLength: 3 }),
    });
    const condition = fc.record({
      join: fc.constant('and' as const),
      items: fc.array(fc.oneof(row, group), { minLength: 2, maxLength: 4 }),
    });
    fc.assert(
      fc.property(condition, (given) => {
        const text = writeCondition(given);
        expect(text).not.toBeNull();
        expect(readCondition(text ?? '')).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it('writes 万元 amounts as yuan without decimals that say nothing', () => {
    expect(yuanLiteral('5000000.00')).toBe('5000000');
    expect(yuanLiteral('0.50')).toBe('0.50');
    expect(yuanLiteral('五百万')).toBe('五百万');
  });

  it('offers comparisons of size for amounts and none for choices', () => {
    expect(operatorsFor({ kind: 'money' })).toContain('at-least');
    expect(operatorsFor({ kind: 'enum', values: ['a'] })).not.toContain('at-least');
  });
});

describe('names that a rule may speak', () => {
  const document = application.document;
  const parameters = regime.regime.parameters;

  it('knows fields, facts and parameters, and columns only inside their table', () => {
    const outside = namesFor(document, '/schema/properties/money', regime.vocabulary, parameters);
    expect(outside.find('declaredTotal')).toMatchObject({ title: '投资额度（总投资）', group: 'field' });
    expect(outside.find('unitType')).toMatchObject({ group: 'fact' });
    expect(outside.find(`parameters.${parameters[0]?.name ?? ''}`)).toMatchObject({ group: 'parameter' });
    expect(outside.find('amount')).toBeUndefined();
    const column = namesFor(
      document,
      '/schema/properties/money/properties/funds/items/properties/reason',
      regime.vocabulary,
      parameters,
    );
    expect(column.find('amount')).toMatchObject({ group: 'column' });
  });

  it('judges a rule as the engine will', () => {
    const { scope } = namesFor(document, '/schema/properties/money', regime.vocabulary, parameters);
    expect(compileExpression('declaredTotal >= 5', scope, { kind: 'boolean' }).findings).toEqual([]);
    expect(compileExpression('declaredTotl >= 5', scope, { kind: 'boolean' }).findings[0]?.code).toBe(
      'expression-unknown-name',
    );
  });

  it('completes Chinese titles, options and functions', () => {
    const completions = completionsOf(namesFor(document, '', regime.vocabulary, parameters));
    expect(completions).toContainEqual(expect.objectContaining({ label: '项目名称', insert: 'projectName' }));
    expect(completions).toContainEqual(expect.objectContaining({ insert: '"self-build"' }));
    expect(completions).toContainEqual(expect.objectContaining({ insert: 'list contains(' }));
  });
});

describe('sample answers', () => {
  it.each([...regime.forms.keys()])('fit kinds, options and bounds of the form %s, the same each time', (code) => {
    const form = regime.forms.get(code);
    if (!form) throw new Error(code);
    const facts = readFacts(regime.vocabulary, sampleFacts(form, regime.vocabulary));
    expect(facts.findings).toEqual([]);
    const answers = sampleAnswers(form);
    const { findings } = evaluateForm(form, regime.vocabulary, { answers, facts: facts.value });
    // Rules between fields may speak; single answers must be right.
    expect(findings.filter(({ code: said }) => said !== 'rule-failed')).toEqual([]);
    expect(sampleAnswers(form)).toEqual(answers);
  });
});

describe('whose view there is', () => {
  it('offers the unit for the application and the reviewing bureau for its own form', () => {
    expect(rolesOf(regime, 'application')).toContain('applicant');
    const reviewed = regime.regime.procedures
      .flatMap(({ stages }) => stages)
      .find((stage) => stage.kind === 'review' && stage.form !== undefined);
    if (reviewed?.kind !== 'review') throw new Error('no review with a form');
    expect(rolesOf(regime, reviewed.form ?? '')).toEqual(expect.arrayContaining([...reviewed.by]));
  });
});

describe('the part of a large form that is drawn', () => {
  const form = (count: number) => ({
    ...application.document,
    schema: {
      type: 'object' as const,
      properties: Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `f${at}`,
          { type: 'string' as const, title: `${at}`, 'x-component': 'Text' as const, 'x-index': at },
        ]),
      ),
    },
  });

  it('is the whole of a small one', () => expect(previewPart(form(60), '')).toBeNull());

  it('is a run around the selection of a large one, never more than can be drawn at once', () => {
    const part = previewPart(form(300), '/schema/properties/f200');
    expect(part).toContain('f200');
    expect(part?.length).toBeLessThanOrEqual(60);
    expect(part?.length).toBeGreaterThan(10);
  });
});

describe('findings at their place', () => {
  const text = '{\n  "code": "a",\n  "schema": {\n    "properties": {\n      "x": { "title": "" }\n    }\n  }\n}';
  const finding = {
    code: 'shape-text',
    severity: 'error' as const,
    message: '空',
    path: 'forms/a.json#/schema/properties/x/title',
  };
  const pointers = new Set(['', '/schema/properties/x']);

  it('belongs to the node it lies in, once, and not to other files', () => {
    const placed = findingsOf('forms/a.json', [finding, { ...finding, path: 'facts.json#/facts/0' }], [finding]);
    expect(placed).toHaveLength(1);
    expect(gravest(placed, pointers).get('/schema/properties/x')).toBe('error');
  });

  it('is marked at the line of its pointer', () => {
    expect(marksIn(text, findingsOf('forms/a.json', [finding]))).toEqual([
      expect.objectContaining({ line: 5, message: '空' }),
    ]);
  });

  it('leads from a place in the text to its node', () => {
    expect(nodeAtOffset(text, text.indexOf('"title"') + 12, pointers)).toBe('/schema/properties/x');
    expect(nodeAtOffset(text, 4, pointers)).toBe('');
  });
});

describe('places in a JSON text', () => {
  it('reads a broken text up to where it breaks, the value that is missing there included', () => {
    expect([...placesIn('{"a": {"b": 1, "c": ').offsets.keys()]).toEqual(['', '/a', '/a/b', '/a/c']);
  });
});
