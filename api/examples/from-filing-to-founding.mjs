/**
 * One project from filing to founding through the GraphQL API, with nothing but Node's own fetch.
 *
 *   npm start                                                     # in another terminal
 *   node api/examples/from-filing-to-founding.mjs [http://localhost:4000] [total in yuan]
 *
 * It signs in as the demo people (seeds/README.md), one after the other, and prints who decided on which article.
 */
const [server = 'http://localhost:4000', total = '2000000.00'] = process.argv.slice(2);
const PASSWORD = 'tongchou-demo';
const JUDGED = 'findings { code severity message path article } errors { path message }';

/** Sends one document. What the law refuses is in the payload's findings; what is thrown carries a code. */
async function ask(token, query, variables = {}) {
  const response = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions?.code}: ${errors[0].message}`);
  return data;
}

/** Sends a mutation and refuses to go on when it was refused. A key makes a retry safe: the server answers it once. */
async function change(token, mutation, input) {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  const things = { startFiling: 'draft { id version }', saveDraft: 'draft { id version }' };
  const thing = things[mutation] ?? 'application { id stage stageTitle outcome }';
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${thing} ${JUDGED} } }`;
  const payload = (await ask(token, query, { input: { ...input, idempotencyKey: crypto.randomUUID() } }))[mutation];
  const wrong = [...payload.errors, ...payload.findings.filter(({ severity }) => severity === 'ERROR')];
  if (wrong.length > 0) {
    console.error(
      wrong
        .map(({ path, message, article }) => `${path ?? ''} ${message}${article ? `〔${article}〕` : ''}`)
        .join('\n'),
    );
    process.exit(1);
  }
  return payload;
}

async function signIn(name) {
  const { login } = await ask(
    null,
    'mutation ($input: LoginInput!) { login(input: $input) { token errors { message } } }',
    {
      input: { name, password: PASSWORD },
    },
  );
  if (!login.token) throw new Error(login.errors[0]?.message);
  return login.token;
}

/** A ticket first, then the bytes; what comes back is what stands in the answers. */
async function upload(token, name) {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n% ${name}\n%%EOF\n`);
  const { createUploadTicket } = await ask(
    token,
    `mutation ($input: CreateUploadTicketInput!) { createUploadTicket(input: $input) { url attachment { id } ${JUDGED} } }`,
    { input: { name, size: bytes.length, mediaType: 'application/pdf' } },
  );
  const put = await fetch(new URL(createUploadTicket.url, server), {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
    body: bytes,
  });
  if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`);
  const { attachment } = await ask(token, 'query ($id: ID!) { attachment(id: $id) { id name size digest } }', {
    id: createUploadTicket.attachment.id,
  });
  return attachment;
}

/** Decides the one open task that this person has in the case. */
async function decide(name, application, answers, more = {}) {
  const token = await signIn(name);
  const query = `{ myTasks(first: 100) { nodes { id version action article body { title } alsoFor { title } application { id } } } }`;
  const { myTasks } = await ask(token, query);
  const task = myTasks.nodes.find((each) => each.application.id === application);
  if (!task) throw new Error(`${name} has no task in this case`);
  const { application: after } = await change(token, 'decideTask', {
    taskId: task.id,
    verdict: 'APPROVE',
    expectedVersion: task.version,
    opinion: '同意',
    ...(answers ? { answers } : {}),
    ...more,
  });
  const bodies = [task.body, ...task.alsoFor].map(({ title }) => title).join('、');
  console.log(`${task.action.padEnd(12)} ${bodies}〔${task.article}〕 → ${after.stageTitle}`);
  return after;
}

const filer = await signIn('jiaoyu.filer');
const title = `示例项目 ${new Date().toISOString()}`;

// Scope is asked before a draft exists: `secret: true` would end here, with 第六十五条.
const { draft } = await change(filer, 'startFiling', {
  regimeCode: 'dazhou',
  procedure: 'project',
  given: {
    secret: false,
    investingLevel: 'city',
    budgetKind: 'general-public',
    investmentMode: 'direct',
    fundSources: ['city-budget'],
    unitType: 'state-organ',
    projectCategory: 'key-business-system',
    nationalStandard: true,
    estimatedTotal: total,
  },
});

const file = await upload(filer, '申报材料.pdf');
const saved = await change(filer, 'saveDraft', {
  id: draft.id,
  expectedVersion: draft.version,
  answers: {
    projectName: title,
    applicantUnit: '市教育局',
    projectPhase: 'planned',
    projectKind: 'new',
    basis: '市级数字经济发展规划的相关任务',
    necessity: '现有系统不能支撑业务',
    content: '建设数据汇聚与共享两部分',
    performanceGoals: '业务网上办理率达到九成以上',
    method: 'self-build',
    methodReason: '业务由本单位独有',
    implementationPlan: [file],
    resourceCatalogue: [file],
    cloudPlan: [file],
    protectionKind: 'graded',
    gradedProtectionPlan: [file],
    cryptographyPlan: [file],
    declaredTotal: total,
    funds: [{ source: 'city-budget', amount: total }],
    channels: ['in-budget'],
    runningCost: '80000.00',
    partOfEngineering: false,
    // Above 10,000,000 yuan self-building needs another ground of 第十一条.
    leadershipRequirement: true,
    leadershipLevel: 'city',
    leadershipDocument: '市政府专题会议纪要〔2026〕8号',
    urgentSpecial: false,
    addsHardware: false,
    leasesLines: false,
    onCityCloud: true,
    buildsCommonSystem: false,
    serviceKinds: ['none'],
  },
});

const { application, findings } = await change(filer, 'fileApplication', {
  draftId: draft.id,
  expectedVersion: saved.draft.version,
});
for (const { severity, message, article } of findings) console.log(`${severity} ${message}〔${article}〕`);
console.log(`filed        ${title} → ${application.stageTitle}`);

const { id } = application;
const screened = Object.fromEntries(
  [
    'materialsDeficient',
    'needUnfounded',
    'dataWithheld',
    'sharingRefused',
    'otherGround',
    'workDeficient',
    'notCoBuilt',
  ].map((name) => [name, false]),
);
await decide('digital.reviewer', id, screened);
await decide('digital.reviewer', id, {
  necessary: true,
  arguedKind: 'new',
  expertCount: 5,
  expertOpinion: '方案可行，投资合理',
  arguedTotal: total,
});
await decide('reform.reviewer', id);
await decide('finance.reviewer', id);
await decide('digital.reviewer', id, { decisionRoute: 'single', singleReason: '年度清单审定之后提出' });

// From here article 10 says who decides; the script asks the case whom it waits for until the bureau has it back.
const LOGINS = {
  'vice-mayor-field': 'vice.wang',
  'vice-mayor-digital': 'vice.zhao',
  'vice-mayor-finance': 'vice.sun',
  mayor: 'mayor',
  'executive-meeting': 'executive.secretary',
  'standing-committee': 'standing.secretary',
};
const WAITING = 'query ($id: ID!) { application(id: $id) { stage waitingFor { body { code } } } }';
for (;;) {
  const { application: now } = await ask(filer, WAITING, { id });
  if (now.stage !== 'single-decision') break;
  const { code } = now.waitingFor[0].body;
  const minutes = code.endsWith('meeting') || code.endsWith('committee') ? { minutes: '〔2026〕15号' } : {};
  await decide(LOGINS[code], id, null, minutes);
}

await decide('digital.reviewer', id);
const founded = await decide('digital.reviewer', id, {
  documentNumber: '达市数经立〔2026〕99号',
  documentDate: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
  decisionReference: '签批件',
  opinion: '同意立项',
});
console.log(`founded; next: ${founded.stage}`);
