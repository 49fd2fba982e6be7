import { FINDING } from '../../kit/finding-fragment';
import { request } from '../../graphql/request';
import { graphql, readFragment, type ResultOf } from '../../graphql/tada';
import { FORCE } from '../editions/confirmation-queries';
import type { FileChanges } from '../workspace/file-changes';
import { Refused } from './refused';
import { COMMENT, commentsOfDraft, commentsOfEdition, type RegimeComment } from './comment-queries';

export type { RegimeComment };

/** An edition by what people call it. */
export const EDITION_NAME = graphql(`
  fragment EditionName on Edition @_unmask {
    id
    regimeCode
    title
    number
    hash
    government
    status
    adoptedFrom
  }
`);

export type EditionName = ResultOf<typeof EDITION_NAME>;

export const ORIGIN = graphql(
  `
    fragment RegimeOriginName on RegimeOrigin @_unmask {
      government
      governmentTitle
      code
      number
      hash
      edition {
        ...EditionName
      }
    }
  `,
  [EDITION_NAME],
);

export type RegimeOrigin = ResultOf<typeof ORIGIN>;

const DRAFT = graphql(
  `
    query RegimeDraftOnDesk($id: ID!) {
      regimeDraft(id: $id) {
        id
        regimeCode
        title
        note
        kept
        government
        baseHash
        status
        version
        outdated
        createdAt
        updatedAt
        createdBy {
          id
          name
        }
        updatedBy {
          id
          name
        }
        editors {
          id
          name
        }
        base {
          ...EditionName
        }
        newer {
          ...EditionName
        }
        edition {
          ...EditionName
        }
        extends {
          ...RegimeOriginName
        }
        files {
          path
          text
        }
      }
    }
  `,
  [EDITION_NAME, ORIGIN],
);

interface Commented {
  readonly comments: readonly RegimeComment[];
}

export type RegimeDraft = NonNullable<ResultOf<typeof DRAFT>['regimeDraft']> & Commented;

export async function loadDraft(id: string, signal?: AbortSignal): Promise<RegimeDraft | null> {
  const [{ regimeDraft }, comments] = await Promise.all([request(DRAFT, { id }, signal), commentsOfDraft(id, signal)]);
  return regimeDraft && { ...regimeDraft, comments };
}

const EDITION = graphql(
  `
    query EditionOnDesk($id: ID!) {
      edition(id: $id) {
        ...EditionName
        version
        note
        createdAt
        submittedAt
        publishedAt
        preparedBy {
          id
          name
        }
        submittedBy {
          id
          name
        }
        publishedBy {
          id
          name
        }
        editors {
          id
          name
        }
        governmentTitle
        ...ForceOnEdition
        draft {
          id
          status
          version
          base {
            ...EditionName
          }
        }
        extends {
          ...RegimeOriginName
        }
        files {
          path
          text
        }
      }
    }
  `,
  [EDITION_NAME, ORIGIN, FORCE],
);

export type EditionOnDesk = NonNullable<ResultOf<typeof EDITION>['edition']> & Commented;

export async function loadEdition(id: string, signal?: AbortSignal): Promise<EditionOnDesk | null> {
  const [{ edition }, comments] = await Promise.all([request(EDITION, { id }, signal), commentsOfEdition(id, signal)]);
  return edition && { ...edition, comments };
}

const IN_FORCE = graphql(
  `
    query InForceForStudio($code: String!) {
      regimeInForce(code: $code) {
        ...EditionName
      }
    }
  `,
  [EDITION_NAME],
);

export async function loadInForce(code: string, signal?: AbortSignal): Promise<EditionName | null> {
  return (await request(IN_FORCE, { code }, signal)).regimeInForce;
}

const SAVE = graphql(
  `
    mutation SaveRegimeDraft($input: SaveRegimeDraftInput!) {
      saveRegimeDraft(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        draft {
          version
        }
      }
    }
  `,
  [FINDING],
);

/** @returns the new version */
export async function saveDraftFiles(id: string, changes: FileChanges, expectedVersion: number): Promise<number> {
  const { saveRegimeDraft } = await request(SAVE, {
    input: { id, expectedVersion, files: [...changes.files], removed: [...changes.removed] },
  });
  Refused.unless(saveRegimeDraft.draft, saveRegimeDraft);
  return saveRegimeDraft.draft.version;
}

/** @returns the new version */
export async function saveDraftNote(id: string, note: string, expectedVersion: number): Promise<number> {
  const { saveRegimeDraft } = await request(SAVE, { input: { id, expectedVersion, files: [], removed: [], note } });
  Refused.unless(saveRegimeDraft.draft, saveRegimeDraft);
  return saveRegimeDraft.draft.version;
}

/** @returns the new version */
export async function saveDraftKept(id: string, kept: readonly string[], expectedVersion: number): Promise<number> {
  const { saveRegimeDraft } = await request(SAVE, {
    input: { id, expectedVersion, files: [], removed: [], kept: [...kept] },
  });
  Refused.unless(saveRegimeDraft.draft, saveRegimeDraft);
  return saveRegimeDraft.draft.version;
}

const SUBMIT = graphql(
  `
    mutation SubmitRegimeDraft($input: SubmitRegimeDraftInput!) {
      submitRegimeDraft(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        edition {
          id
          number
        }
      }
    }
  `,
  [FINDING],
);

export async function submitDraft(input: {
  readonly id: string;
  readonly expectedVersion: number;
  readonly note: string;
}): Promise<{ readonly id: string; readonly number: number }> {
  const { submitRegimeDraft } = await request(SUBMIT, { input });
  Refused.unless(submitRegimeDraft.edition, submitRegimeDraft);
  return submitRegimeDraft.edition;
}

const DISCARD = graphql(
  `
    mutation DiscardRegimeDraft($input: ChangeRegimeDraftInput!) {
      discardRegimeDraft(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        draft {
          id
        }
      }
    }
  `,
  [FINDING],
);

export async function discardDraft(input: { readonly id: string; readonly expectedVersion: number }): Promise<void> {
  const { discardRegimeDraft } = await request(DISCARD, { input });
  Refused.unless(discardRegimeDraft.draft, discardRegimeDraft);
}

const REBASE = graphql(
  `
    mutation RebaseRegimeDraft($input: RebaseRegimeDraftInput!) {
      rebaseRegimeDraft(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        draft {
          id
          version
        }
      }
    }
  `,
  [FINDING],
);

export async function rebaseDraft(input: {
  readonly id: string;
  readonly expectedVersion: number;
  readonly take: { readonly path: string; readonly side: 'MINE' | 'THEIRS' }[];
}): Promise<void> {
  const { rebaseRegimeDraft } = await request(REBASE, { input });
  Refused.unless(rebaseRegimeDraft.draft, rebaseRegimeDraft);
}

const REOPEN = graphql(
  `
    mutation ReopenRegimeDraft($input: ChangeRegimeDraftInput!) {
      reopenRegimeDraft(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        draft {
          id
        }
      }
    }
  `,
  [FINDING],
);

/** Takes up again a draft that was given up, or whose edition was withdrawn. */
export async function reopenDraft(input: { readonly id: string; readonly expectedVersion: number }): Promise<void> {
  const { reopenRegimeDraft } = await request(REOPEN, { input });
  Refused.unless(reopenRegimeDraft.draft, reopenRegimeDraft);
}

const COMMENT_ON = graphql(
  `
    mutation CommentOnRegime($input: CommentOnRegimeInput!) {
      commentOnRegime(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        comment {
          ...RegimeCommentText
        }
      }
    }
  `,
  [COMMENT, FINDING],
);

export async function addComment(input: {
  readonly draft?: string;
  readonly edition?: string;
  readonly place: string;
  readonly text: string;
}): Promise<RegimeComment> {
  const { commentOnRegime } = await request(COMMENT_ON, { input });
  Refused.unless(commentOnRegime.comment, commentOnRegime);
  return readFragment(COMMENT, commentOnRegime.comment);
}

const RESOLVE = graphql(
  `
    mutation ResolveRegimeComment($input: ResolveRegimeCommentInput!) {
      resolveRegimeComment(input: $input) {
        errors {
          message
        }
        findings {
          ...Finding
        }
        comment {
          ...RegimeCommentText
        }
      }
    }
  `,
  [COMMENT, FINDING],
);

export async function resolveComment(input: {
  readonly id: string;
  readonly expectedVersion: number;
}): Promise<RegimeComment> {
  const { resolveRegimeComment } = await request(RESOLVE, { input });
  Refused.unless(resolveRegimeComment.comment, resolveRegimeComment);
  return readFragment(COMMENT, resolveRegimeComment.comment);
}
