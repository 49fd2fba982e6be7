import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { useWorkspace } from '../workspace/workspace';
import { LocalMark } from './local-mark';
import { ParameterValue } from './parameter-value';
import type { useDocument } from './use-document';
import type { LocalDesk } from './use-local';
import type { RegimeDocument } from '../../../form-schemas/engine';

interface LocalParametersProps {
  readonly document: RegimeDocument;
  readonly set: ReturnType<typeof useDocument<'regime'>>['set'];
  readonly local: LocalDesk;
}

/** What the text leaves to each government: the city's choice is not the county's. */
export function LocalParameters({ document, set, local }: LocalParametersProps) {
  const { readOnly, lastCompiled } = useWorkspace();
  return (
    <Panel title={t('参数')} extra={<span className="tc-muted">{t('文本没有写定、由本级政府选定的取值')}</span>}>
      <ul id="local-parameters" className="tc-local-list">
        {document.parameters.map((parameter, index) => (
          <li key={parameter.name}>
            <div>
              <strong>{parameter.title}</strong> <ClauseChip article={lastCompiled?.article(parameter.clause)} />
              <ParameterValue
                parameter={parameter}
                readOnly={readOnly}
                onChange={(value) =>
                  set(['parameters', index, 'value'], value, t('改参数“{{title}}”的取值', { title: parameter.title }))
                }
              />
            </div>
            <LocalMark local={local} of={`parameters/${parameter.name}`} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
