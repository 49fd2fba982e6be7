import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { compileMatrix, type CompiledRegime, type JsonObject, type MatrixDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { LinkButton } from '../../kit/link-button';
import { factsInAddress } from '../matrix-facts';
import { MatrixTrial } from '../matrix-trial';

interface TryItProps {
  readonly document: MatrixDocument;
  readonly regime: CompiledRegime | null;
  readonly editionId: string | null;
}

/** Tries the matrix as it stands: facts in, the row, the chain, the article. Asks nobody; an edition also asks the server. */
export function TryIt({ document, regime, editionId }: TryItProps) {
  const [open, setOpen] = useState(false);
  const [facts, setFacts] = useState<JsonObject>({});
  const { id = '' } = useParams();
  const settled = useDeferredValue(useSettled(document));
  const compiled = useMemo(
    () => (open && regime ? compileMatrix(settled, regime.vocabulary).value : null),
    [open, regime, settled],
  );
  const [last, setLast] = useState(compiled);
  useEffect(() => {
    if (compiled) setLast(compiled);
  }, [compiled]);
  const matrix = compiled ?? last;
  return (
    <details className="tc-panel tc-mx-try" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('试一试：填入事实，看落入哪一行')}</summary>
      {open && !matrix && <p className="tc-muted">{t('矩阵现在还读不成，改好后即可试。')}</p>}
      {open && compiled === null && matrix && (
        <p className="tc-mx-wrong">{t('矩阵现在读不成，以下按上一次读成的样子。')}</p>
      )}
      {open && matrix && regime && (
        <MatrixTrial regime={regime} matrix={matrix} editionId={editionId} analysed={false} onFacts={setFacts} />
      )}
      {open && matrix && editionId === null && Object.keys(facts).length > 0 && (
        <LinkButton
          to={`/regime-drafts/${id}/cases?${factsInAddress(new URLSearchParams({ new: document.code }), facts).toString()}`}
        >
          {t('把所填存为典型案例…')}
        </LinkButton>
      )}
    </details>
  );
}

/** A value that has stayed the same for a moment: nothing heavy follows every key. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 200);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
