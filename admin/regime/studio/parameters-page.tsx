import { useMemo } from 'react';
import type { ParameterDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Empty } from '../../kit/empty';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { useRemarks } from '../workspace/remarks';
import { useWorkspace } from '../workspace/workspace';
import { CommentsHere } from './comment-thread';
import { wordParameter } from './compare';
import { ParameterValue } from './parameter-value';
import { TextEdit } from './text-edit';
import { textsOf, usesOfParameter, type PlacedText } from './usage';
import { idOfPlace, useAt } from './use-at';
import { useDocument } from './use-document';
import { Uses } from './uses';
import { useUpper } from './use-upper';

/** What the text leaves to the city: value, why, who decided, where it works. */
export function ParametersPage() {
  const { files, findings, readOnly, lastCompiled } = useWorkspace();
  const { document, set } = useDocument('regime', 'regime.json');
  const upper = useUpper();
  const remarks = useRemarks();
  const texts = useMemo(() => textsOf(files), [files]);
  useAt(document !== null);
  if (!document) return <Empty title={t('regime.json 有错误，先在“文件（JSON）”中更正')} />;
  const unset = document.parameters.filter(isUnset);
  return (
    <>
      <Panel title={t('参数')} extra={<span className="tc-muted">{t('文本没有写定、由本级政府选定的取值')}</span>}>
        {unset.length > 0 && (
          <p className="tc-bad" role="status">
            {t('以下参数必须定下才能送审和发布：{{names}}。', { names: unset.map(({ title }) => title).join(t('、')) })}
          </p>
        )}
        {document.parameters.length === 0 && <p className="tc-muted">{t('这部制度没有参数。')}</p>}
        <ul className="tc-parameters">
          {document.parameters.map((parameter, index) => {
            const path = `regime.json#/parameters/${index}`;
            const above = upper?.parameters.find(({ name }) => name === parameter.name);
            return (
              <li
                key={parameter.name}
                id={idOfPlace(path)}
                tabIndex={-1}
                className={isUnset(parameter) ? 'tc-unset' : undefined}
              >
                <Parameter
                  parameter={parameter}
                  index={index}
                  readOnly={readOnly}
                  above={above ?? null}
                  extended={upper !== null}
                  article={lastCompiled?.article(parameter.clause)}
                  texts={texts}
                  set={set}
                />
                {remarks?.at(path, parameter.title)}
                <FindingList
                  findings={findings.filter(
                    (one) => one.path?.startsWith(path) === true && !/\d/.test(one.path[path.length] ?? ''),
                  )}
                />
              </li>
            );
          })}
        </ul>
      </Panel>
      <CommentsHere place="regime.json" title={t('参数与总则')} />
    </>
  );
}

interface ParameterProps {
  readonly parameter: ParameterDocument;
  readonly index: number;
  readonly readOnly: boolean;
  /** The same parameter in the higher government's edition. */
  readonly above: ParameterDocument | null;
  readonly extended: boolean;
  readonly article: string | undefined;
  readonly texts: readonly PlacedText[];
  readonly set: ReturnType<typeof useDocument<'regime'>>['set'];
}

function Parameter({ parameter, index, readOnly, above, extended, article, texts, set }: ParameterProps) {
  const { name, title, note, required } = parameter;
  const differs = above !== null && JSON.stringify(above.value) !== JSON.stringify(parameter.value);
  return (
    <>
      <div className="tc-parameter-head">
        <h3>{title}</h3>
        <code>{name}</code>
        <ClauseChip article={article} />
        {isUnset(parameter) && <span className="tc-bad-mark">{t('必须定下，尚未定')}</span>}
        {!required && parameter.value === null && <span className="tc-muted">{t('可以不定')}</span>}
      </div>
      <div className="tc-parameter-body">
        <div>
          <ParameterValue
            parameter={parameter}
            readOnly={readOnly}
            onChange={(value) => set(['parameters', index, 'value'], value, t('改参数“{{title}}”的取值', { title }))}
          />
          {extended && (
            <p className={differs ? 'tc-upper tc-upper-differs' : 'tc-upper'}>
              {above === null
                ? t('上级制度没有这个参数')
                : differs
                  ? t('与上级不同；上级取：{{value}}', { value: wordParameter(above, above.value) ?? t('未定') })
                  : t('与上级相同')}
            </p>
          )}
        </div>
        <div>
          <TextEdit
            label={t('为什么这样定、由谁决定')}
            value={note}
            readOnly={readOnly}
            onChange={(value) => set(['parameters', index, 'note'], value, t('改参数“{{title}}”的说明', { title }))}
          />
          <div className="tc-uses-line">
            <span className="tc-muted">{t('用在：')}</span>
            <Uses paths={usesOfParameter(texts, name)} />
          </div>
        </div>
      </div>
    </>
  );
}

function isUnset({ required, value }: ParameterDocument): boolean {
  return required && value === null;
}
