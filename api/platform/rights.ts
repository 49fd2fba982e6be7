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
  'organisation:update': ['system-administrator'],
  'post:read': EVERYBODY,
  'post:create': ['system-administrator'],
  'post:update': ['system-administrator'],
  'person:read': EVERYBODY,
  'person:create': ['system-administrator'],
  'person:update': ['system-administrator'],
  /** Who serves where: lists of persons, appointments and duties. */
  'staff:read': ['system-administrator', 'security-administrator', 'auditor'],
  'appointment:create': ['security-administrator'],
  'appointment:end': ['security-administrator'],
  'duty:create': ['security-administrator'],
  'duty:end': ['security-administrator'],
  /** Lets somebody act in one's place (委托). */
  'delegation:give': ['decider'],
  'delegation:end': ['decider', 'security-administrator'],
  'credential:set': ['security-administrator'],
  /** Locks and unlocks accounts, and sees which are. */
  'account:lock': ['security-administrator'],
  'session:read': ['security-administrator'],
  'session:end': ['security-administrator'],
  'service-account:create': ['security-administrator'],
  'service-account:read': ['security-administrator'],
  'service-account:revoke': ['security-administrator'],
  'audit:read': ['auditor'],
  'audit:export': ['auditor'],
  'calendar:read': EVERYBODY,
  /** Years of the working-day calendar: by whom they are imported, by whom (somebody else) they are published. */
  'calendar:import': ['system-administrator', 'regime-editor'],
  'calendar:publish': ['system-administrator', 'regime-editor'],
  'regime:read': EVERYBODY,
  'regime:import': ['regime-editor'],
  'regime:publish': ['regime-editor'],
  /** Remarks on drafts and editions, by who prepares as by who publishes. */
  'regime:comment': ['regime-editor'],
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
  /** Reminds whoever holds a task (催办). */
  'task:remind': ['applicant', 'decider', 'clerk'],
  'list:open': ['clerk', 'decider'],
  /** The resource catalogue: what is published is for every unit to look up. */
  'catalogue:read': BUSINESS,
  'catalogue:edit': ['applicant'],
  'catalogue:publish': ['decider'],
  /** The yearly budget: entered by one body, confirmed by another person; which bodies, the regime says. */
  'budget:read': BUSINESS,
  'budget:edit': ['decider'],
  'budget:confirm': ['decider'],
  'evaluation:read': BUSINESS,
  /** Fills in evaluations: units their own, and the bodies that the regime names. */
  'evaluation:prepare': ['applicant', 'decider'],
  'evaluation:confirm': ['decider'],
  'supervision:read': BUSINESS,
  /** Takes up problems, asks for rectification and closes it: which bodies, the regime says. */
  'supervision:manage': ['decider'],
  /** Reports what has been rectified. */
  'supervision:report': ['applicant', 'decider'],
  'attachment:upload': ['applicant', 'decider', 'clerk'],
  'attachment:read': BUSINESS,
  /** Issues papers of a case: for which bodies, its regime says. */
  'paper:issue': ['decider', 'applicant', 'clerk'],
  'notice:read': EVERYBODY,
  /** The query page of the console: a tool, no data beyond one's own rights. */
  'graphiql:use': ['regime-editor', 'system-administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof RIGHTS;

/**
 * What a service account may be given: to read what its office reads, and to prepare and hand in filings. Decisions,
 * regimes, staff, accounts and the audit want a person: whoever makes an account sees its token, and must not become
 * somebody else by it.
 */
const PROGRAM_RIGHTS: ReadonlySet<Right> = new Set<Right>([
  'government:read',
  'organisation:read',
  'post:read',
  'person:read',
  'calendar:read',
  'regime:read',
  'project:read',
  'project:create',
  'application:read',
  'application:read-all',
  'application:fill',
  'application:submit',
  'application:withdraw',
  'task:read',
  'catalogue:read',
  'catalogue:edit',
  'budget:read',
  'evaluation:read',
  'supervision:read',
  'attachment:upload',
  'attachment:read',
  'notice:read',
]);

/** Whether a program may hold a right; asked when an account is made and at each use. */
export function isForPrograms(right: Right): boolean {
  return PROGRAM_RIGHTS.has(right);
}

export function isRole(given: string): given is Role {
  return Object.hasOwn(ROLES, given);
}

export function isRight(given: string): given is Right {
  return Object.hasOwn(RIGHTS, given);
}
