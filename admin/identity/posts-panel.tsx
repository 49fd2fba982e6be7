import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { joined, word } from '../kit/words';
import { ListState } from './list-state';
import { POSTS, type ListedOrganisation, type ListedPost } from './organisation-queries';
import { PostDialog } from './post-dialog';
import { ROLE } from './role-words';
import { useList } from './use-list';

/** The posts of one organisation. */
export function PostsPanel({ organisation }: { readonly organisation: ListedOrganisation }) {
  const [open, setOpen] = useState<ListedPost | 'new' | null>(null);
  const { list, rows } = useList(
    ['posts', organisation.id],
    async (after, signal) =>
      (
        await request(
          POSTS,
          { where: { organisationId: organisation.id }, ...(after === null ? {} : { after }) },
          signal,
        )
      ).posts,
  );
  const top = useRef<HTMLDivElement>(null);
  // On a phone the posts stand below the whole list.
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={top}>
      <Panel
        title={t('{{organisation}}的职务', { organisation: organisation.title })}
        extra={
          organisation.closedAt === null && (
            <Button size="small" onClick={() => setOpen('new')}>
              {t('设置职务')}
            </Button>
          )
        }
      >
        <ListState
          list={list}
          count={rows.length}
          empty={t('还没有职务。设置职务并给出角色之后，安全管理员才能任命人员。')}
        >
          <ul className="tc-rows">
            {rows.map((post) => (
              <li key={post.id}>
                <span className="tc-rows-title">{post.title}</span>
                <span>
                  {post.roles.length > 0 ? joined(post.roles.map((role) => word(ROLE, role))) : t('没有角色')}
                </span>
                <span className="tc-muted">{post.code}</span>
                <Button
                  size="small"
                  aria-label={t('更改{{title}}', { title: post.title })}
                  onClick={() => setOpen(post)}
                >
                  {t('更改')}
                </Button>
              </li>
            ))}
          </ul>
        </ListState>
        {open !== null && (
          <PostDialog
            organisation={organisation.id}
            post={open === 'new' ? null : open}
            onClose={() => setOpen(null)}
          />
        )}
      </Panel>
    </div>
  );
}
