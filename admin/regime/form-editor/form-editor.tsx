import { Alert, Button, Radio } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { AddPanel } from './add-panel';
import { AskedServerContext, type AskedServer } from './asked-server';
import { moveNode, nodeAt, removeNode } from './edit-form';
import { FindingsView } from './findings-view';
import { FormPanel } from './form-panel';
import { JsonView, type JsonPlace } from './json-view';
import { NodePanel } from './node-panel';
import { OutlineTree, type OutlineActions } from './outline-tree';
import { ROOT } from './pointer';
import { Preview } from './preview';
import { ReadPanel } from './read-panel';
import { Toolbar } from './toolbar';
import { useRemarks } from '../workspace/remarks';
import { useFormDesk, type FormDesk } from './use-form-desk';
import './form-editor.css';

const VIEWS = ['preview', 'json', 'findings'] as const;
type View = (typeof VIEWS)[number];

interface FormEditorProps {
  readonly code: string;
  /** Who is asked what the server says of the answers in the preview. */
  readonly server?: AskedServer;
}

/** One form of the regime on the desk: outline, properties, and beside them preview, JSON or findings. */
export function FormEditor({ code, server }: FormEditorProps) {
  const desk = useFormDesk(code);
  const remarks = useRemarks();
  const { document, selected, editable } = desk;
  const [view, setView] = useView();
  const [adding, setAdding] = useState(false);
  const [place, setPlace] = useState<JsonPlace | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const pointer = selected?.pointer ?? ROOT;
  // The properties follow a moment later than the selection, so that arrow keys run through hundreds of fields.
  const late = useDeferredValue(pointer);
  // So does what the preview is drawn from: a letter typed here must not wait for it.
  const calm = useDeferredValue(desk);
  const open = document && (late === ROOT || nodeAt(document, late)) ? late : pointer;
  const toProperties = useFocusOnce(panel, open === pointer);

  const actions = useActions(desk, setAdding);

  if (desk.text === '' && document === null) return <Empty title={t('制度中没有表单 {{code}}', { code })} />;
  const toJson = (pointer: string): void => {
    setView('json');
    setPlace((before) => ({ pointer, wish: (before?.wish ?? 0) + 1 }));
  };
  const node = document && open !== ROOT ? nodeAt(document, open) : null;
  return (
    <div className="tc-fe">
      <Toolbar desk={desk} actions={actions} />
      {desk.unread && (
        <Alert
          type="error"
          showIcon
          message={document ? t('JSON 现在读不懂，大纲停在最近一次读得懂的样子') : t('JSON 读不懂，改正后显示大纲')}
          description={desk.unread[0]?.message}
          action={
            <Button size="small" onClick={() => toJson(desk.unread?.[0]?.path?.split('#')[1] ?? '')}>
              {t('到 JSON')}
            </Button>
          }
        />
      )}
      <div className="tc-fe-desk">
        <section className="tc-fe-outline" aria-label={t('大纲')}>
          <OutlineTree desk={desk} actions={actions} onOpen={toProperties} tree={tree} />
        </section>
        {/* Until the panel has come after the selection it is still of what was selected before: nothing is changed there. */}
        <section
          className="tc-fe-panel"
          aria-label={t('属性')}
          ref={panel}
          {...(open === pointer || adding ? {} : { inert: '' })}
        >
          {selected && !adding && remarks?.at(`${desk.path}#${selected.pointer}`, selected.title)}
          {adding && document && editable ? (
            <AddPanel
              desk={desk}
              document={document}
              onClose={(added) => {
                setAdding(false);
                if (added) toProperties();
                else tree.current?.focus();
              }}
            />
          ) : document && selected && editable && node ? (
            <NodePanel key={`${open} ${node['x-component']}`} {...{ desk, document, node }} pointer={open} />
          ) : document && selected && editable ? (
            <FormPanel desk={desk} document={document} />
          ) : (
            document && selected && <ReadPanel {...{ desk, document, node }} pointer={open} />
          )}
        </section>
        <section className="tc-fe-side" aria-label={t('预览、JSON 和问题')}>
          <Radio.Group
            optionType="button"
            name="form-editor-view"
            aria-label={t('显示')}
            value={view}
            onChange={(event) => setView(event.target.value as View)}
            options={[
              { value: 'preview', label: t('预览') },
              { value: 'json', label: 'JSON' },
              { value: 'findings', label: t('问题（{{count}}）', { count: desk.findings.length }) },
            ]}
          />
          <div className="tc-fe-view">
            {view === 'preview' && (
              <AskedServerContext.Provider value={server ?? null}>
                <Preview desk={calm} />
              </AskedServerContext.Provider>
            )}
            {view === 'json' && <JsonView desk={desk} place={place} />}
            {view === 'findings' && (
              <FindingsView
                desk={desk}
                onJson={toJson}
                onNode={(pointer) => {
                  desk.select(pointer);
                  toProperties();
                }}
              />
            )}
          </div>
        </section>
      </div>
    </div>
  );
}

/** What can be done to the selected node; null where nothing may be changed. */
function useActions(desk: FormDesk, setAdding: (adding: boolean) => void): OutlineActions | null {
  const { document, selected, editable, edit, say } = desk;
  return useMemo(() => {
    if (!editable || !document || !selected) return null;
    return {
      add: () => setAdding(true),
      remove: () => {
        if (selected.pointer === ROOT) return;
        edit(removeNode(document, selected.pointer), t('删除“{{title}}”', { title: selected.title }));
        say({ text: t('已删除“{{title}}”', { title: selected.title }), undo: true });
      },
      move: (by) => {
        const moved = selected.pointer === ROOT ? null : moveNode(document, selected.pointer, by);
        if (moved) edit(moved, t('移动“{{title}}”', { title: selected.title }));
        else say({ text: t('“{{title}}”已到头，不能再移', { title: selected.title }), undo: false });
      },
    };
  }, [document, selected, editable, edit, say, setAdding]);
}

/** What stands beside the properties; kept in the address. */
function useView(): readonly [View, (view: View) => void] {
  const [address, setAddress] = useSearchParams();
  const view = VIEWS.find((one) => one === address.get('view')) ?? 'preview';
  const setView = (next: View): void =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === 'preview') after.delete('view');
        else after.set('view', next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [view, setView];
}

/** Takes the keyboard to the first control of a box, once what belongs there has been drawn. */
function useFocusOnce(box: { readonly current: HTMLElement | null }, ready: boolean): () => void {
  const [wish, setWish] = useState(0);
  const fulfilled = useRef(0);
  useEffect(() => {
    if (wish === fulfilled.current || !ready) return;
    fulfilled.current = wish;
    [...(box.current?.querySelectorAll<HTMLElement>('input, textarea, button') ?? [])]
      .find((control) => !control.closest('.tc-comment-at'))
      ?.focus();
  }, [wish, box, ready]);
  return useCallback(() => setWish((before) => before + 1), []);
}
