import { graphql, type ResultOf, type VariablesOf } from '../graphql/tada';
import { PAGE } from '../graphql/page-fragment';
import { FINDING } from '../kit/finding-fragment';

/** What the list shows of an entry, and what is kept of one that was chosen there. */
const LISTED = graphql(`
  fragment ListedEntry on CatalogueEntry @_unmask {
    id
    code
    name
    state
    version
    problemCount
    changedAt
    organisation {
      id
      title
    }
    content {
      core {
        formatKind
        shareKind
        shareWay
        open
        updateCycle
        publishedOn
      }
    }
  }
`);

export const ENTRIES = graphql(
  `
    query CatalogueEntries(
      $where: CatalogueWhere
      $orderBy: CatalogueOrder!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      catalogueEntries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...ListedEntry
        }
        pageInfo {
          ...Page
        }
      }
    }
  `,
  [LISTED, PAGE],
);

export type ListedEntry = ResultOf<typeof ENTRIES>['catalogueEntries']['nodes'][number];
export type CatalogueWhere = NonNullable<VariablesOf<typeof ENTRIES>['where']>;

export const TOTALS = graphql(`
  query CatalogueTotals($where: CatalogueWhere) {
    catalogueTotals(where: $where) {
      count
      open
      withProblems
      byState {
        key
        title
        count
      }
      byShareKind {
        key
        title
        count
      }
      byCategory {
        key
        title
        count
      }
      byOrganisation {
        key
        title
        count
      }
    }
  }
`);

export type CatalogueTotals = ResultOf<typeof TOTALS>['catalogueTotals'];

export const FORM = graphql(`
  query CatalogueForm {
    catalogueForm {
      extension
      publishers
    }
  }
`);

export const ENTRY = graphql(
  `
    query CatalogueEntry($id: ID!) {
      catalogueEntry(id: $id) {
        id
        code
        name
        state
        edition
        version
        problemCount
        changedAt
        organisation {
          id
          title
        }
        content {
          answers
          extension
          projects {
            id
            code
            title
          }
          systems {
            number
            name
          }
        }
        revision {
          answers
          extension
          projects {
            id
            code
            title
          }
          systems {
            number
            name
          }
        }
        findings {
          ...Finding
        }
        actions {
          act
          allowed
          reason
        }
        steps {
          number
          act
          at
          note
          person {
            name
          }
          changes {
            title
            before
            after
          }
        }
      }
    }
  `,
  [FINDING],
);

export type Entry = ResultOf<typeof ENTRY>['catalogueEntry'];
export type EntryText = Entry['content'];

export const CREATE = graphql(
  `
    mutation CreateCatalogueEntry($input: CreateCatalogueEntryInput!) {
      createCatalogueEntry(input: $input) {
        entry {
          id
        }
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const UPDATE = graphql(
  `
    mutation UpdateCatalogueEntry($input: UpdateCatalogueEntryInput!) {
      updateCatalogueEntry(input: $input) {
        entry {
          id
        }
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const PUBLISH = graphql(`
  mutation PublishCatalogueEntry($input: ChangeCatalogueEntryInput!) {
    publishCatalogueEntry(input: $input) {
      entry {
        id
      }
      findings {
        severity
        message
      }
      errors {
        message
      }
    }
  }
`);

export const PUBLISH_SEVERAL = graphql(
  `
    mutation PublishCatalogueEntries($input: PublishCatalogueEntriesInput!) {
      publishCatalogueEntries(input: $input) {
        published
        rows {
          published
          entry {
            ...ListedEntry
          }
          findings {
            message
            path
          }
        }
        findings {
          message
        }
        errors {
          message
        }
      }
    }
  `,
  [LISTED],
);

export type PublishedRow = ResultOf<typeof PUBLISH_SEVERAL>['publishCatalogueEntries']['rows'][number];

export const REVISE = graphql(`
  mutation ReviseCatalogueEntry($input: ChangeCatalogueEntryInput!) {
    reviseCatalogueEntry(input: $input) {
      entry {
        id
      }
      findings {
        severity
        message
      }
      errors {
        message
      }
    }
  }
`);

export const WITHDRAW = graphql(`
  mutation WithdrawCatalogueEntry($input: ChangeCatalogueEntryInput!) {
    withdrawCatalogueEntry(input: $input) {
      entry {
        id
      }
      findings {
        severity
        message
      }
      errors {
        message
      }
    }
  }
`);

export const OWN_PROJECTS = graphql(`
  query CatalogueProjects($where: ProjectWhere) {
    projects(first: 100, where: $where) {
      nodes {
        id
        code
        title
      }
    }
  }
`);
