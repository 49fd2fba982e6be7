import { whyNotConfirm } from '../../admin/regime/editions/why-not';

const EDITION = {
  preparedBy: { id: 'prepares' },
  submittedBy: { id: 'submits' },
  editors: [{ id: 'edits' }],
  confirmation: { proposedBy: { id: 'proposes' } },
};

describe('whoever looks at a proposal to go by a regulation that is not in force', () => {
  it.each([
    ['proposes', '是您提出的，须由另一名制度管理员确认'],
    ['prepares', '您编制、送审或改过这一版，须由没有参与编制的制度管理员确认'],
    ['submits', '您编制、送审或改过这一版，须由没有参与编制的制度管理员确认'],
    ['edits', '您编制、送审或改过这一版，须由没有参与编制的制度管理员确认'],
    [null, '只有以自己身份登录的人才能确认'],
    ['another', null],
  ])('%s is told why not to confirm it: %s', (person, said) => {
    expect(whyNotConfirm(EDITION, person)).toBe(said);
  });
});
