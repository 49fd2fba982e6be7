import { Alert } from 'antd';
import { Link } from 'react-router';
import type { OpenDraft } from './draft-queries';

interface CameBackProps {
  readonly application: NonNullable<OpenDraft['application']>;
}

/** Why a case is here again, in the words of whoever sent or took it back, and what it carries along. */
export function CameBack({ application }: CameBackProps) {
  const last = application.events.at(-1);
  const taken = last?.type === 'withdraw';
  const inList = application.lines.filter(({ outcome }) => outcome === null);
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      message={taken ? '已撤回，修改后可重新提交' : '已退回，请补正后重新提交'}
      description={
        <>
          {last?.text && (
            <div className="tc-came-back">
              {taken ? '撤回的原因' : `${last.person?.name ?? ''}的意见`}：{last.text}
            </div>
          )}
          {inList.length > 0 && (
            <div>
              清单所列项目不变：
              {inList.map(({ code, title }) => `${code} ${title}`).join('、')}
            </div>
          )}
          <Link to={`/applications/${application.id}`}>看全部经过</Link>
        </>
      }
    />
  );
}
