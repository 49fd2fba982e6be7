import { Suspense, useMemo, useState, type ReactNode } from 'react';
import { Outlet } from 'react-router';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';
import { Loading } from '../../kit/loading';
import { RemarksContext, type Remarks } from '../workspace/remarks';
import { indexedPlace } from '../workspace/stable-place';
import { WorkspaceContext, type Workspace } from '../workspace/workspace';
import { CommentAt } from './comment-at';
import { FindingsPanel } from './findings-panel';
import { StudioContext, type Studio } from './studio-context';
import { StudioHead } from './studio-head';
import { StudioNav } from './studio-nav';
import { useFolded } from './use-folded';
import './studio.css';

interface StudioFrameProps {
  readonly studio: Studio;
  readonly workspace: Workspace;
  /** Under the title: base, who, state of saving. */
  readonly about: ReactNode;
  /** Buttons for the whole. */
  readonly actions?: ReactNode;
  /** What must be seen wherever one is, such as a conflict. */
  readonly urgent?: ReactNode;
}

/** A regime on the desk: its documents at the left, one of them open, what the engine says always at hand. */
export function StudioFrame({ studio: given, workspace, about, actions, urgent }: StudioFrameProps) {
  const studio = usePlacedComments(given, workspace.files);
  const [showing, setShowing] = useState(false);
  const [folded, setFolded] = useFolded();
  const remarks = useMemo(() => remarksOf(studio), [studio.comments]);
  const judged = workspace.lastCompiled !== null || workspace.settled;
  return (
    <StudioContext.Provider value={studio}>
      <WorkspaceContext.Provider value={workspace}>
        <div className="tc-studio">
          <StudioHead
            about={about}
            actions={actions}
            showing={showing}
            onShow={() => setShowing((before) => !before)}
          />
          <p className="tc-studio-narrow">{t('编制制度需要较宽的屏幕；在这里可以查阅，改动请到电脑上进行。')}</p>
          {urgent}
          {showing && <FindingsPanel onClose={() => setShowing(false)} />}
          <div className={folded ? 'tc-studio-desk tc-studio-folded' : 'tc-studio-desk'}>
            <StudioNav folded={folded} onFold={setFolded} />
            <div className="tc-studio-page">
              {judged ? (
                <RemarksContext.Provider value={remarks}>
                  <Suspense fallback={<Loading rows={10} />}>
                    <Outlet />
                  </Suspense>
                </RemarksContext.Provider>
              ) : (
                <Loading rows={12} />
              )}
            </div>
          </div>
        </div>
      </WorkspaceContext.Provider>
    </StudioContext.Provider>
  );
}

/** Comments at where their places stand now: a row that was moved keeps its own. */
function usePlacedComments(studio: Studio, files: RegimeFiles): Studio {
  const { comments } = studio;
  const places = comments.map(({ place }) => indexedPlace(place, files)).join('\n');
  return useMemo(() => {
    const now = places.split('\n');
    return { ...studio, comments: comments.map((comment, at) => ({ ...comment, place: now[at] ?? comment.place })) };
  }, [studio, comments, places]);
}

function remarksOf({ comments }: Studio): Remarks {
  return {
    open: comments.filter(({ resolvedAt }) => resolvedAt === null).map(({ place }) => place),
    at: (place, title) => <CommentAt key={place} place={place} title={title} />,
  };
}
