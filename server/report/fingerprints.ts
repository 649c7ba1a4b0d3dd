/** Names of findings that stay the same while lines move, so that a service knows a finding again. */
import type { ReportedFile, ReportedFinding } from './reported-file';

/**
 * One for each finding of a file, all different. They are made of file, rule and setting, never of the text: the hash
 * of a line with a password would give the password away.
 */
export function fingerprintsOf({
  path,
  findings,
  suppressed,
}: ReportedFile): (finding: ReportedFinding) => string {
  const counts = new Map<string, number>();
  const names = new Map<ReportedFinding, string>();
  for (const finding of [...findings, ...suppressed.map((one) => one.finding)]) {
    const name = JSON.stringify([path, finding.rule, finding.setting ?? '']);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    names.set(finding, hash(`${name}${count}`));
  }
  return (finding) => names.get(finding)!;
}

/** FNV-1a of 64 bits, twice from different starts, in hexadecimal digits. */
function hash(text: string): string {
  return [FNV_OFFSET, FNV_OFFSET ^ 0x5a5a_5a5a_5a5a_5a5an]
    .map((start) => {
      let value = start;
      for (let index = 0; index < text.length; index++)
        value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * FNV_PRIME);
      return value.toString(16).padStart(16, '0');
    })
    .join('');
}

const FNV_OFFSET = 0xcbf2_9ce4_8422_2325n;
const FNV_PRIME = 0x100_0000_01b3n;
