import { Alert } from 'antd';
import { FindingList } from '../kit/finding-list';
import { fromApi } from '../kit/api-finding';
import { Problem } from '../kit/problem';
import { ActRefused } from './use-act';

/** Why nothing was saved. What was typed stays. */
export function ActProblem({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  if (!(error instanceof ActRefused)) return <Problem error={error} />;
  return (
    <div role="alert">
      {error.errors.map(({ path, message }) => (
        <Alert key={path + message} type="error" showIcon message={message} />
      ))}
      <FindingList findings={fromApi(error.findings)} />
    </div>
  );
}
