import type { CompiledRegime } from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import type { WordedCondition } from '../platform/workbook/columns';
import { projectById } from '../project/project.loader';
import type { RecordFieldWhere, RecordWhere } from './records-where';

/** A filter in words, so that a printed list says what it is a list of. */
export async function wordRecordFilter(
  ctx: Context,
  regime: CompiledRegime,
  where: RecordWhere,
): Promise<readonly WordedCondition[]> {
  const { regimeCode, record, projectId, organisationId, organisationIds, withProject, open } = where;
  const units = [...given(organisationId), ...(organisationIds ?? [])];
  const conditions: readonly (readonly [string, readonly string[]])[] = [
    ['制度', given(regimeCode).map(() => `《${regime.regime.title}》`)],
    ['台账', given(record).map((code) => regime.records.get(code)?.document.title ?? code)],
    ['项目', await Promise.all(given(projectId).map((id) => projectTitle(ctx, id)))],
    ['单位', await Promise.all(units.map((id) => unitTitle(ctx, id)))],
    ['属于项目', given(withProject).map((yes) => (yes ? '是' : '否'))],
    ['办结', given(open).map((isOpen) => (isOpen ? '尚未办结' : '已办结'))],
    ['记录日不早于', given(where.onFrom)],
    ['记录日不晚于', given(where.onTo)],
    ['含有', given(where.text)],
    ...(where.fields ?? []).map((field) => wordField(regime, record ?? '', field)),
  ];
  return conditions.flatMap(([name, words]): WordedCondition[] =>
    words.length === 0 ? [] : [[name, words.join('、')]],
  );
}

function wordField(
  regime: CompiledRegime,
  record: string,
  { name, in: values, min, max, text }: RecordFieldWhere,
): readonly [string, readonly string[]] {
  const field = regime.records.get(record)?.fields.get(name)?.field;
  const titleOf = (value: string): string => field?.options?.find((option) => option.value === value)?.title ?? value;
  return [
    field?.title ?? name,
    [
      ...(values ?? []).map(titleOf),
      ...given(min).map((bound) => `不低于 ${bound}`),
      ...given(max).map((bound) => `不高于 ${bound}`),
      ...given(text).map((word) => `含“${word}”`),
    ],
  ];
}

function given<T>(value: T | null | undefined): readonly T[] {
  return value == null ? [] : [value];
}

async function unitTitle(ctx: Context, id: string): Promise<string> {
  return (await organisationById(ctx).load(localId('Organisation', id, 'where.organisationIds')))?.title ?? id;
}

async function projectTitle(ctx: Context, id: string): Promise<string> {
  return (await projectById(ctx).load(localId('Project', id, 'where.projectId')))?.title ?? id;
}
