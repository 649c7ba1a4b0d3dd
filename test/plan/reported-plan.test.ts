/** The findings of the rules at the steps of the plan that fail. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { check } from '../../server/checks/check';
import { planSetup } from '../../server/plan/setup-plan';
import { type ReportedPlan, withFindings } from '../../server/report/reported-plan';
import { configuration, create, disk, installTo, modify, setup, UEFI_STEPS } from '../support/disk-layouts';
import { answerFile } from '../support/plans';

function reported(text: string, diskSizeMB?: number): ReportedPlan {
  const file = answerFile(text);
  return withFindings(planSetup(file, diskSizeMB === undefined ? {} : { diskSizeMB }), check(file));
}

/** `Disk 0: partition 1 is …: rule, rule` for each step and pass with findings. */
function faultySteps({ timeline }: ReportedPlan): readonly string[] {
  return timeline
    .flatMap((stage) => [{ text: stage.pass, findings: stage.findings }, ...stage.steps])
    .filter(({ findings }) => findings.length > 0)
    .map(({ text, findings }) => `${text}: ${findings.map(({ rule }) => rule).join(', ')}`);
}

describe('a plan with findings', () => {
  const text = setup(
    configuration(disk(0, [...UEFI_STEPS, create(4, 'Primary', 500), modify(9, 9, { Format: 'NTFS' })])),
    installTo(0, 8),
  );
  const plan = reported(text);

  it('has each at the step that it is about', () => {
    assert.deepEqual(faultySteps(plan), [
      'Disk 0: partition 3 is created in the room that is left (Primary): extend-not-last',
      'Disk 0: partition 9 is formatted with NTFS: modify-unknown-partition',
      'Windows is applied: installto-no-such-partition',
    ]);
  });

  it('says nothing twice, and keeps the reason of a step whose cause is another', () => {
    const [first] = plan.disks;
    const unsaid = 'An earlier partition takes the rest of the disk.';
    assert.deepEqual(
      first!.problems.map(({ message }) => message),
      [unsaid],
    );
    assert.deepEqual(
      first!.findings.map(({ rule }) => rule),
      ['extend-not-last', 'modify-unknown-partition'],
    );
    const steps = plan.timeline.flatMap((stage) => stage.steps);
    assert.deepEqual(
      steps.filter(({ kind }) => kind === 'disk').flatMap(({ problem }) => problem ?? []),
      [unsaid],
    );
  });

  it('tells of a partition that cannot be created what the rule says', () => {
    const [first] = reported(setup(configuration(disk(0, [create(1, 'Logical', 500)])))).disks;
    const [finding] = first!.findings;
    assert.equal(finding!.rule, 'logical-without-extended');
    assert.equal(first!.partitions[0]!.problem, finding!.message);
    assert.deepEqual(first!.problems, []);
  });

  it('keeps what only the size of the disk makes impossible', () => {
    const small = reported(setup(configuration(disk(0, [create(1, 'Primary', 50_000)]))), 20_000);
    assert.match(small.disks[0]!.problems[0]!.message, /does not fit/);
    assert.deepEqual(small.disks[0]!.findings, []);
  });

  it('puts what belongs to no step beside its pass', () => {
    const wrong = reported(setup('<UserData><AcceptEula>maybe</AcceptEula></UserData>'));
    assert.ok(wrong.findings.length > 0);
    assert.equal(faultySteps(wrong).length, 1);
  });

  it('loses no finding of a pass that runs, and has none twice', () => {
    const folder = 'test/fixtures/plan';
    for (const name of readdirSync(folder).filter((file) => !file.endsWith('.plan.json'))) {
      const { timeline, findings } = reported(readFileSync(`${folder}/${name}`, 'utf8'));
      const placed = timeline.flatMap((stage) => [
        ...stage.findings,
        ...stage.steps.flatMap((step) => step.findings),
      ]);
      const inPasses = findings.filter(({ range }) =>
        timeline.some(
          (stage) => stage.range && stage.range.start <= range.start && range.end <= stage.range.end,
        ),
      );
      assert.deepEqual(
        placed.map(({ range, rule }) => `${range.start} ${rule}`).sort(),
        inPasses.map(({ range, rule }) => `${range.start} ${rule}`).sort(),
        name,
      );
    }
  });
});
