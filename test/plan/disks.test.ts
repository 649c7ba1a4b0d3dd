/** The disks of the plan: where each partition lies, what does not fit, and what is lost. */
import assert from 'node:assert/strict';
import type { PlanDisk } from '../../server/plan/model';
import {
  BIOS_STEPS,
  configuration,
  create,
  disk,
  installTo,
  modify,
  setup,
  UEFI_STEPS,
} from '../support/disk-layouts';
import { type Planned, planOf } from '../support/plans';

const SIZE = 100_000;

function disksOf(text: string, options: Planned = {}): readonly PlanDisk[] {
  return planOf(text, { diskSizeMB: SIZE, ...options }).disks;
}

/** The first disk with these steps; each partition as `number: start+size`, or what is wrong with it. */
function layoutOf(steps: readonly string[], wipe?: string): readonly string[] {
  const [first] = disksOf(setup(configuration(disk(0, steps, wipe)), installTo(0, 1)));
  return first!.partitions.map(({ number, startMB, sizeMB, problem }) =>
    problem === undefined ? `${number}: ${startMB}+${sizeMB}` : `${number}: ${problem}`,
  );
}

const firstDisk = (steps: readonly string[]) =>
  disksOf(setup(configuration(disk(0, steps)), installTo(0, 1)))[0]!;

describe('the disks of the plan', () => {
  it('have their partitions one behind the other', () => {
    const steps = [create(1, 'Primary', 500), create(2, 'Primary', 60_000)];
    assert.deepEqual(layoutOf(steps), ['1: 0+500', '2: 500+60000']);
    assert.equal(firstDisk(steps).freeMB, SIZE - 60_500);
  });

  it('are filled by a partition that takes the rest, and by one that is as large as the disk', () => {
    assert.deepEqual(layoutOf([create(1, 'Primary', 500), create(2, 'Primary', 'rest')]), [
      '1: 0+500',
      `2: 500+${SIZE - 500}`,
    ]);
    assert.deepEqual(layoutOf([create(1, 'Primary', SIZE)]), [`1: 0+${SIZE}`]);
    assert.equal(firstDisk([create(1, 'Primary', SIZE)]).freeMB, 0);
  });

  it('have logical partitions inside the extended one', () => {
    const steps = [
      create(1, 'Primary', 500),
      create(2, 'Extended', 60_000),
      create(3, 'Logical', 20_000),
      create(4, 'Logical', 30_000),
      create(5, 'Primary', 1000),
    ];
    assert.deepEqual(layoutOf(steps), [
      '1: 0+500',
      'null: 500+60000',
      '2: 500+20000',
      '3: 20500+30000',
      '4: 60500+1000',
    ]);
    assert.equal(firstDisk(steps).freeMB, SIZE - 61_500);
  });

  it('have the last partition extended by a step of its own, and no other', () => {
    const extended = (number: number) => modify(1, number, { Format: 'NTFS', Extend: 'true' });
    const two = [create(1, 'Primary', 500), create(2, 'Primary', 20_000)];
    assert.deepEqual(layoutOf([...two, extended(2)]), ['1: 0+500', `2: 500+${SIZE - 500}`]);
    assert.deepEqual(layoutOf([...two, extended(1)]), ['1: 0+500', '2: 500+20000']);
    const tooLarge = [create(1, 'Primary', 500), create(2, 'Primary', SIZE), extended(2)];
    assert.match(layoutOf(tooLarge)[1]!, /^2: It does not fit/);
    const exact = [create(1, 'Primary', 500), create(2, 'Primary', SIZE - 500), extended(2)];
    assert.deepEqual(layoutOf(exact), ['1: 0+500', `2: 500+${SIZE - 500}`]);
    const logical = [create(1, 'Extended', 60_000), create(2, 'Logical', 20_000), create(3, 'Primary', 1000)];
    // A logical partition grows inside the extended one, whatever lies behind that.
    assert.deepEqual(layoutOf([...logical, extended(1)]), ['null: 0+60000', '1: 0+60000', '2: 60000+1000']);
  });

  it('say what does not fit, which takes no room', () => {
    const message = `It does not fit: a disk of ${SIZE} MB has ${SIZE - 500} MB left for it.`;
    const steps = [create(1, 'Primary', 500), create(2, 'Primary', SIZE), create(3, 'Primary', 1000)];
    assert.deepEqual(layoutOf(steps), ['1: 0+500', `2: ${message}`, '3: 500+1000']);
    assert.deepEqual(
      firstDisk(steps).problems.map((problem) => problem.message),
      [`Partition 2: ${message}`],
    );
    assert.match(layoutOf([create(1, 'Primary', 0)])[0]!, /^1: It does not fit/);
  });

  it('say of a logical partition without a place that it cannot be made', () => {
    const steps = [create(1, 'Primary', 500), create(2, 'Extended', SIZE), create(3, 'Logical', 100)];
    assert.match(layoutOf(steps).join(), /the extended partition around it cannot be made/);
  });

  it('stay as they are when they are kept', () => {
    const text = setup(configuration(disk(0, [modify(1, 2, { Format: 'NTFS' })], 'false')), installTo(0, 2));
    const [kept] = disksOf(text);
    assert.deepEqual([kept!.wiped, kept!.freeMB], [false, null]);
    assert.deepEqual(
      kept!.partitions.map(({ number, startMB, kept: isKept }) => [number, startMB, isKept]),
      [[2, null, true]],
    );
    assert.deepEqual(kept!.destroyed, ['Partition 2 is formatted with NTFS: what it holds is deleted.']);
  });

  it('are lost once when they are wiped, whatever commands do before', () => {
    const diskpart =
      '<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>diskpart.exe /s X:\\a.txt</Path></RunSynchronousCommand></RunSynchronous>';
    const [wiped] = disksOf(setup(configuration(disk(0, BIOS_STEPS)), installTo(0, 2), diskpart));
    assert.deepEqual(wiped!.destroyed, ['Everything on disk 0 is deleted.']);
    const [kept] = disksOf(
      setup(configuration(disk(0, [modify(1, 2, { Label: 'Data' })], 'false')), installTo(0, 2), diskpart),
    );
    assert.deepEqual(kept!.destroyed, [
      'A command in Windows PE lays out disks: what it deletes cannot be seen here.',
    ]);
  });

  it('are shown when only the target names them, and not when a template does', () => {
    const [target] = disksOf(setup(installTo(1, 3)));
    assert.deepEqual([target!.id, target!.wiped, target!.freeMB], [1, false, null]);
    assert.deepEqual(
      target!.partitions.map(({ number, role, kept, installTarget }) => [number, role, kept, installTarget]),
      [[3, 'windows', true, true]],
    );
    assert.deepEqual([target!.added, target!.problems, target!.destroyed], [[], [], []]);
    const nowhere = setup(installTo(1, 3)).replace('<PartitionID>3</PartitionID>', '');
    assert.deepEqual(disksOf(nowhere)[0]!.partitions, []);
    assert.deepEqual(disksOf(setup(installTo('{{disk}}', 3))), []);
    assert.equal(disksOf(setup(configuration(disk(0, BIOS_STEPS)), installTo(0, 2))).length, 1);
  });

  it('say of each partition what the file says', () => {
    const [system, windows, ...others] = firstDisk([
      ...BIOS_STEPS.slice(0, 3),
      modify(2, 2, { Format: 'NTFS', Label: 'Windows', Letter: 'C', TypeID: '0x07' }),
    ]).partitions.map(({ range: _, ...facts }) => facts);
    assert.deepEqual(others, []);
    assert.deepEqual(system, {
      number: 1,
      type: 'Primary',
      sizeMB: 500,
      startMB: 0,
      format: 'NTFS',
      label: 'System',
      letter: null,
      role: 'windows',
      installTarget: true,
      active: true,
    });
    assert.deepEqual(windows, {
      number: 2,
      type: 'Primary',
      sizeMB: SIZE - 500,
      startMB: 500,
      rest: true,
      format: 'NTFS',
      label: 'Windows',
      letter: 'C',
      role: 'data',
      typeId: '0x07',
    });
    const [first] = disksOf(setup(configuration(disk(3, BIOS_STEPS)), installTo(3, 2)));
    assert.deepEqual(
      [first!.id, first!.wiped, first!.destroyed],
      [3, true, ['Everything on disk 3 is deleted.']],
    );
  });

  it('say which step cannot be done, with its size', () => {
    const two = [create(1, 'Primary', 'rest'), create(2, 'Primary', 1000)];
    assert.deepEqual(layoutOf(two), [`1: 0+${SIZE}`, '2: An earlier partition takes the rest of the disk.']);
    const { partitions, problems } = firstDisk(two);
    assert.deepEqual([partitions[1]!.sizeMB, partitions[1]!.startMB], [1000, null]);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['An earlier partition takes the rest of the disk.'],
    );
    const sizeless = create(1, 'Primary', 0).replace('<Size>0</Size>', '');
    assert.equal(firstDisk([sizeless]).partitions[0]!.sizeMB, null);
  });

  it('have no place for what is made behind partitions that stay', () => {
    const text = setup(
      configuration(disk(0, [create(1, 'Primary', 1000), modify(1, 7, { Label: 'Data' })], 'false')),
      installTo(0, 7),
    );
    const [kept] = disksOf(text);
    assert.deepEqual(
      kept!.partitions.map(({ startMB }) => startMB),
      kept!.partitions.map(() => null),
    );
    assert.equal(kept!.freeMB, null);
    assert.deepEqual(kept!.destroyed, []);
  });

  it('get a recovery partition from Setup, where there is room for one and none in the file', () => {
    const windows = { target: { windows: 'windows-11' } } as const;
    const added = (steps: readonly string[], options: Planned = windows, wipe?: string) =>
      disksOf(setup(configuration(disk(0, steps, wipe)), installTo(0, 3)), options)[0]!.added;
    const TAKES =
      'Setup takes some space from the Windows partition and makes a recovery partition behind it.';
    assert.deepEqual(added(UEFI_STEPS), [TAKES]);
    const withRecovery = [
      ...UEFI_STEPS.slice(0, 2),
      create(3, 'Primary', 60_000),
      create(4, 'Primary', 1000),
      ...UEFI_STEPS.slice(3),
      modify(3, 4, { TypeID: 'de94bba4-06d1-4d40-a16a-bfd50179d6ac' }),
    ];
    assert.deepEqual(added(withRecovery), []);
    assert.deepEqual(added(UEFI_STEPS.slice(0, 2)), []);
    assert.deepEqual(added([...UEFI_STEPS, create(4, 'Primary', 1000)]), []);
    assert.deepEqual(added([modify(1, 3, { Format: 'NTFS' })], windows, 'false'), []);
    assert.deepEqual(added(UEFI_STEPS, { target: { windows: 'windows-8.1' } }), []);
    assert.deepEqual(added(UEFI_STEPS, { target: { windows: 'server-2022' } }), []);
    assert.deepEqual(added(UEFI_STEPS, {}), []);
  });

  it('never show a secret', () => {
    const label = modify(2, 2, { Format: 'NTFS', Label: 'Maple-7' });
    const password =
      '<UserData><AcceptEula>true</AcceptEula></UserData><WindowsDeploymentServices><Login><Credentials><Password>Maple-7</Password></Credentials></Login></WindowsDeploymentServices>';
    const text = setup(configuration(disk(0, [...BIOS_STEPS.slice(0, 3), label])), installTo(0, 2), password);
    assert.ok(!JSON.stringify(disksOf(text)).includes('Maple-7'));
  });

  it('have the types that the file sets', () => {
    const hidden = [...BIOS_STEPS.slice(0, 3), modify(2, 2, { Format: 'NTFS', TypeID: '0x27' })];
    assert.deepEqual(
      firstDisk(hidden).partitions.map(({ typeId }) => typeId),
      [undefined, '0x27'],
    );
  });

  it('are none where Setup is over', () => {
    const text = setup(configuration(disk(0, BIOS_STEPS)), installTo(0, 2));
    assert.equal(disksOf(text).length, 1);
    assert.deepEqual(disksOf(text, { wayIn: 'sysprep' }), []);
  });
});
