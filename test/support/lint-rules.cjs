const { cityNames } = require('./city-names.cjs');

/** Domain rules of this repository for ESLint. Each has a control in test/lint-rules.test.ts. */

const rule = (description, message, create) => ({
  meta: { type: 'problem', docs: { description }, messages: { refused: message }, schema: [] },
  create: (context) => create((node) => context.report({ node, messageId: 'refused' })),
});

const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**', '+=', '-=', '*=', '/=', '%=', '**=']);

/** The last name of `a.b.totalFen`, `totalFen`, `totalFen!`, `-totalFen`, `totalFen as number`. */
function nameOf(node) {
  if (!node) return null;
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && !node.computed) return nameOf(node.property);
  if (node.type === 'UnaryExpression') return nameOf(node.argument);
  if (['TSNonNullExpression', 'TSAsExpression', 'ChainExpression'].includes(node.type)) return nameOf(node.expression);
  return null;
}

const isMoney = (node) => /(^fen|Fen)$/.test(nameOf(node) ?? '');

const noFloatOnMoney = rule(
  'money is integer fen; its arithmetic lives in form-schemas/engine/money.ts',
  '金额是以分为单位的整数，不得使用浮点运算；请用 form-schemas/engine/money.ts 中的函数 / money is integer fen: use the functions of engine/money.ts.',
  (report) => ({
    BinaryExpression(node) {
      if (ARITHMETIC.has(node.operator) && (isMoney(node.left) || isMoney(node.right))) report(node);
    },
    AssignmentExpression(node) {
      if (ARITHMETIC.has(node.operator) && (isMoney(node.left) || isMoney(node.right))) report(node);
    },
    CallExpression(node) {
      const name = nameOf(node.callee);
      if (name === 'parseFloat' || (name === 'toFixed' && node.callee.type === 'MemberExpression')) report(node);
    },
  }),
);

const mentionsCity = (text) => {
  const lower = text.toLowerCase();
  return cityNames.some((name) => lower.includes(name));
};

const noCityName = rule(
  'what differs between cities is data',
  '代码中不得出现城市名；各市的差异写在 form-schemas/regimes 的数据里 / no city name in code: what differs between cities is data.',
  (report) => ({
    Identifier: (node) => mentionsCity(node.name) && report(node),
    Literal: (node) => typeof node.value === 'string' && mentionsCity(node.value) && report(node),
    TemplateElement: (node) => mentionsCity(node.value.raw) && report(node),
    JSXText: (node) => mentionsCity(node.value) && report(node),
  }),
);

const noProcessEnv = rule(
  'one file reads the environment',
  '只有 api/config.ts 读取环境变量 / only api/config.ts reads process.env.',
  (report) => ({
    MemberExpression(node) {
      if (nameOf(node.object) === 'process' && nameOf(node.property) === 'env') report(node);
    },
  }),
);

const IMPURE_MEMBERS = { Math: ['random'], Date: ['now'] };
const IMPURE_GLOBALS = ['process', 'globalThis', 'performance', 'crypto', 'setTimeout', 'setInterval', 'console'];

const pureEngine = rule(
  'the engine answers from what it is given',
  '引擎是纯函数：不得读取时钟、随机数或运行环境 / the engine is pure: no clock, no randomness, no surroundings.',
  (report) => ({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier') return;
      if (IMPURE_MEMBERS[node.object.name]?.includes(nameOf(node.property))) report(node);
      if (IMPURE_GLOBALS.includes(node.object.name)) report(node);
    },
    CallExpression: (node) =>
      IMPURE_GLOBALS.includes(nameOf(node.callee)) && node.callee.type === 'Identifier' && report(node),
    NewExpression: (node) => nameOf(node.callee) === 'Date' && node.arguments.length === 0 && report(node),
  }),
);

module.exports.domainRules = {
  rules: {
    'no-float-on-money': noFloatOnMoney,
    'no-city-name': noCityName,
    'no-process-env': noProcessEnv,
    'pure-engine': pureEngine,
  },
};
