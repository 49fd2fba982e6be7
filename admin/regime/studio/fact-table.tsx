import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Fact, FactKind } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { PROVENANCE, word } from '../../kit/words';
import { useWorkspace } from '../workspace/workspace';
import { useStudio } from './studio-context';
import { textsOf, usesOfFact } from './usage';
import { idOfPlace } from './use-at';
import { useDocument } from './use-document';
import { Uses } from './uses';

const TYPE: Readonly<Record<FactKind, string>> = {
  money: t('金额（元）'),
  integer: t('整数'),
  number: t('数'),
  boolean: t('是否'),
  date: t('日期'),
  text: t('文字'),
  enum: t('选项'),
  list: t('列表'),
};

/** What conditions may speak of: type, owner, provenance, where it is read or set. */
export function FactTable() {
  const { files, lastCompiled } = useWorkspace();
  const { document } = useDocument('facts', 'facts.json');
  const texts = useMemo(() => textsOf(files), [files]);
  const [text, setText] = useState('');
  if (!document) return <p className="tc-bad">{t('facts.json 有错误，先在“事实 JSON”中更正')}</p>;
  const wanted = text.normalize('NFKC').toLowerCase().trim();
  const shown = document.facts
    .map((fact, index) => ({ fact, index }))
    .filter(({ fact }) => `${fact.title}\n${fact.name}`.toLowerCase().includes(wanted));
  return (
    <Panel
      title={t('事实')}
      extra={
        <Input.Search
          aria-label={t('在事实中查找')}
          placeholder={t('查找：名称、代码')}
          allowClear
          style={{ maxWidth: 260 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      }
    >
      <table className="tc-table tc-facts">
        <thead>
          <tr>
            <th scope="col">{t('名称')}</th>
            <th scope="col">{t('类型')}</th>
            <th scope="col">{t('来源')}</th>
            <th scope="col">{t('用在')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ fact, index }) => (
            <tr key={fact.name} id={idOfPlace(`facts.json#/facts/${index}`)} tabIndex={-1}>
              <td>
                <strong>{fact.title}</strong> <ClauseChip article={fact.clause && lastCompiled?.article(fact.clause)} />
                <div>
                  <code>{fact.name}</code>
                </div>
                {fact.note && <div className="tc-muted">{fact.note}</div>}
              </td>
              <td>
                {fact.type === 'list' && fact.of ? t('{{of}}的列表', { of: TYPE[fact.of] }) : TYPE[fact.type]}
                {fact.options && <div className="tc-muted">{fact.options.map(({ title }) => title).join(t('、'))}</div>}
              </td>
              <td>
                <Owner fact={fact} />
                <div className="tc-muted">{word(PROVENANCE, fact.provenance)}</div>
              </td>
              <td>
                <Uses paths={usesOfFact(texts, fact.name)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className="tc-muted">{t('没有符合的事实。')}</p>}
    </Panel>
  );
}

function Owner({ fact: { owner } }: { readonly fact: Fact }) {
  const { root } = useStudio();
  const { lastCompiled } = useWorkspace();
  switch (owner.kind) {
    case 'form':
      return (
        <Link to={`${root}/forms/${owner.form}`}>
          {t('表单“{{title}}”', { title: lastCompiled?.forms.get(owner.form)?.document.title ?? owner.form })}
        </Link>
      );
    case 'scope':
      return <Link to={`${root}/checks`}>{t('范围问题')}</Link>;
    case 'computed':
      return (
        <>
          {t('计算')} <code>{owner.expression}</code>
        </>
      );
    case 'procedure':
      return (
        <Link to={`${root}/procedures/${owner.procedure}`}>
          {t('程序“{{title}}”', {
            title: lastCompiled?.procedures.get(owner.procedure)?.document.title ?? owner.procedure,
          })}
        </Link>
      );
    case 'case':
      return <>{t('办理中自动得出')}</>;
    case 'unit':
      return <>{t('申报单位的登记信息')}</>;
    case 'stage':
      return <>{t('经过环节的日期')}</>;
    case 'effect':
      return <>{t('由旁支程序决定')}</>;
    case 'records':
      return <>{t('由台账汇总')}</>;
    case 'about':
      return <>{t('取自所涉的台账记录')}</>;
    case 'side-cases':
      return <>{t('旁支案件的件数')}</>;
    case 'catalogue':
      return <>{t('项目所关联的已发布目录条目数')}</>;
    case 'evaluation':
      return <>{t('已确认的绩效评价')}</>;
    case 'unit-filings':
      return <>{t('同一单位 {{months}} 个月内的其他申报', { months: owner.withinMonths })}</>;
  }
}
