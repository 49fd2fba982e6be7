import { Input } from 'antd';
import { useMemo } from 'react';
import type { CompiledRegime, Json, StoryCase, WorkedCase } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { FactInput } from '../../widgets/fact-input';
import { matrixFacts } from '../matrix-bands';
import { useWorkspace } from '../workspace/workspace';
import { withFact } from './edit-cases';
import type { ShownCase } from './read-cases';
import type { CasesDesk } from './use-cases';

type FactCase = Exclude<WorkedCase, StoryCase>;

interface FactsEditorProps {
  readonly worked: FactCase;
  readonly one: ShownCase;
  readonly desk: CasesDesk;
}

/** What a case gives, fact by fact; each change is at once in the draft and can be undone. */
export function FactsEditor({ worked, one: { path, index }, desk }: FactsEditorProps) {
  const { lastCompiled } = useWorkspace();
  const names = useMemo(() => (lastCompiled ? factsOf(lastCompiled, worked) : []), [lastCompiled, worked]);
  const { title } = worked;
  return (
    <fieldset className="tc-case-edit">
      <legend>{t('修改案例“{{title}}”', { title })}</legend>
      <label>
        {t('案例名称')}
        <Input
          value={title}
          maxLength={200}
          onChange={(event) =>
            desk.edit([{ path, index, worked: { ...worked, title: event.target.value } }], t('改案例名称'))
          }
        />
      </label>
      {names.map((name) => {
        const fact = lastCompiled?.vocabulary.facts.get(name);
        const given = worked.facts ?? {};
        const value = (Object.hasOwn(given, name) ? given[name] : null) as Json;
        if (!fact)
          return (
            <p key={name} className="tc-bad">
              {t('制度里没有事实“{{name}}”；请删去案例，或在文件页改正。', { name })}
            </p>
          );
        return (
          <FactInput
            key={name}
            fact={fact}
            value={value}
            onChange={(next) =>
              desk.edit(
                [{ path, index, worked: withFact(worked, name, next) }],
                t('改案例“{{title}}”所给的“{{fact}}”', { title, fact: fact.title }),
              )
            }
            help={fact.type === 'money' ? t('元或万元均可，如 5000000 或 500万') : undefined}
          />
        );
      })}
    </fieldset>
  );
}

/** The facts that the rule of a case looks at, after those that it gives. */
function factsOf(regime: CompiledRegime, worked: FactCase): readonly string[] {
  const given = Object.keys(worked.facts ?? {});
  const matrix = worked.kind === 'matrix' ? regime.matrices.get(worked.matrix) : undefined;
  const check = worked.kind === 'check' ? regime.checks.get(worked.check) : undefined;
  const asked = matrix
    ? matrixFacts(regime, matrix)
    : check
      ? [...(check.applies?.dependencies ?? []), ...(check.require?.dependencies ?? [])]
      : regime.regime.scope.questions.map(({ fact }) => fact);
  return [...new Set([...given, ...asked.filter((name) => regime.vocabulary.facts.has(name))])];
}
