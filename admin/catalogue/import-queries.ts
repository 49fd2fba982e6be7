import { graphql, type ResultOf } from '../graphql/tada';

const IMPORT = graphql(`
  fragment Import on CatalogueImport @_unmask {
    id
    version
    status
    progress
    mode
    failure
    total
    good
    bad
    fresh
    changed
    unchanged
    found
    createdAt
    attachment {
      name
    }
    findings {
      sheet
      row
      column
      field
      code
      message
      given
    }
  }
`);

export const LOOK = graphql(
  `
    query CatalogueImport($id: ID!) {
      catalogueImport(id: $id) {
        ...Import
      }
    }
  `,
  [IMPORT],
);

export type Import = ResultOf<typeof LOOK>['catalogueImport'];

export const IMPORTS = graphql(`
  query CatalogueImports {
    catalogueImports(first: 10) {
      nodes {
        id
        status
        total
        good
        bad
        createdAt
        attachment {
          name
        }
      }
    }
  }
`);

export const START = graphql(`
  mutation StartCatalogueImport($input: StartCatalogueImportInput!) {
    startCatalogueImport(input: $input) {
      import {
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

export const SAVE = graphql(`
  mutation SaveCatalogueImport($input: SaveCatalogueImportInput!) {
    saveCatalogueImport(input: $input) {
      import {
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
