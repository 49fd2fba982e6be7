import { t } from '../../i18n/t';
import type { Ground } from './analyse-draft';
import { AnalysisView } from './analysis-view';
import { CellLine } from './cell-line';
import { ColumnsPanel } from './columns-panel';
import { removedRows } from './compare-basis';
import type { MatrixDesk } from './desk';
import { Grid } from './grid';
import { NoticeBar } from './notice-bar';
import { PasteDialog } from './paste-dialog';
import { RowPanel } from './row-panel';
import { Toolbar } from './toolbar';
import { TryIt } from './try-it';
import { useMatrixWork } from './use-matrix-work';

interface MatrixWorkProps {
  readonly desk: MatrixDesk;
  readonly ground: Ground | null;
  readonly editionId: string | null;
  readonly onJson: (json: boolean) => void;
}

/** The grid with everything that follows the row in focus and the document as it is being typed. */
export function MatrixWork({ desk, ground, editionId, onJson }: MatrixWorkProps) {
  const { document, bounds, regime, readOnly, basis } = desk;
  const work = useMatrixWork(desk, ground);
  const { place, quiet, candidate, marks } = work;
  const { chainOf, articleOf } = work.grid;
  const gone = removedRows(basis?.document ?? null, document);
  const rowFindings = marks.rows.get(quiet) ?? NO_FINDINGS;
  return (
    <div className="tc-mx" ref={work.root}>
      <p className="tc-mx-narrow">{t('编辑矩阵宜用宽屏；窄屏上可以左右滑动表格。')}</p>
      <Toolbar rows={document.rows.length} row={place.row} json={false} onCommand={work.run} onJson={onJson} />
      <Grid {...work.grid} />
      <CellLine
        desk={desk}
        place={{ row: quiet, column: place.column }}
        marks={marks}
        look={{ bounds, chainOf, articleOf }}
      />
      {document.rows.length === 0 && <p className="tc-muted">{t('还没有行：按“插入一行”，或从表格粘贴。')}</p>}
      <NoticeBar notice={work.notice} onMove={work.moveAlong} onDismiss={work.onDismiss} />
      {gone.length > 0 && (
        <p className="tc-muted">
          {basis?.of === 'upper'
            ? t('上级制度中有而这里没有的行：{{rows}}', { rows: gone.join(t('、')) })
            : t('施行版本中的这些行已删去：{{rows}}', { rows: gone.join(t('、')) })}
        </p>
      )}
      <div className="tc-mx-below">
        <RowPanel desk={desk} row={quiet} findings={rowFindings} onBack={work.focusGrid} />
        <AnalysisView
          document={candidate}
          said={work.live.said}
          findings={work.findings}
          current={work.live.current}
          readOnly={readOnly}
          articleOf={articleOf}
          onRows={work.onRows}
          onFill={work.onFill}
        />
      </div>
      <ColumnsPanel desk={desk} />
      <TryIt document={candidate} regime={regime} editionId={editionId} />
      {work.pasting !== null && (
        <PasteDialog
          {...{ desk, place, text: work.pasting }}
          onText={work.setPasting}
          onClose={() => work.setPasting(null)}
          onApply={work.onApply}
        />
      )}
    </div>
  );
}

const NO_FINDINGS = [] as const;
