/** What the plan says about the name and the membership of the computer. */
import assert from 'node:assert/strict';
import { inComponent } from '../support/findings';
import { planOf } from '../support/plans';

const membership = (settings: string) =>
  planOf(
    inComponent(
      'specialize',
      'Microsoft-Windows-UnattendedJoin',
      `<Identification>${settings}</Identification>`,
    ),
  ).network.membership;

describe('the membership of the computer', () => {
  it('is none where a template leaves both elements empty', () => {
    assert.equal(membership('<JoinDomain></JoinDomain><JoinWorkgroup></JoinWorkgroup>'), null);
  });

  it('is the one that has a name', () => {
    assert.equal(membership('<JoinDomain/><JoinWorkgroup>LAB</JoinWorkgroup>')!.kind, 'workgroup');
    const domain = membership('<JoinDomain>lab.example</JoinDomain><JoinWorkgroup/>');
    assert.deepEqual([domain!.kind, domain!.name], ['domain', 'lab.example']);
  });
});
