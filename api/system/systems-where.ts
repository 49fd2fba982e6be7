import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { Json, SystemSourceDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { likeText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import { BuiltSystem } from './built-system.entity';

@InputType({ description: '筛选系统目录；各项须同时满足，空列表视为未给' })
export class SystemWhere {
  @Field(() => String, { nullable: true, description: '系统名称、编号，或者项目名称、编号中的文字' })
  readonly text?: string | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: '须办事项或状态：选项的值，其中之一' })
  readonly states?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: '项目' })
  readonly projectId?: string | null;
}

/** Of a record whose rows are systems, by the regime's code. */
export interface SystemSource {
  readonly regimeCode: string;
  readonly document: SystemSourceDocument;
}

const MOST_VALUES = 100;

/** Which records of the regimes in force are systems. */
export async function systemSources(ctx: Context, regimeCode?: string | null): Promise<readonly SystemSource[]> {
  const editions = await editionsInForce(ctx, ctx.today);
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  return regimes.flatMap(({ regime }) =>
    regimeCode == null || regime.code === regimeCode
      ? (regime.ledger?.systems ?? []).map((document) => ({ regimeCode: regime.code, document }))
      : [],
  );
}

/** The systems of the session's government that a filter lets through. The list and its export ask here. */
export async function systemsWhere(ctx: Context, where: SystemWhere | null): Promise<SelectQueryBuilder<BuiltSystem>> {
  const sources = await systemSources(ctx, where?.regimeCode);
  const query = ctx.tx
    .createQueryBuilder(BuiltSystem, 'system')
    .where('system.government = :government', { government: ctx.government });
  const parts = partsOf(sources);
  query.andWhere(anyOf(parts.map(({ sql }) => sql)));
  for (const { parameters } of parts) query.setParameters(parameters);
  const { text, organisationIds, states, projectId } = where ?? {};
  if (text != null) {
    query.andWhere(
      anyOf([
        ...sources.flatMap(({ document: { name, number } }, at) =>
          [name, number].flatMap((field, of) => {
            if (field === undefined) return [];
            query.setParameter(`said${at}x${of}`, field);
            return [`system.fields ->> :said${at}x${of} ilike :like`];
          }),
        ),
        `exists (select from project p where p.government = system.government and p.id = system.project
          and (p.title ilike :like or p.code ilike :like))`,
      ]),
      { like: likeText(text) },
    );
  }
  const units = several(organisationIds, 'where.organisationIds');
  if (units)
    query.andWhere('system.organisation = any (:organisations)', {
      organisations: units.map((id, at) => localId('Organisation', id, `where.organisationIds[${at}]`)),
    });
  const asked = several(states, 'where.states');
  if (asked)
    query.andWhere(
      anyOf(
        sources.flatMap(({ document: { record, state } }, at) => {
          if (state === undefined) return [];
          query.setParameter(`state${at}`, state).setParameter(`stateOf${at}`, record);
          return [`(system.record = :stateOf${at} and system.fields ->> :state${at} = any (:states))`];
        }),
      ),
      { states: asked },
    );
  if (projectId != null)
    query.andWhere('system.project = :project', { project: localId('Project', projectId, 'where.projectId') });
  return query;
}

interface Part {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The rows of each record that are systems. */
function partsOf(sources: readonly SystemSource[]): readonly Part[] {
  return sources.map(({ regimeCode, document: { record, where } }, at): Part => {
    const kinds = Object.entries(where ?? {}).map(([name, value], of) => ({
      sql: ` and system.fields ->> :kind${at}x${of} = any (:kinds${at}x${of})`,
      parameters: { [`kind${at}x${of}`]: name, [`kinds${at}x${of}`]: textsOf(value) },
    }));
    return {
      sql: `(system.regimeCode = :regime${at} and system.record = :record${at}${kinds.map(({ sql }) => sql).join('')})`,
      parameters: Object.assign(
        { [`regime${at}`]: regimeCode, [`record${at}`]: record },
        ...kinds.map(({ parameters }) => parameters),
      ) as Readonly<Record<string, unknown>>,
    };
  });
}

function textsOf(value: Json | readonly Json[]): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value as Json]).map((one) => String(one));
}

function anyOf(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

function several(given: readonly string[] | null | undefined, path: string): readonly string[] | null {
  if (given == null || given.length === 0) return null;
  if (given.length > MOST_VALUES) throw refuseInput(path, `至多给出 ${MOST_VALUES} 个值`);
  return given;
}
