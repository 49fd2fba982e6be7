import { useMemo } from 'react';
import { readFacts, type CompiledRegime, type JsonObject } from '../../form-schemas/engine';
import { PROVENANCE, word } from '../kit/words';
import '../kit/rows.css';
import { t } from '../i18n/t';

/** The facts that rules read, each with where it comes from: a figure that was argued is not the one that was declared. */
export function FactList({ regime, facts }: { readonly regime: CompiledRegime; readonly facts: JsonObject }) {
  const { vocabulary } = regime;
  const shown = useMemo(() => {
    const read = vocabulary.reader(readFacts(vocabulary, facts).value);
    return [...vocabulary.facts.values()].flatMap((fact) => {
      const value = read(fact.name);
      return value === null ? [] : [{ fact, words: vocabulary.word(fact.name, value) }];
    });
  }, [vocabulary, facts]);
  return (
    <table className="tc-table">
      <thead>
        <tr>
          <th scope="col">{t('事实')}</th>
          <th scope="col">{t('值')}</th>
          <th scope="col">{t('来源')}</th>
          <th scope="col">{t('依据')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ fact, words }) => (
          <tr key={fact.name}>
            <td data-label={t('事实')}>{fact.title}</td>
            <td data-label={t('值')}>{words}</td>
            <td data-label={t('来源')}>{word(PROVENANCE, fact.provenance)}</td>
            <td data-label={t('依据')}>{(fact.clause && regime.article(fact.clause)) || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
