import { Navigate } from 'react-router';
import { useMe } from '../graphql/session';
import { firstPage } from './navigation';

/** `/`: the page that the session's rights make the first. */
export function FirstPage() {
  return <Navigate to={firstPage(useMe().rights)} replace />;
}
