import { Button } from 'antd';
import { titleAt } from '../application/remarks';
import { t } from '../i18n/t';
import { written, type Returning } from './returning';

/** What is to be mended, as it will be sent with a return; the way to the fields of the filing. */
export function RemarkList({ returning }: { readonly returning: Returning }) {
  const { to, form, marking, mark, remarks, remark } = returning;
  if (to.length === 0 || !form) return null;
  const said = written(remarks);
  return (
    <div className="tc-field">
      <Button
        size="small"
        aria-pressed={marking}
        onClick={() => {
          mark(!marking);
          if (!marking) document.getElementById('filed')?.scrollIntoView({ block: 'start' });
        }}
      >
        {marking ? t('收起“指出问题”') : t('要退回？逐项指出问题')}
      </Button>
      {said.length > 0 && (
        <>
          <p className="tc-remark-head">{t('退回时一并送达的问题（{{count}} 处）', { count: said.length })}</p>
          <ul className="tc-remark-list">
            {said.map(({ path, text }) => (
              <li key={path}>
                <span>{t('{{title}}：{{text}}', { title: titleAt(form, path), text })}</span>
                <Button
                  size="small"
                  type="text"
                  aria-label={t('不指出“{{title}}”的问题', { title: titleAt(form, path) })}
                  onClick={() => remark(path, null)}
                >
                  {t('去掉')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
