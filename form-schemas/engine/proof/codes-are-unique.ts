import type { Finding } from '../finding';
import { stagePath } from '../procedure/graph';
import { at, casePath, type ProofRule } from './rule';
import { lanesOf } from './stage-parts';

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Codes are unique within their kind and written in kebab-case: nothing is identified by its position. */
export const rule: ProofRule = {
  code: 'codes-are-unique',
  title: '代码在同类中不重复',
  needs: 'document',
  prove(regime) {
    const findings: Finding[] = [];
    const unique = (items: readonly { readonly code: string; readonly path: string }[], kebab = true) => {
      const first = new Map<string, string>();
      for (const { code, path } of items) {
        const before = first.get(code);
        if (before !== undefined) findings.push(at(path, 'code-twice', `代码 ${code} 重复，已用于 ${before}`));
        else first.set(code, path);
        if (code in Object.prototype) findings.push(at(path, 'code-reserved', `代码“${code}”是保留字，请换一个`));
        if (kebab && !CODE.test(code))
          findings.push(at(path, 'code-not-kebab', `代码“${code}”须为小写字母、数字和连字符，以字母开头`));
      }
    };
    const list = (file: string, key: string, codes: readonly string[]) =>
      codes.map((code, index) => ({ code, path: `${file}#/${key}/${index}` }));
    unique(
      list(
        'clauses.json',
        'clauses',
        regime.clauses.map((clause) => clause.id),
      ),
      false,
    );
    unique(
      list(
        'clauses.json',
        'textGaps',
        regime.textGaps.map((gap) => gap.id),
      ),
      false,
    );
    unique(
      list(
        'bodies.json',
        'bodies',
        regime.bodies.map((body) => body.code),
      ),
    );
    unique(
      list(
        'facts.json',
        'facts',
        regime.facts.map((fact) => fact.name),
      ),
      false,
    );
    unique(
      list(
        'regime.json',
        'parameters',
        regime.parameters.map((parameter) => parameter.name),
      ),
      false,
    );
    unique([
      ...list(
        'checks.json',
        'checks',
        regime.checks.map((check) => check.code),
      ),
      ...list(
        'windows.json',
        'windows',
        regime.windows.map((window) => window.code),
      ),
    ]);
    unique(
      list(
        'regime.json',
        'scope/rules',
        regime.scope.rules.map((scope) => scope.code),
      ),
    );
    unique(
      list(
        'regime.json',
        'scope/questions',
        regime.scope.questions.map((question) => question.fact),
      ),
      false,
    );
    unique(regime.forms.map(({ code }) => ({ code, path: `forms/${code}.json` })));
    unique(regime.matrices.map(({ code }) => ({ code, path: `matrices/${code}.json` })));
    unique(regime.procedures.map(({ code }) => ({ code, path: `procedures/${code}.json` })));
    unique(regime.papers.map(({ code }) => ({ code, path: `papers/${code}.json` })));
    unique(
      list(
        'deadlines.json',
        'deadlines',
        regime.deadlines.map((clock) => clock.code),
      ),
    );
    unique(
      list(
        'records.json',
        'records',
        regime.records.map((record) => record.code),
      ),
    );
    regime.records.forEach((record, index) =>
      unique(
        list(
          'records.json',
          `records/${index}/fields`,
          record.fields.map((field) => field.name),
        ),
        false,
      ),
    );
    for (const procedure of regime.procedures)
      procedure.stages.forEach((stage, index) =>
        unique(
          lanesOf(stage).map(({ item, pointer }) => ({
            code: item.code,
            path: `${stagePath(procedure, index)}${pointer}`,
          })),
        ),
      );
    for (const procedure of regime.procedures)
      unique(procedure.stages.map(({ code }, index) => ({ code, path: stagePath(procedure, index) })));
    unique(
      regime.cases.flatMap((document, index) =>
        document.cases.map(({ code }, number) => ({ code, path: casePath(document, index, number) })),
      ),
    );
    return findings;
  },
};
