/**
 * The rooms of the house in order. A file may import from its own room and from rooms above it (earlier in this
 * list); nothing imports downwards. A path belongs to the room with the longest matching beginning.
 */
export const rooms: readonly string[] = [
  'form-schemas/engine/blank.ts',
  'form-schemas/engine/clip.ts',
  'form-schemas/engine/finding.ts',
  'form-schemas/engine/value.ts',
  'form-schemas/engine/money.ts',
  'form-schemas/engine/day.ts',
  'form-schemas/engine/model/',
  'form-schemas/engine/calendar/',
  'form-schemas/engine/expression/',
  'form-schemas/engine/vocabulary/',
  'form-schemas/engine/matrix/',
  'form-schemas/engine/form/',
  'form-schemas/engine/check/',
  'form-schemas/engine/paper/',
  'form-schemas/engine/evaluation/',
  'form-schemas/engine/procedure/',
  'form-schemas/engine/deadline/',
  'form-schemas/engine/project/',
  'form-schemas/engine/printing/',
  'form-schemas/engine/acceptance/',
  'form-schemas/engine/regime-size.ts',
  'form-schemas/engine/compiled-regime.ts',
  'form-schemas/engine/proof/',
  'form-schemas/engine/index.ts',
  'form-schemas/formats/',
  'form-schemas/dmn/',
  'form-schemas/files/',
  'form-schemas/cli/',
  'api/config.ts',
  'api/platform/',
  'api/audit/',
  'api/identity/',
  'api/audit-reading/',
  'api/notice/',
  'api/delegation/',
  'api/calendar/',
  'api/regime/',
  'api/attachment/',
  'api/project/',
  'api/record/',
  'api/application/',
  'api/approval/',
  'api/catalogue/',
  'api/library/',
  'api/dossier/',
  'api/side/',
  'api/paper/',
  'api/register/',
  'api/evaluation/',
  'api/supervision/',
  'api/budget/',
  'api/funds/',
  'api/acceptance/',
  'api/system/',
  'api/plan/',
  'api/dashboard/',
  'api/deadline/',
  'api/live/',
  'api/jobs/',
  'api/migrations/',
  'api/entities.ts',
  'api/nodes.ts',
  'api/schema.ts',
  'api/server.ts',
  'api/main.ts',
  'ormconfig.ts',
  'seeds/',
  'admin/vite.config.mts',
  'admin/i18n/',
  'admin/graphql/',
  'admin/kit/',
  'admin/widgets/',
  'admin/',
  'admin/app/',
  'admin/main.tsx',
  'test/',
];

/** Rooms that must not know each other although the order would allow it. */
export const separated: readonly { readonly from: string; readonly to: string; readonly reason: string }[] = [
  { from: 'admin/', to: 'api/', reason: 'the console sees the API only through api/schema.graphql' },
  { from: 'admin/', to: 'seeds/', reason: 'the console sees the API only through api/schema.graphql' },
  { from: 'admin/', to: 'form-schemas/files/', reason: 'browsers have no files' },
  { from: 'admin/', to: 'form-schemas/cli/', reason: 'the command line is a door of its own' },
  { from: 'api/', to: 'form-schemas/cli/', reason: 'the command line is a door of its own' },
];

/** Index of the room that a path belongs to, or -1. */
export function roomOf(path: string): number {
  let found = -1;
  for (const [index, room] of rooms.entries()) {
    if (!path.startsWith(room)) continue;
    if (found === -1 || room.length > (rooms[found]?.length ?? 0)) found = index;
  }
  return found;
}
