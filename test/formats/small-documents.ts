import { canonicalText } from '../../form-schemas/formats/canonical';
import type { DocumentKind } from '../../form-schemas/formats/document-kind';
import type { Json, JsonObject } from '../../form-schemas/engine/value';
import { SMALL_PAPER } from './small-paper';
import { SMALL_CASES } from './small-cases';
import { SMALL_PROCEDURE } from './small-procedure';

/** One valid document of each kind, of an invented town; small enough to break one thing at a time. */
export const DOCUMENTS: Readonly<Record<DocumentKind, { readonly path: string; readonly json: JsonObject }>> = {
  regime: {
    path: 'regime.json',
    json: {
      $schema: '../../formats/regime.schema.json',
      code: 'sample',
      title: '样例镇信息化项目管理办法',
      jurisdiction: { code: '999900', title: '样例市', level: 'city' },
      basis: {
        number: '样府发〔2030〕1号',
        title: '样例办法',
        issuer: '样例市人民政府',
        issued: '2030-01-02',
        effectiveFrom: '2030-02-01',
        status: 'in-force',
      },
      edition: 'pilot',
      timeZone: 'Asia/Shanghai',
      bounds: { above: 'included', below: 'excluded', clause: ['SA-9'] },
      scope: {
        questions: [{ fact: 'secret', title: '是否涉密？', clause: ['SA-1'] }],
        rules: [
          {
            code: 'no-secret',
            require: 'secret = false',
            message: '涉密项目不适用',
            clause: ['SA-1'],
            transition: true,
          },
        ],
      },
      parameters: [
        {
          name: 'limit',
          title: '限额',
          type: 'money',
          value: '300000.00',
          required: true,
          clause: ['SA-2'],
          note: '样例',
        },
        {
          name: 'evaluationMonths',
          title: '自评价月数',
          type: 'integer',
          value: 12,
          required: false,
          yearly: { by: 'planYear', values: { '2031': 10 } },
          clause: ['SA-2'],
          note: '样例',
        },
      ],
    },
  },
  clauses: {
    path: 'clauses.json',
    json: {
      $schema: '../../formats/clauses.schema.json',
      clauses: ['SA-1', 'SA-2', 'SA-9'].map((id) => ({
        id,
        article: `第${id}条`,
        subject: '样例',
        rule: '样例',
        effect: ['scope'],
        coveredBy: ['engine:bounds'],
        reason: '样例',
      })),
      textGaps: [
        {
          id: 'SA-gap-1',
          kind: 'open',
          clause: ['SA-2'],
          title: '限额',
          question: '限额未定',
          parameter: 'limit',
          witness: { total: '1.00' },
        },
      ],
    },
  },
  bodies: {
    path: 'bodies.json',
    json: {
      $schema: '../../formats/bodies.schema.json',
      bodies: [
        { code: 'unit', title: '申报单位', kind: 'unit', resolve: 'applicant' },
        { code: 'bureau', title: '主管局', kind: 'unit', resolve: 'fixed' },
      ],
    },
  },
  facts: {
    path: 'facts.json',
    json: {
      $schema: '../../formats/facts.schema.json',
      facts: [
        { name: 'secret', title: '是否涉密', type: 'boolean', owner: { kind: 'scope' }, provenance: 'declared' },
        {
          name: 'total',
          title: '总投资',
          type: 'money',
          unit: '元',
          owner: { kind: 'form', form: 'application' },
          provenance: 'declared',
        },
        {
          name: 'large',
          title: '大额',
          type: 'boolean',
          owner: { kind: 'computed', expression: 'total >= 5000000' },
          provenance: 'computed',
        },
        ...(
          [
            ['acceptedOn', 'date', { kind: 'stage', procedure: 'main', stage: 'founded', moment: 'entered' }],
            ['approvedTotal', 'money', { kind: 'effect', procedure: 'termination' }],
            [
              'payments',
              'integer',
              {
                kind: 'records',
                record: 'contract',
                operation: 'count',
                of: 'amount',
                where: { way: ['open', 'single'] },
                state: 'open',
                sameAbout: true,
              },
            ],
            ['contractAmount', 'money', { kind: 'about', record: 'contract', field: 'amount' }],
            [
              'terminations',
              'integer',
              { kind: 'side-cases', procedure: 'termination', state: 'ended', outcome: 'terminated' },
            ],
            ['unitKind', 'text', { kind: 'unit', attribute: 'kind' }],
            ['recent', 'money', { kind: 'unit-filings', operation: 'sum', of: 'total', withinMonths: 12 }],
            ['planYear', 'integer', { kind: 'case' }],
            ['ending', 'boolean', { kind: 'procedure', procedure: 'termination' }],
          ] as const
        ).map(([name, type, owner]) => ({ name, title: `样例${name}`, type, owner, provenance: 'recorded' })),
      ],
    },
  },
  checks: {
    path: 'checks.json',
    json: {
      $schema: '../../formats/checks.schema.json',
      checks: [
        {
          code: 'cap',
          title: '上限',
          clause: ['SA-2'],
          require: 'total <= 9000000',
          effect: 'block',
          message: '{total} 超过上限',
        },
      ],
    },
  },
  windows: {
    path: 'windows.json',
    json: {
      $schema: '../../formats/windows.schema.json',
      windows: [
        {
          code: 'yearly',
          title: '年度申报',
          clause: ['SA-2'],
          from: '09-01',
          to: '10-31',
          sets: 'planYear',
          yearOffset: 1,
          late: { until: '12-31', override: { by: ['bureau'], needs: ['reason'] } },
        },
      ],
    },
  },
  deadlines: {
    path: 'deadlines.json',
    json: {
      $schema: '../../formats/deadlines.schema.json',
      deadlines: [
        {
          code: 'evaluation',
          title: '自评价',
          clause: ['SA-2'],
          of: 'project',
          from: { fact: 'acceptedOn' },
          opens: { count: 6, unit: 'month' },
          within: { count: 'parameters.evaluationMonths', unit: 'month' },
          strength: 'should',
          while: 'total >= 5000000',
          done: 'payments > 0',
          who: ['unit'],
          remind: [30, 7],
          escalate: { to: ['bureau'], after: 3 },
          procedure: 'termination',
          note: '样例',
        },
        {
          code: 'year-end',
          title: '年度报告',
          clause: ['SA-9'],
          of: 'government',
          from: { yearly: '12-31' },
          strength: 'must',
          done: 'clockYear = 2030',
          who: ['bureau'],
        },
      ],
    },
  },
  records: {
    path: 'records.json',
    json: {
      $schema: '../../formats/records.schema.json',
      records: [
        {
          code: 'contract',
          title: '合同',
          clause: ['SA-2'],
          of: 'project',
          fields: [
            { name: 'amount', title: '金额', type: 'money', unit: '元', required: true },
            {
              name: 'way',
              title: '采购方式',
              type: 'enum',
              options: [
                { value: 'open', title: '公开招标' },
                { value: 'single', title: '单一来源' },
              ],
            },
          ],
          note: '样例',
        },
      ],
    },
  },
  evaluation: {
    path: 'evaluation.json',
    json: {
      $schema: '../../formats/evaluation.schema.json',
      grades: [
        { value: 'good', title: '好', from: 'parameters.good', clause: ['SA-2'] },
        { value: 'poor', title: '差', from: '0', clause: ['SA-2'] },
      ],
      kinds: [
        {
          code: 'post',
          title: '后评价',
          clause: ['SA-2'],
          of: 'project',
          tree: 'tree',
          procedure: 'post',
          note: '样例',
        },
      ],
      trees: [
        {
          code: 'tree',
          title: '指标体系',
          clause: ['SA-2'],
          targets: true,
          indicators: [
            {
              code: 'results',
              title: '绩效',
              weight: '100',
              children: [
                { code: 'quantity', title: '数量', weight: '50', kind: 'quantity', guide: '看台账' },
                { code: 'cost', title: '成本', weight: '50.00', kind: 'cost' },
              ],
            },
          ],
          note: '样例',
        },
      ],
    },
  },
  form: {
    path: 'forms/application.json',
    json: {
      $schema: '../../../formats/form.schema.json',
      code: 'application',
      title: '申报表',
      clause: ['SA-2'],
      schema: {
        type: 'object',
        properties: {
          basics: {
            type: 'void',
            title: '基本情况',
            'x-component': 'Section',
            'x-index': 1,
            properties: {
              total: {
                type: 'string',
                title: '总投资',
                'x-component': 'Money',
                'x-index': 1,
                'x-fact': 'total',
                required: true,
              },
              reason: {
                type: 'string',
                title: '理由',
                'x-component': 'LongText',
                'x-index': 2,
                required: '{{total > 1}}',
                maxLength: 100,
              },
            },
          },
        },
      },
    },
  },
  matrix: {
    path: 'matrices/founding.json',
    json: {
      $schema: '../../../formats/matrix.schema.json',
      code: 'founding',
      title: '立项审定',
      clause: ['SA-2'],
      hit: 'unique',
      inputs: [{ code: 'total', title: '总投资', expression: 'total', domain: '>= 300000' }],
      rows: [
        {
          id: 'band-1',
          when: { total: '[300000..5000000)' },
          words: { total: '30万元以上，500万元以下' },
          chain: [{ action: 'decide', mode: 'one', bodies: ['bureau'] }],
          clause: ['SA-2'],
        },
        {
          id: 'band-2',
          when: { total: '>= 5000000' },
          chain: [
            {
              action: 'decide',
              mode: 'ratio',
              ratio: '2/3',
              bodies: ['bureau', 'unit'],
              must: ['bureau'],
              deadline: { within: 'parameters.evaluationMonths', unit: 'month', strength: 'should', clause: ['SA-2'] },
            },
          ],
          number: '0.5',
          clause: ['SA-2'],
        },
      ],
      priorities: ['band-2', 'band-1'],
    },
  },
  procedure: { path: 'procedures/main.json', json: SMALL_PROCEDURE },
  paper: { path: 'papers/approval.json', json: SMALL_PAPER },
  cases: { path: 'cases/bounds.json', json: SMALL_CASES },
};

export const KINDS = Object.keys(DOCUMENTS) as readonly DocumentKind[];

/** The whole folder in canonical writing, with some texts replaced (null removes the file). */
export function filesWith(changes: Readonly<Record<string, string | null>> = {}): ReadonlyMap<string, string> {
  const files = new Map(KINDS.map((kind) => [DOCUMENTS[kind].path, canonicalText(DOCUMENTS[kind].json)]));
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

/** A copy of a document with one place changed: `set(json, '/rows/0/id', 'x')`; `undefined` removes the key. */
export function set(json: Json, pointer: string, value: Json | undefined): JsonObject {
  const copy = JSON.parse(JSON.stringify(json)) as Record<string, unknown>;
  const steps = pointer.split('/').slice(1);
  const last = steps.pop() ?? '';
  let place: Record<string, unknown> = copy;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined && Array.isArray(place)) place.splice(Number(last), 1);
  else if (value === undefined) delete place[last];
  else place[last] = value;
  return copy as JsonObject;
}
