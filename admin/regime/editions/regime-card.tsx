import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { LinkButton } from '../../kit/link-button';
import type { RegimeSummary } from './edition-queries';
import { ExtendDialog } from './extend-dialog';
import { BASIS_STATUS, LEVEL, wordOf } from './words';

interface RegimeCardProps {
  readonly regime: RegimeSummary;
  readonly prepares: boolean;
  /** Codes of one's own regimes. */
  readonly taken: readonly string[];
}

/** One regime: what it rests on, what applies, what is coming, what is being prepared. */
export function RegimeCard({ regime, prepares, taken }: RegimeCardProps) {
  const [extending, setExtending] = useState(false);
  const { own, code, inForce, latest, upcoming, openDrafts } = regime;
  const edition = inForce ?? latest;
  return (
    <li>
      <div className="tc-regime-head">
        <h3>
          {own ? (
            <Link to={`/regimes/${code}`}>{regime.title}</Link>
          ) : edition ? (
            <Link to={`/editions/${edition.id}`}>{regime.title}</Link>
          ) : (
            regime.title
          )}
        </h3>
        <Standing regime={regime} />
      </div>
      <div className="tc-muted">
        {own ? (regime.jurisdictionTitle ?? regime.governmentTitle) : regime.governmentTitle}
        {regime.level && t('（{{level}}）', { level: wordOf(LEVEL, regime.level) })}
        {regime.basisNumber && ` · ${regime.basisNumber}`}
        {` · ${code}`}
      </div>
      <ul className="tc-regime-facts">
        <li>
          {inForce
            ? inForce.adoptedFrom
              ? t('第 {{number}} 版自 {{day}} 起施行', { number: inForce.number, day: inForce.adoptedFrom })
              : t('第 {{number}} 版施行中', { number: inForce.number })
            : own
              ? upcoming.length > 0
                ? t('今天还没有施行的版本')
                : t('还没有施行过的版本')
              : latest
                ? t('已发布到第 {{number}} 版', { number: latest.number })
                : t('还没有发布的版本')}
        </li>
        {upcoming.map(({ effectiveFrom, edition: next }) => (
          <li key={effectiveFrom}>
            {t('第 {{number}} 版将自 {{day}} 起施行', { number: next?.number ?? '', day: effectiveFrom })}
          </li>
        ))}
        {own && latest && latest.status === 'SUBMITTED' && (
          <li>
            <Link to={`/editions/${latest.id}/publish`}>{t('第 {{number}} 版待发布', { number: latest.number })}</Link>
          </li>
        )}
        {own && openDrafts > 0 && <li>{t('{{count}} 份草稿编制中', { count: openDrafts })}</li>}
        {regime.extends && (
          <li>
            {t('以{{government}}第 {{number}} 版为基础', {
              government: regime.extends.governmentTitle,
              number: regime.extends.number,
            })}
          </li>
        )}
      </ul>
      {!own && edition && (
        <div className="tc-title-extra">
          <LinkButton size="small" to={`/editions/${edition.id}`}>
            {t('查阅')}
          </LinkButton>
          {prepares && (
            <Button size="small" onClick={() => setExtending(true)}>
              {t('以此为基础编制本级制度…')}
            </Button>
          )}
        </div>
      )}
      {extending && edition && (
        <ExtendDialog regime={regime} edition={edition} taken={taken} onClose={() => setExtending(false)} />
      )}
    </li>
  );
}

/** What the document behind it is worth; in force and whole goes without saying. */
function Standing({ regime: { basisStatus, pilot } }: Pick<RegimeCardProps, 'regime'>) {
  return (
    <>
      {basisStatus !== null && basisStatus !== 'in-force' && (
        <span className="tc-tag-mind">{wordOf(BASIS_STATUS, basisStatus)}</span>
      )}
      {pilot && <span className="tc-tag">{t('试行版')}</span>}
    </>
  );
}
