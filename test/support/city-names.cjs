/**
 * The cities whose regulations ship as data, in Chinese and pinyin. Code must not know them: what differs between
 * cities belongs in form-schemas/regimes. Read by the linter and by test/architecture.test.ts.
 */
module.exports = { cityNames: ['达州', '长沙', '郴州', '南阳', 'dazhou', 'changsha', 'chenzhou', 'nanyang'] };
