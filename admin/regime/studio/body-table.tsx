import { useMemo } from 'react';
import type { Body } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { useWorkspace } from '../workspace/workspace';
import { TextEdit } from './text-edit';
import { textsOf, usesOfBody } from './usage';
import { idOfPlace } from './use-at';
import { useDocument } from './use-document';
import { useUpper } from './use-upper';
import { Uses } from './uses';

const KIND: Readonly<Record<Body['kind'], string>> = {
  unit: t('单位'),
  office: t('职务'),
  person: t('个人'),
  meeting: t('会议（须有纪要文号）'),
};

const RESOLVE: Readonly<Record<Body['resolve'], string>> = {
  fixed: t('每个政府一个'),
  'of-unit': t('随申报单位而定'),
  applicant: t('申报单位自己'),
};

/** Who acts: titles and notes are edited here, what they mean in the file. */
export function BodyTable() {
  const { files, readOnly, lastCompiled } = useWorkspace();
  const { document, set } = useDocument('bodies', 'bodies.json');
  const upper = useUpper();
  const texts = useMemo(() => textsOf(files), [files]);
  if (!document) return <p className="tc-bad">{t('bodies.json 有错误，先在“主体 JSON”中更正')}</p>;
  return (
    <Panel
      title={t('主体')}
      extra={<span className="tc-muted">{t('{{count}} 个', { count: document.bodies.length })}</span>}
    >
      <table className="tc-table tc-bodies">
        <thead>
          <tr>
            <th scope="col">{t('名称')}</th>
            <th scope="col">{t('种类')}</th>
            <th scope="col">{t('说明')}</th>
            <th scope="col">{t('用在')}</th>
          </tr>
        </thead>
        <tbody>
          {document.bodies.map((body, index) => {
            const above = upper?.bodies.find(({ code }) => code === body.code);
            const path = `bodies.json#/bodies/${index}`;
            return (
              <tr key={body.code} id={idOfPlace(path)} tabIndex={-1}>
                <td>
                  <TextEdit
                    quiet
                    label={t('{{code}} 的名称', { code: body.code })}
                    value={body.title}
                    readOnly={readOnly}
                    onChange={(title) =>
                      set(['bodies', index, 'title'], title, t('改主体“{{title}}”的名称', { title: body.code }))
                    }
                  />
                  <code>{body.code}</code> <ClauseChip article={body.clause && lastCompiled?.article(body.clause)} />
                  {upper && (
                    <div className={above?.title === body.title ? 'tc-upper' : 'tc-upper tc-upper-differs'}>
                      {above === undefined
                        ? t('上级制度没有这个主体')
                        : above.title === body.title
                          ? t('与上级相同')
                          : t('上级为：{{title}}', { title: above.title })}
                    </div>
                  )}
                </td>
                <td>
                  {KIND[body.kind]}
                  <div className="tc-muted">{RESOLVE[body.resolve]}</div>
                </td>
                <td>
                  <TextEdit
                    quiet
                    label={t('{{title}}的说明', { title: body.title })}
                    value={body.note ?? ''}
                    readOnly={readOnly}
                    onChange={(note) =>
                      set(
                        ['bodies', index, 'note'],
                        note === '' ? undefined : note,
                        t('改主体“{{title}}”的说明', { title: body.title }),
                      )
                    }
                  />
                </td>
                <td>
                  <Uses paths={usesOfBody(texts, body.code)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
