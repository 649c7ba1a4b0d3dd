/** What the pickers show, and what they refuse. */
import assert from 'node:assert/strict';
import { familyTitle } from '../../../client/insert/family-title';
import { drawLayout } from '../../../client/insert/layout-drawing';
import { passChoices, settingDetail } from '../../../client/insert/setting-choices';
import { questionProblem } from '../../../client/questions/question-check';
import { blockFamilies } from '../../../server/features/blocks/block';
import type { DrawnPartition, Question } from '../../../server/lsp/protocol';
import { l10n } from '../../support/vscode';

describe('the drawing of a layout', () => {
  const piece = (part: Partial<DrawnPartition>): DrawnPartition => ({
    role: 'data',
    kept: false,
    rest: false,
    windows: false,
    ...part,
  });
  const disk = (id: number, ...partitions: DrawnPartition[]) => ({
    id,
    style: 'gpt' as const,
    erased: true,
    partitions,
  });
  const first = disk(
    0,
    piece({ role: 'efi', sizeMB: 260 }),
    piece({ role: 'msr', sizeMB: 16 }),
    piece({ role: 'windows', windows: true, rest: true }),
  );

  it('names the partitions and their sizes', () =>
    assert.equal(drawLayout([first]), 'EFI 260 MB │ MSR 16 MB │ Windows rest'));

  it('tells disks apart', () =>
    assert.equal(
      drawLayout([first, disk(1, piece({ sizeMB: 2048, kept: true }))]),
      'Disk 0: EFI 260 MB │ MSR 16 MB │ Windows rest   Disk 1: Data 2 GB kept',
    ));
});

describe('the families of building blocks', () => {
  it('all have a title', () => {
    const untitled = blockFamilies().filter(({ family }) => familyTitle(family) === family);
    assert.deepEqual(untitled, []);
  });

  it('have it in the language of the editor', () => {
    l10n.bundle = { Disks: 'Datenträger' };
    try {
      assert.equal(familyTitle('disks'), 'Datenträger');
    } finally {
      l10n.bundle = undefined;
    }
  });
});

describe('the check of an answer', () => {
  const wrong = (question: Partial<Question>, ...values: string[]) =>
    values.filter((value) =>
      questionProblem({ name: 'x', title: 'X', type: 'text', default: '', ...question }, value),
    );

  it('follows the type of the question', () => {
    assert.deepEqual(wrong({ type: 'number', minimum: 1, maximum: 9 }, '0', '1', '9', '10', '', 'a'), [
      '0',
      '10',
      '',
      'a',
    ]);
    assert.deepEqual(wrong({ type: 'letter' }, 'C', 'd', 'X', 'A', ''), ['X', 'A', '']);
    assert.deepEqual(wrong({ type: 'choice', choices: ['a', 'b'] }, 'a', 'c'), ['c']);
    assert.deepEqual(wrong({ pattern: '^[a-z]+$', maxLength: 3 }, 'abc', 'abcd', 'A', '', ' a'), [
      'abcd',
      'A',
      '',
      ' a',
    ]);
    assert.deepEqual(wrong({ type: 'secret' }, '', ' x '), ['']);
  });
});

describe('a setting to choose', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

  it('is described in one sentence, which an abbreviation does not end', () => {
    const setting = {
      component: 'A',
      path: 'B',
      description: 'By its name, such as `W. Europe Standard Time`. More.',
      type: '',
      passes: ['specialize', 'oobeSystem'],
      likelyPass: 'specialize',
      deprecated: true,
      fits: false,
      places: [{ pass: 'oobeSystem', range }],
    };
    assert.equal(
      settingDetail(setting),
      'specialize, oobeSystem ✓ · not for the target of this file · deprecated · By its name, such as W. Europe Standard Time.',
    );
  });

  it('has its passes, those where the file has it first and each once', () => {
    const setting = {
      component: 'A',
      path: 'B',
      description: '',
      type: '',
      deprecated: false,
      fits: true,
      passes: ['specialize', 'oobeSystem'],
      likelyPass: 'oobeSystem',
      places: [
        { pass: 'oobeSystem', range },
        { pass: 'oobeSystem', range },
      ],
    };
    const found = passChoices(setting).map(({ pass, description }) => [pass, description]);
    assert.deepEqual(found, [
      ['oobeSystem', 'Go to it'],
      ['specialize', 'Insert it'],
    ]);
  });
});
