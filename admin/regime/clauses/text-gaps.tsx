import { Link } from 'react-router';
import { placeByCode, type Regime, type TextGap } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { wordParameter } from '../studio/compare';
import { placeOf } from '../studio/places';
import { useStudio } from '../studio/studio-context';
import { idOfPlace } from '../studio/use-at';

const KIND: Readonly<Record<TextGap['kind'], string>> = {
  gap: t('没有写到'),
  overlap: t('互相重叠'),
  open: t('没有写定'),
};

/** Where the regulation's own text leaves something open, and how this regime settles it. */
export function TextGaps({ regime }: { readonly regime: Regime }) {
  const { root } = useStudio();
  if (regime.textGaps.length === 0) return null;
  return (
    <Panel
      title={t('文本自身的漏洞')}
      extra={<span className="tc-muted">{t('不在程序里悄悄决定，每一处都由参数或者制度中的一处写明')}</span>}
    >
      <ul className="tc-gaps">
        {regime.textGaps.map((gap, index) => {
          return (
            <li key={gap.id} id={idOfPlace(`clauses.json#/textGaps/${index}`)} tabIndex={-1}>
              <div className="tc-gap-head">
                <span className="tc-gap-kind">{KIND[gap.kind]}</span>
                <strong>{gap.title}</strong>
                <ClauseChip article={regime.clauses.find(({ id }) => id === gap.clause[0])?.article} />
              </div>
              <p className="tc-prose">{gap.question}</p>
              <p>
                <Settled regime={regime} gap={gap} root={root} />
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

interface SettledProps {
  readonly regime: Regime;
  readonly gap: TextGap;
  readonly root: string;
}

/** By what a gap is settled: the parameter and its value, or a place of the regime and how. */
function Settled({ regime, gap: { parameter: name, settled }, root }: SettledProps) {
  if (settled) {
    const place = placeByCode(regime, settled.at);
    return place === null ? (
      <span className="tc-bad">{t('制度中没有 {{at}}', { at: settled.at })}</span>
    ) : (
      <>
        <Link to={`${root}/${placeOf(place).to}`}>{t('写在制度中')}</Link>
        {t('：')}
        {settled.how}
      </>
    );
  }
  const at = regime.parameters.findIndex((one) => one.name === name);
  const parameter = regime.parameters[at];
  if (!parameter) return <span className="tc-bad">{t('没有对应的参数 {{name}}', { name: name ?? '' })}</span>;
  const value = wordParameter(parameter, parameter.value);
  return (
    <>
      <Link to={`${root}/${placeOf(`regime.json#/parameters/${at}`).to}`}>{parameter.title}</Link>
      {t('：')}
      <strong className={value === null ? 'tc-bad' : undefined}>{value ?? t('未定')}</strong>
    </>
  );
}
