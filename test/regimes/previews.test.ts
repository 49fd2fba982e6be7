import { previewRoute } from '../../form-schemas/engine/procedure/preview-route';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import type { JsonObject } from '../../form-schemas/engine/value';
import { askedOf } from '../support/regime-of';

/** The way ahead of a project of which little is known: to its end on stated assumptions, or up to what must be known first. */

function preview(code: string, facts: JsonObject, from?: string) {
  const regime = askedOf(code);
  return previewRoute(regime, 'project', readFacts(regime.vocabulary, facts).value, from);
}

const said = ({ findings }: ReturnType<typeof preview>) => findings.map(({ code, rule }) => `${code} ${rule ?? ''}`);

it.each([
  ['chenzhou', {}, 'accepted'],
  ['nanyang', {}, 'handed-over'],
  ['changsha', {}, 'in-operation'],
  ['dazhou', { unitType: 'state-organ' }, 'in-use'],
])('%s: it comes to a good end, each assumption said', (code, facts, outcome) => {
  const seen = preview(code, facts);
  expect(seen.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(seen.value.at(-1)?.ended).toEqual({ outcome, positive: true });
  expect(said(seen).some((one) => one.startsWith('gate-assumed'))).toBe(true);
});

it('dazhou: without the kind of unit it stops at the procurement, naming the question (第四十一条)', () => {
  const { value, findings } = preview('dazhou', {});
  expect(value.at(-1)?.stage).toBe('purchase-way');
  expect(findings.find(({ severity }) => severity === 'error')).toMatchObject({
    code: 'gate-undecided',
    article: '第四十一条',
    message: expect.stringContaining('单位性质') as string,
  });
});

it('chenzhou: whether it was filed in time comes of the filing, and an acceptance is taken to be passed', () => {
  expect(said(preview('chenzhou', {}))).toEqual(
    expect.arrayContaining(['gate-assumed way', 'gate-assumed first-result', 'gate-assumed completion-result']),
  );
  expect(preview('chenzhou', { filedLate: true }).value.map(({ stage }) => stage)).toContain('special-decision');
});

it('chenzhou: an acceptance that failed leads back to the building, which is said (第十六条)', () => {
  const seen = preview('chenzhou', { firstPassed: false });
  expect(seen.value.at(-1)?.stage).toBe('first-result');
  expect(seen.findings.at(-1)).toMatchObject({
    code: 'route-goes-back',
    severity: 'info',
    message: expect.stringContaining('回到“建设”') as string,
  });
});

it('nanyang: what a computed fact waits for is named, not the formula (第十八条)', () => {
  const { findings } = preview('nanyang', {}, 'method-way');
  expect(findings.find(({ rule }) => rule === 'method-way')?.message).toContain('“是否紧急”（来自表单“需求方案”）');
});
