import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { readValue, type CompiledRegime, type Day, type Type } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { DayScalar } from '../platform/scalars/time';
import { likeText, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { RecordRow } from '../record/record-row.entity';
import { askedEdition } from '../regime/asked-edition';
import { compiledOf } from '../regime/compiled-edition';

@InputType({ description: '按台账的一个字段筛选；给出的各项须同时满足，没有填写该字段的记录不符合' })
export class RecordFieldWhere {
  @Field(() => String, { description: '字段名，如 amount' })
  readonly name!: string;

  @Field(() => [String], { nullable: true, description: '其中之一：选项的值；是与否写作 true、false' })
  readonly in?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: '不低于：金额以元为单位，日期如 2026-01-31' })
  readonly min?: string | null;

  @Field(() => String, { nullable: true, description: '不高于：写法同 min' })
  readonly max?: string | null;

  @Field(() => String, { nullable: true, description: '文字字段中含有的文字' })
  readonly text?: string | null;
}

@InputType({ description: '筛选台账记录；各项须同时满足，空列表视为未给' })
export class RecordWhere {
  @Field(() => String, { nullable: true, description: '台账代码' })
  readonly record?: string | null;

  @Field(() => String, { nullable: true, description: '制度代码' })
  readonly regimeCode?: string | null;

  @Field(() => ID, { nullable: true, description: '项目' })
  readonly projectId?: string | null;

  @Field(() => ID, { nullable: true, description: '单位' })
  readonly organisationId?: string | null;

  @Field(() => [ID], { nullable: true, description: '单位，其中之一' })
  readonly organisationIds?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: '是否属于项目；否即单位、本级政府的记录' })
  readonly withProject?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: '是否尚未办结' })
  readonly open?: boolean | null;

  @Field(() => DayScalar, { nullable: true, description: '记录日不早于此日' })
  readonly onFrom?: Day | null;

  @Field(() => DayScalar, { nullable: true, description: '记录日不晚于此日' })
  readonly onTo?: Day | null;

  @Field(() => String, { nullable: true, description: '任一字段的值，或者项目的名称、编号中的文字' })
  readonly text?: string | null;

  @Field(() => [RecordFieldWhere], {
    nullable: true,
    description: '按字段筛选，至多 10 项；须同时给出 regimeCode 与 record，字段按现行制度的类型比较',
  })
  readonly fields?: readonly RecordFieldWhere[] | null;
}

const MOST_FIELDS = 10;
const MOST_VALUES = 100;
/** What can be compared as a number; what an older edition wrote as something else is not compared, and never fails. */
const NUMERIC = `'^-?[0-9]{1,20}([.][0-9]{1,20})?$'`;

/** The rows that the session may see and a filter lets through. The list, its sums and its export all ask here. */
export async function rowsWhere(ctx: Context, where: RecordWhere | null): Promise<SelectQueryBuilder<RecordRow>> {
  const query = seenRows(ctx);
  const { record, regimeCode, projectId, organisationId, withProject, open, onFrom, onTo, text } = where ?? {};
  if (record != null) query.andWhere('row.record = :record', { record: readText(record, 'where.record', 64) });
  if (regimeCode != null)
    query.andWhere('row.regimeCode = :regimeCode', { regimeCode: readText(regimeCode, 'where.regimeCode', 64) });
  if (projectId != null)
    query.andWhere('row.project = :project', { project: localId('Project', projectId, 'where.projectId') });
  if (organisationId != null)
    query.andWhere('row.organisation = :organisation', {
      organisation: localId('Organisation', organisationId, 'where.organisationId'),
    });
  const organisations = where?.organisationIds ?? [];
  if (organisations.length > MOST_VALUES) throw refuseInput('where.organisationIds', `至多给出 ${MOST_VALUES} 个单位`);
  if (organisations.length > 0)
    query.andWhere('row.organisation = any (:organisations)', {
      organisations: organisations.map((id, at) => localId('Organisation', id, `where.organisationIds[${at}]`)),
    });
  if (withProject != null) query.andWhere(`row.project is ${withProject ? 'not ' : ''}null`);
  if (open != null) query.andWhere(`row.closedOn is ${open ? '' : 'not '}null`);
  if (onFrom != null) query.andWhere('row.on >= cast(:onFrom as date)', { onFrom });
  if (onTo != null) query.andWhere('row.on <= cast(:onTo as date)', { onTo });
  if (text != null)
    query.andWhere(
      `(exists (select from jsonb_each_text(row.fields) said where said.value ilike :like)
        or exists (select from project p where p.government = row.government and p.id = row.project
          and (p.title ilike :like or p.code ilike :like)))`,
      { like: likeText(text) },
    );
  await byFields(ctx, query, where);
  return query;
}

/** All rows of the session's government that it may see. */
export function seenRows(ctx: Context): SelectQueryBuilder<RecordRow> {
  const query = ctx.tx
    .createQueryBuilder(RecordRow, 'row')
    .where('row.government = :government', { government: ctx.government });
  const units = seenUnits(ctx);
  return units ? query.andWhere('row.organisation = any (:units)', { units }) : query;
}

async function byFields(ctx: Context, query: SelectQueryBuilder<RecordRow>, where: RecordWhere | null): Promise<void> {
  const asked = where?.fields ?? [];
  if (asked.length === 0) return;
  if (asked.length > MOST_FIELDS) throw refuseInput('where.fields', `至多按 ${MOST_FIELDS} 个字段筛选`);
  if (where?.record == null || where.regimeCode == null)
    throw refuseInput('where.fields', '按字段筛选须同时给出 regimeCode 与 record');
  const regime = await compiledOf(ctx, await askedEdition(ctx, { regimeCode: where.regimeCode }));
  asked.forEach((field, at) => byField(query, typeOf(regime, where.record ?? '', field, at), field, at));
}

function typeOf(regime: CompiledRegime, record: string, { name }: RecordFieldWhere, at: number): Type {
  const fields = regime.records.get(record)?.fields;
  if (!fields) throw refuseInput('where.record', `现行制度没有“${record.slice(0, 40)}”这种台账`);
  const found = fields.get(name);
  if (!found)
    throw refuseInput(
      `where.fields[${at}].name`,
      `台账没有“${name.slice(0, 40)}”这个字段；可用 ${[...fields.keys()].join('、')}`,
    );
  return found.type;
}

function byField(query: SelectQueryBuilder<RecordRow>, type: Type, where: RecordFieldWhere, at: number): void {
  const path = `where.fields[${at}]`;
  const said = `(row.fields ->> :field${at})`;
  query.setParameter(`field${at}`, where.name);
  const values = where.in ?? [];
  if (values.length > MOST_VALUES) throw refuseInput(`${path}.in`, `至多给出 ${MOST_VALUES} 个值`);
  if (values.length > 0) query.andWhere(`${said} = any (:in${at})`, { [`in${at}`]: values });
  if (where.text != null) query.andWhere(`${said} ilike :text${at}`, { [`text${at}`]: likeText(where.text) });
  for (const [bound, sign] of [
    ['min', '>='],
    ['max', '<='],
  ] as const) {
    const given = where[bound];
    if (given == null) continue;
    const parameter = `${bound}${at}`;
    query.setParameter(parameter, readBound(type, given, `${path}.${bound}`));
    query.andWhere(
      type.kind === 'date'
        ? `${said} ${sign} :${parameter}`
        : `case when ${said} ~ ${NUMERIC} then cast(${said} as numeric) ${sign} cast(:${parameter} as numeric) end`,
    );
  }
}

/** A bound as the fields of its type are kept: amounts and numbers as decimal texts, days as they are written. */
function readBound(type: Type, given: string, path: string): string {
  if (!['money', 'number', 'integer', 'date'].includes(type.kind))
    throw refuseInput(path, '只有金额、数与日期可以比较大小');
  const json = type.kind === 'integer' && /^-?\d{1,15}$/.test(given) ? Number(given) : given;
  const { value, findings } = readValue(type, json, path);
  if (value === null) throw refuseInput(path, findings[0]?.message ?? '不合要求');
  return given;
}
