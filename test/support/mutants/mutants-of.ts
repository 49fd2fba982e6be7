import type { FormNode } from '../../../form-schemas/engine/model/form';
import type { ProcedureDocument, StageCheck, StageDocument } from '../../../form-schemas/engine/model/procedure';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { passedBy } from './passed-by';
import { changedAt, valueAt, without, type Path } from './without';

/** A regime from which one rule was taken. */
export interface Mutant {
  /** Which rule: `procedures/project/filing 检查 fund-sum`. */
  readonly name: string;
  readonly clause: readonly string[];
  /** Documents that it stands in: worked cases that speak of one of them are tried first. */
  readonly about: readonly string[];
  readonly regime: () => Regime;
}

/**
 * Every variant of a regime that lacks one rule, in the order of its documents. What only allows something (`returns`, `several`,
 * `whileSuspended`) is no rule: without it less is allowed.
 */
export function mutantsOf(regime: Regime): readonly Mutant[] {
  return [
    ...ofWhole(regime),
    ...ofChecks(regime),
    ...ofClocks(regime),
    ...ofMatrices(regime),
    ...ofForms(regime),
    ...regime.procedures.flatMap((procedure, index) => ofProcedure(regime, procedure, index)),
  ];
}

interface Cited {
  readonly clause?: readonly string[];
}

function ofWhole(regime: Regime): readonly Mutant[] {
  return [
    ...regime.scope.rules.map((rule, index) => ({
      name: `scope ${rule.code}`,
      clause: rule.clause,
      about: ['scope'],
      regime: () => without(regime, ['scope', 'rules', index]),
    })),
    ...regime.parameters.flatMap((parameter, index) =>
      parameter.required
        ? [
            {
              name: `parameter ${parameter.name}`,
              clause: parameter.clause,
              about: [],
              regime: () => changedAt(regime, ['parameters', index, 'value'], () => null),
            },
          ]
        : [],
    ),
    ...regime.bodies.flatMap((body, index) =>
      body.kind === 'meeting'
        ? [
            {
              name: `body ${body.code}: minutes`,
              clause: body.clause ?? [],
              about: [],
              regime: () => changedAt(regime, ['bodies', index, 'kind'], () => 'office'),
            },
          ]
        : [],
    ),
    ...regime.facts.flatMap((fact, index) =>
      (fact.owner.kind === 'side-cases' ? (['outcome'] as const) : (['where', 'state', 'sameAbout'] as const)).flatMap(
        (key) =>
          key in fact.owner
            ? [
                {
                  name: `fact ${fact.name}: ${key}`,
                  clause: fact.clause ?? [],
                  about: [],
                  regime: () => without(regime, ['facts', index, 'owner', key]),
                },
              ]
            : [],
      ),
    ),
    ...regime.windows.flatMap((window, index) =>
      window.late === undefined
        ? []
        : [
            {
              name: `window ${window.code}: late`,
              clause: window.clause,
              about: [],
              regime: () => without(regime, ['windows', index, 'late']),
            },
          ],
    ),
  ];
}

const codeOf = (check: StageCheck): string => (typeof check === 'string' ? check : check.check);

function ofChecks(regime: Regime): readonly Mutant[] {
  return regime.checks.flatMap((check, index): readonly Mutant[] => [
    {
      name: `check ${check.code}`,
      clause: check.clause,
      about: [check.code, ...regime.procedures.filter((one) => uses(one, check.code)).map(({ code }) => code)],
      regime: () => withoutUses(without(regime, ['checks', index]), check.code),
    },
    ...(check.applies === undefined
      ? []
      : [
          {
            name: `check ${check.code}: applies`,
            clause: check.clause,
            about: [check.code],
            regime: () => without(regime, ['checks', index, 'applies']),
          },
        ]),
  ]);
}

function uses({ stages }: ProcedureDocument, check: string): boolean {
  return stages.some((stage) => 'checks' in stage && (stage.checks ?? []).some((one) => codeOf(one) === check));
}

function withoutUses(regime: Regime, check: string): Regime {
  const procedures = regime.procedures.map((procedure) =>
    uses(procedure, check)
      ? { ...procedure, stages: procedure.stages.map((stage) => unchecked(stage, check)) }
      : procedure,
  );
  return { ...regime, procedures };
}

function unchecked(stage: StageDocument, check: string): StageDocument {
  return 'checks' in stage && stage.checks
    ? { ...stage, checks: stage.checks.filter((one) => codeOf(one) !== check) }
    : stage;
}

function ofClocks(regime: Regime): readonly Mutant[] {
  return regime.deadlines.flatMap((clock, index) => {
    const of = (part: string, path: Path): Mutant => ({
      name: `clock ${clock.code}${part}`,
      clause: clock.clause,
      about: [clock.code],
      regime: () => without(regime, ['deadlines', index, ...path]),
    });
    const parts = (['opens', 'within', 'while', 'escalate'] as const).filter((key) => clock[key] !== undefined);
    return [of('', []), ...parts.map((key) => of(`: ${key}`, [key]))];
  });
}

function ofMatrices(regime: Regime): readonly Mutant[] {
  return regime.matrices.flatMap((matrix, at) =>
    matrix.rows.flatMap((row, index) => {
      const path = ['matrices', at, 'rows', index];
      const of = (part: string, more: Path): Mutant => ({
        name: `matrix ${matrix.code} ${row.id}${part}`,
        clause: row.clause,
        about: [matrix.code],
        regime: () => without(regime, [...path, ...more]),
      });
      return [
        of('', []),
        ...row.chain.flatMap((step, number) => [
          ...(row.chain.length > 1 ? [of(` step ${number + 1}`, ['chain', number])] : []),
          ...(step.deadline ? [of(` step ${number + 1}: deadline`, ['chain', number, 'deadline'])] : []),
        ]),
      ];
    }),
  );
}

/**
 * What a field asks for. Bounds of numbers keep slips of the keyboard out and are proven for all at once (`amounts.test.ts`); one file
 * at least is asked for by `required` already.
 */
const OF_FIELD = ['required', 'x-format', 'x-roles', 'x-visible'] as const;

function ofForms(regime: Regime): readonly Mutant[] {
  return regime.forms.flatMap((form, at) => {
    const about = [
      form.code,
      ...regime.procedures
        .filter((one) => JSON.stringify(one.stages).includes(`"form":"${form.code}"`))
        .map(({ code }) => code),
    ];
    return fieldsOf(form.schema.properties, ['forms', at, 'schema', 'properties']).flatMap(({ node, path }) => {
      const of = (part: string, more: Path): Mutant => ({
        name: `form ${form.code} ${path
          .slice(4)
          .filter((key) => key !== 'properties')
          .join('.')}: ${part}`,
        clause: [...(node['x-clause'] ?? []), ...form.clause],
        about,
        regime: () => without(regime, [...path, ...more]),
      });
      return [
        ...OF_FIELD.filter((key) => node[key] !== undefined && node[key] !== false).map((key) => of(key, [key])),
        ...(node['x-rules'] ?? []).map((_, index) => of(`rule ${index + 1}`, ['x-rules', index])),
      ];
    });
  });
}

function fieldsOf(nodes: Readonly<Record<string, FormNode>>, base: Path): readonly { node: FormNode; path: Path }[] {
  return Object.entries(nodes).flatMap(([key, node]) => {
    const path = [...base, key];
    return [
      { node, path },
      ...fieldsOf(node.properties ?? {}, [...path, 'properties']),
      ...fieldsOf(node.items?.properties ?? {}, [...path, 'items', 'properties']),
    ];
  });
}

/** Lists of a stage from which one item is taken, and keys that are taken whole. */
const LISTS = ['checks', 'writes', 'effects', 'lanes', 'branches'] as const;
const KEYS = ['deadline', 'window', 'ratio', 'must', 'form'] as const;

function ofProcedure(regime: Regime, procedure: ProcedureDocument, at: number): readonly Mutant[] {
  const base = ['procedures', at];
  const of = (name: string, { clause = [] }: Cited, broken: () => Regime): Mutant => ({
    name: `procedure ${procedure.code} ${name}`,
    clause: [...clause, ...procedure.clause],
    about: [procedure.code],
    regime: broken,
  });
  const opens = (['at', 'when'] as const).filter((key) => procedure.opens?.[key] !== undefined);
  return [
    ...opens.map((key) => of(`opens.${key}`, procedure, () => without(regime, [...base, 'opens', key]))),
    ...procedure.stages.flatMap((stage, index): readonly Mutant[] => {
      const path = [...base, 'stages', index];
      const passed = passedBy(procedure, stage);
      return [
        ...(passed ? [of(`${stage.code}`, stage, () => changedAt(regime, base, () => passed))] : []),
        ...LISTS.flatMap((key) =>
          itemsAt(stage, key).flatMap((item, number) => [
            of(`${stage.code} ${key} ${nameOf(item, number)}`, { ...stage, ...(item as Cited) }, () =>
              without(regime, [...path, key, number]),
            ),
            ...(['when', 'deadline'] as const).flatMap((part) =>
              valueAt(item, [part]) === undefined
                ? []
                : [
                    of(`${stage.code} ${key} ${nameOf(item, number)}: ${part}`, stage, () =>
                      without(regime, [...path, key, number, part]),
                    ),
                  ],
            ),
          ]),
        ),
        ...KEYS.filter((key) =>
          stage.kind !== 'file' && stage.kind !== 'record'
            ? valueAt(stage, [key]) !== undefined
            : key !== 'form' && valueAt(stage, [key]) !== undefined,
        ).map((key) => of(`${stage.code}: ${key}`, stage, () => without(regime, [...path, key]))),
        ...(stage.kind === 'wait'
          ? [
              of(`${stage.code}: atLeast`, stage.atLeast, () =>
                changedAt(regime, [...path, 'atLeast', 'count'], () => 0),
              ),
            ]
          : []),
      ];
    }),
  ];
}

function itemsAt(stage: StageDocument, key: string): readonly unknown[] {
  const items = valueAt(stage, [key]);
  return Array.isArray(items) ? items : [];
}

function nameOf(item: unknown, number: number): string {
  if (typeof item === 'string') return item;
  const named = ['check', 'record', 'effect', 'code', 'if'].map((key) => valueAt(item, [key])).find(Boolean);
  return `${number + 1}${typeof named === 'string' ? ` ${named}` : ''}`;
}
