import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { JsonObject } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { matrixFacts } from '../matrix-bands';
import { readFactsInAddress } from '../matrix-facts';
import { MatrixTrial } from '../matrix-trial';
import { useWorkspace } from '../workspace/workspace';
import { fileOfMatrix, freshCode, newMatrixCase } from './edit-cases';
import type { CasesDesk } from './use-cases';

interface NewCaseProps {
  readonly desk: CasesDesk;
  readonly matrix: string;
  readonly onMatrix: (code: string) => void;
  readonly onDone: (said: string) => void;
}

/** A new case of a matrix: facts in; what comes of them becomes what is expected once the person says so. */
export function NewCase({ desk, matrix: asked, onMatrix, onDone }: NewCaseProps) {
  const { compiled } = useWorkspace();
  const [search] = useSearchParams();
  const matrices = [...(compiled?.matrices.values() ?? [])].map(({ document }) => document);
  const code = matrices.some((one) => one.code === asked) ? asked : (matrices[0]?.code ?? '');
  const matrix = compiled?.matrices.get(code);
  const first = useMemo(
    () => (compiled && matrix ? readFactsInAddress(search, compiled, matrixFacts(compiled, matrix)) : {}),
    [code],
  );
  const [facts, setFacts] = useState<JsonObject>(() => ({ ...booleans(compiled, code), ...first }));
  const [title, setTitle] = useState('');
  if (!compiled || !matrix)
    return (
      <Panel title={t('新增案例')}>
        <p>{t('制度现在读不成，改好后才能新增案例。')}</p>
      </Panel>
    );
  const named = { code: freshCode(desk.documents, code), title: title.trim() };
  const worked = newMatrixCase(compiled, code, facts, named);
  const open = worked?.kind === 'matrix' && 'finding' in worked.expect && worked.expect.finding === MISSING;
  const whyNot = !worked || open ? t('所给事实还得不出结果') : named.title === '' ? t('先写案例名称') : undefined;
  return (
    <Panel title={t('新增案例')}>
      <div className="tc-case-new">
        <label htmlFor="new-case-matrix">{t('审批矩阵')}</label>
        <Select
          id="new-case-matrix"
          value={code}
          options={matrices.map((one) => ({ value: one.code, label: one.title }))}
          onChange={(next: string) => {
            setFacts(booleans(compiled, next));
            onMatrix(next);
          }}
          style={{ minWidth: 240 }}
        />
        <label htmlFor="new-case-title">{t('案例名称（说明是什么情形）')}</label>
        <Input
          id="new-case-title"
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          placeholder={t('如：250万元由谁审定')}
        />
      </div>
      <MatrixTrial
        key={code}
        regime={compiled}
        matrix={matrix}
        editionId={null}
        analysed={false}
        facts={facts}
        onFacts={setFacts}
      />
      <div className="tc-case-acts">
        <Button
          type="primary"
          disabled={whyNot !== undefined}
          onClick={() => {
            if (!worked) return;
            const said = t('新增案例“{{title}}”', { title: worked.title });
            desk.add(fileOfMatrix(desk.documents, code), matrix.document.title, worked, said);
            onDone(said);
          }}
        >
          {t('确认依法应当如此，存为案例')}
        </Button>
        <span className="tc-muted">
          {whyNot ??
            t('应有结果：{{expected}}', {
              expected: (worked?.kind === 'matrix' && desk.words?.expected(worked)) || '',
            })}
        </span>
      </div>
    </Panel>
  );
}

/** A fact is still to be given: nothing has been decided. */
const MISSING = 'matrix-input-missing';

/** As the trial begins: yes-or-no facts with no. */
function booleans(compiled: ReturnType<typeof useWorkspace>['compiled'], code: string): JsonObject {
  const matrix = compiled?.matrices.get(code);
  if (!compiled || !matrix) return {};
  const names = matrixFacts(compiled, matrix).filter((name) => compiled.vocabulary.facts.get(name)?.type === 'boolean');
  return Object.fromEntries(names.map((name) => [name, false]));
}
