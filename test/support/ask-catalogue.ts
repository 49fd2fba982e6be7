/** What is asked of the catalogue. */

export interface Entry {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly edition: number;
  readonly code: string;
  readonly name: string;
  readonly problemCount: number | null;
}
export interface Answer {
  readonly entry: Entry | null;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly path: string | null }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export const ENTRY =
  'entry { id version state edition code name problemCount } findings { code severity path } errors { path message }';
export const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${ENTRY} } }`;
export const CREATE = mutation('createCatalogueEntry', 'CreateCatalogueEntryInput');
export const UPDATE = mutation('updateCatalogueEntry', 'UpdateCatalogueEntryInput');
export const PUBLISH = mutation('publishCatalogueEntry', 'ChangeCatalogueEntryInput');
export const REVISE = mutation('reviseCatalogueEntry', 'ChangeCatalogueEntryInput');
export const WITHDRAW = mutation('withdrawCatalogueEntry', 'ChangeCatalogueEntryInput');
export const LIST = `query ($where: CatalogueWhere, $orderBy: CatalogueOrder) {
  catalogueEntries(first: 50, where: $where, orderBy: $orderBy) { totalCount nodes { id code state problemCount
    organisation { title } content { core { name shareKind } projects { code } systems { number } } } } }`;
export const WHOLE = `query ($where: CatalogueWhere) { catalogueEntries(first: 10, where: $where) { nodes { id
  content { core { name shareKind items { name dataType dataLength } related } projects { code } systems { number name } } } } }`;
export const ONE = `query ($id: ID!) { catalogueEntry(id: $id) { state content { core { name } projects { code } } revision { core { name } }
  problemCount findings { code path } steps { number act note person { name } changes { title before after } }
  actions { act allowed reason } } }`;
