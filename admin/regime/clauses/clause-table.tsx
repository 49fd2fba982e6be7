import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { caseFinder, type Clause, type ClauseCoverage } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { joined, word } from '../../kit/words';
import { TextEdit } from '../studio/text-edit';
import { idOfPlace } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { Uses } from '../studio/uses';
import { useWorkspace } from '../workspace/workspace';
import { EFFECT, STATE_SIGN, STATE_WORD } from './filter-coverage';
import { Proofs } from './proofs';

interface ClauseTableProps {
  readonly shown: readonly ClauseCoverage[];
  readonly clauses: readonly Clause[];
}

/** Clause by clause: the provision in own words, its state, and the places that enforce it. */
export function ClauseTable({ shown, clauses }: ClauseTableProps) {
  const { readOnly } = useWorkspace();
  const { document, set } = useDocument('clauses', 'clauses.json');
  const [editing, setEditing] = useState<string | null>(null);
  const { lastCompiled } = useWorkspace();
  const caseAt = useMemo(() => caseFinder(lastCompiled?.regime ?? { cases: [] }), [lastCompiled]);
  const places = new Map(clauses.map((clause, index) => [clause.id, { clause, index }]));
  return (
    <table className="tc-table tc-clauses">
      <thead>
        <tr>
          <th scope="col">{t('条款')}</th>
          <th scope="col">{t('规定')}</th>
          <th scope="col">{t('落实情况')}</th>
          <th scope="col">{t('由哪里落实')}</th>
          <th scope="col">{t('由什么证明')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => {
          const place = places.get(one.clause);
          return (
            <tr key={one.clause} id={idOfPlace(`clauses.json#/clauses/${place?.index ?? ''}`)} tabIndex={-1}>
              <td>
                <strong>{one.article}</strong>
                <div className="tc-muted">{one.clause}</div>
              </td>
              <td>
                <strong>{one.subject}</strong>
                {place && editing === one.clause && document ? (
                  <TextEdit
                    label={t('{{article}}的规定，用自己的话', { article: one.article })}
                    value={document.clauses[place.index]?.rule ?? ''}
                    readOnly={readOnly}
                    onChange={(rule) =>
                      set(['clauses', place.index, 'rule'], rule, t('改{{article}}的规定', { article: one.article }))
                    }
                  />
                ) : (
                  <div>{place?.clause.rule}</div>
                )}
                {!readOnly && (
                  <Button
                    size="small"
                    aria-label={
                      editing === one.clause
                        ? t('改好了：{{article}}', { article: one.article })
                        : t('改写{{article}} {{clause}}', { article: one.article, clause: one.clause })
                    }
                    onClick={() => setEditing(editing === one.clause ? null : one.clause)}
                  >
                    {editing === one.clause ? t('改好了') : t('改写')}
                  </Button>
                )}
              </td>
              <td>
                <span className={`tc-cover-word tc-cover-${one.state}`}>
                  {STATE_SIGN[one.state]} {STATE_WORD[one.state]}
                </span>
                {one.reason && <div className="tc-muted">{one.reason}</div>}
              </td>
              <td>
                {one.by.length > 0 && <Uses paths={one.by} />}
                {one.state !== 'advisory' && one.missing.length > 0 && (
                  <div className="tc-bad">
                    {t('还没有规则实现：{{effects}}', {
                      effects: joined(one.missing.map((effect) => word(EFFECT, effect))),
                    })}
                  </div>
                )}
              </td>
              <td>
                <Proofs proofs={one.proofs} cases={caseAt} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
