/** Parts of a plan, made by hand for what is drawn from it. */
import type { PlanDisk, PlanPartition, SetupPlan } from '../../server/plan/model';

export const partition = (facts: Partial<PlanPartition>): PlanPartition => ({
  number: 1,
  type: 'Primary',
  sizeMB: 100,
  startMB: null,
  format: null,
  label: null,
  letter: null,
  role: 'data',
  range: null,
  ...facts,
});

export const disk = (partitions: readonly PlanPartition[], freeMB: number | null = 0): PlanDisk => ({
  id: 0,
  wiped: true,
  style: 'gpt',
  styleReason: '',
  sizeMB: 65_536,
  freeMB,
  partitions,
  destroyed: [],
  added: [],
  problems: [],
  uncertain: false,
  range: null,
});

export function planWithDisks(
  disks: readonly (readonly PlanPartition[])[],
): Pick<SetupPlan, 'disks' | 'target'> {
  return { disks: disks.map((partitions) => disk(partitions)), target: { label: 'Windows 11' } };
}
