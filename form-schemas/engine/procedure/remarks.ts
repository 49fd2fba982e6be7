import { clip } from '../clip';
import type { Finding } from '../finding';
import { didYouMean } from '../expression/suggest';
import type { CompiledField, CompiledForm } from '../form/compiled-form';
import type { JsonObject } from '../value';
import type { CaseState, FieldRemark } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { speak } from './speak';

/** The form that remarks speak of: of the stage gone back to; of a refusal that ends the case, the one last filed. */
export function remarkedForm(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: Pick<CaseState, 'trail'>,
  to: string | undefined,
): CompiledForm | undefined {
  const filed = state.trail.findLast((entry) => entry.outcome === 'file')?.stage;
  for (const code of [to, filed]) {
    const stage = code === undefined ? undefined : procedure.stages.get(code);
    if (stage?.kind === 'route' || stage?.kind === 'parallel') return undefined;
    if (stage && 'form' in stage && stage.form !== undefined) return regime.forms.get(stage.form);
    if (stage?.kind === 'review') return undefined;
  }
  return undefined;
}

/**
 * The field of a form that a remark's path names: `total`, `funds[0].amount`; `funds[0]` names the table itself.
 * Null where there is none.
 */
export function remarkedField(form: CompiledForm, path: string): CompiledField | null {
  const general = path.replace(/\[\d{1,4}\]/g, '[]');
  return (
    form.fields.find((field) => field.path === general || (field.columns && `${field.path}[]` === general)) ?? null
  );
}

/** Whether every row that a path names was filled in. */
function rowExists(form: CompiledForm, answers: JsonObject, path: string): boolean {
  const [, table, index] = /^([^[\]]+)\[(\d+)\]/.exec(path) ?? [];
  if (table === undefined || index === undefined) return true;
  const rows = Object.hasOwn(answers, table) ? answers[table] : undefined;
  return form.level.keys.has(table) && Array.isArray(rows) && Number(index) < rows.length;
}

/** What is wrong with remarks on a form. Findings: `remark-path-unknown`, `remark-row-unknown`, at `remarks[0].path`. */
export function judgeRemarks(
  regime: CompiledRegime,
  form: CompiledForm | undefined,
  answers: Readonly<Record<string, JsonObject>>,
  remarks: readonly FieldRemark[],
  clause: readonly string[],
): readonly Finding[] {
  const filled = form && Object.hasOwn(answers, form.document.code) ? answers[form.document.code] : undefined;
  return remarks.flatMap(({ path }, index): readonly Finding[] => {
    const say = (code: string, message: string) => [
      speak(regime, { code, message, clause, path: `remarks[${index}].path` }),
    ];
    if (path === '') return [];
    if (!form) return say('remark-path-unknown', '要补正的环节没有表单，意见只能针对整体（路径留空）');
    if (!remarkedField(form, path)) {
      const known = form.fields.map((field) => field.path);
      const hint = didYouMean(path, known);
      const titles = form.fields.slice(0, 20).map(({ title }) => `“${title}”`);
      return say(
        'remark-path-unknown',
        `“${form.document.title}”没有字段 ${clip(path)}${hint || `；现有字段：${titles.join('、')}${known.length > 20 ? '……' : ''}`}`,
      );
    }
    return rowExists(form, filled ?? {}, path)
      ? []
      : say('remark-row-unknown', `“${form.document.title}”所填内容中没有 ${clip(path)} 所指的行`);
  });
}
