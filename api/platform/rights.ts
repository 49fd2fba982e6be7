/**
 * Who may do what: `noun:verb` → roles. The one table; a resolver names a right, never a role.
 *
 * A right says that a role may try; whether it is their task, their project, their unit is asked by the command.
 * The three administrators (三员: 系统、安全、审计) are kept apart on purpose: none of them holds another's rights,
 * and none of them decides on a project.
 */
export const ROLES = {
  /** 经办人: files for its unit. */
  applicant: '申报经办人',
  /** Holds a body of the regime and decides in its name. */
  decider: '审批人',
  /** Enters decisions that were taken on paper. */
  clerk: '登记员',
  /** Prepares and publishes regimes (two different persons). */
  'regime-editor': '制度管理员',
  /** 系统管理员: organisations, posts, persons. */
  'system-administrator': '系统管理员',
  /** 安全管理员: appointments, duties, credentials, service accounts. */
  'security-administrator': '安全管理员',
  /** 审计管理员: reads the audit, changes nothing. */
  auditor: '审计管理员',
  /** Reads what the government shares. */
  reader: '查阅人',
} as const;

export type Role = keyof typeof ROLES;

const BUSINESS = ['applicant', 'decider', 'clerk', 'regime-editor', 'reader'] as const;
const EVERYBODY = Object.keys(ROLES) as readonly Role[];

export const RIGHTS = {
  'government:read': EVERYBODY,
  'government:create': [],
  'organisation:read': EVERYBODY,
  'organisation:create': ['system-administrator'],
  'post:read': EVERYBODY,
  'post:create': ['system-administrator'],
  'person:read': EVERYBODY,
  'person:create': ['system-administrator'],
  'appointment:create': ['security-administrator'],
  'duty:create': ['security-administrator'],
  'credential:set': ['security-administrator'],
  'service-account:create': ['security-administrator'],
  'audit:read': ['auditor'],
  'regime:read': EVERYBODY,
  'regime:import': ['regime-editor'],
  'regime:publish': ['regime-editor'],
  'regime:adopt': ['regime-editor'],
  'project:read': BUSINESS,
  'project:create': ['applicant'],
  'application:read': BUSINESS,
  /** Cases of every unit of the government, not of one's own only. */
  'application:read-all': ['decider', 'clerk', 'regime-editor', 'reader'],
  'application:fill': ['applicant'],
  'application:submit': ['applicant'],
  'application:withdraw': ['applicant'],
  'task:read': BUSINESS,
  'task:decide': ['decider', 'applicant'],
  'task:record': ['clerk'],
  'list:open': ['clerk', 'decider'],
  'attachment:upload': ['applicant', 'decider', 'clerk'],
  'attachment:read': BUSINESS,
  'notice:read': EVERYBODY,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof RIGHTS;

export function isRole(given: string): given is Role {
  return Object.hasOwn(ROLES, given);
}

export function isRight(given: string): given is Right {
  return Object.hasOwn(RIGHTS, given);
}
