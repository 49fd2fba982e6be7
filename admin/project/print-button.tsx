import { Button } from 'antd';
import { t } from '../i18n/t';

export function PrintButton() {
  return (
    <Button className="no-print" onClick={() => window.print()}>
      {t('打印')}
    </Button>
  );
}
