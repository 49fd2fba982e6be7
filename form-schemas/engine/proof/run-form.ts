import { isFine, type Finding } from '../finding';
import { evaluateForm } from '../form/evaluate-form';
import type { FormCase } from '../model/worked-case';
import type { CompiledRegime } from '../procedure/compiled';
import { withoutFacts } from '../procedure/given';
import type { JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import { factsNow } from './story/observe';

/** What came of the answers of a form case. */
export interface FilledForm {
  /** Errors that the form gives, in its order. */
  readonly errors: readonly Finding[];
  /** In the shape of the expectation: of a path that speaks as expected its code, else that of its first error. */
  readonly expect: FormCase['expect'];
}

/** Fills the form of a case. A list of findings: it cannot be filled at all, and why. */
export function fillForm(compiled: CompiledRegime, worked: FormCase): FilledForm | readonly Finding[] {
  const form = compiled.forms.get(worked.form);
  if (!form) {
    const known = [...compiled.forms.keys()].join('、') || '无';
    return [{ code: 'case-not-playable', severity: 'error', message: `没有表单 ${worked.form}；现有：${known}` }];
  }
  const given = readFacts(compiled.vocabulary, worked.facts ?? {});
  if (!isFine(given.findings)) return given.findings;
  const facts = withoutFacts(given.value, form.sets);
  const bodies = worked.as ?? fillersOf(compiled, worked.form);
  const { value, findings } = evaluateForm(form, compiled.vocabulary, {
    answers: worked.answers as JsonObject,
    facts,
    ...(bodies.length === 0 ? {} : { bodies }),
    article: (clause) => compiled.article(clause) || undefined,
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const paths = [...new Set(errors.map(({ path = '' }) => path))];
  const codes = paths.map((path): [string, string] => {
    const here = errors.filter((error) => (error.path ?? '') === path);
    const wanted = worked.expect.errors[path];
    const spoken = here.find(({ code, rule }) => code === wanted || rule === wanted);
    return [path, spoken && wanted !== undefined ? wanted : (here[0]?.code ?? '')];
  });
  const names = Object.keys(worked.expect.facts ?? {});
  const set = { facts: { ...facts, ...value.facts } };
  return {
    errors,
    expect: {
      errors: Object.fromEntries(codes),
      ...(worked.expect.facts === undefined ? {} : { facts: Object.fromEntries(factsNow(compiled, set, names)) }),
    },
  };
}

/** What differs from what must come of a form, in words. */
export function runForm(compiled: CompiledRegime, worked: FormCase): readonly string[] {
  const filled = fillForm(compiled, worked);
  if (!('expect' in filled)) return filled.map(({ message }) => message);
  const { expect } = worked;
  const wordsAt = (path: string) =>
    filled.errors
      .filter((error) => (error.path ?? '') === path)
      .map(({ code, message }) => `${code}（${message}）`)
      .join('；');
  const missing = Object.entries(expect.errors).flatMap(([path, code]) =>
    filled.expect.errors[path] === code
      ? []
      : [`“${path}”应有 ${code}，实际${filled.expect.errors[path] === undefined ? '没有问题' : `为 ${wordsAt(path)}`}`],
  );
  const more = Object.keys(filled.expect.errors)
    .filter((path) => !Object.hasOwn(expect.errors, path))
    .map((path) => `“${path}”不应有问题，实际为 ${wordsAt(path)}`);
  const facts = Object.entries(expect.facts ?? {}).flatMap(([name, wanted]) => {
    const actual = filled.expect.facts?.[name];
    return JSON.stringify(wanted) === JSON.stringify(actual)
      ? []
      : [`事实 ${name} 应为 ${JSON.stringify(wanted)}，实际为 ${JSON.stringify(actual)}`];
  });
  return [...missing, ...more, ...facts];
}

/** Bodies that fill a form at the first stage that uses it. */
function fillersOf(compiled: CompiledRegime, form: string): readonly string[] {
  for (const procedure of compiled.regime.procedures)
    for (const stage of procedure.stages) {
      if (stage.kind === 'parallel') {
        const lane = stage.lanes.find((one) => one.form === form);
        if (lane) return lane.by;
      } else if (stage.kind === 'route') {
        const rows = compiled.matrices.get(stage.matrix)?.document.rows ?? [];
        const step = rows.flatMap(({ chain }) => chain).find((one) => one.form === form);
        if (step) return step.bodies;
      } else if ('form' in stage && stage.form === form) return stage.by;
    }
  return [];
}
