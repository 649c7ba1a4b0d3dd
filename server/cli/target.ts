/** The options with which a command is told the Windows that a file is for. */
import {
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetOverrides,
} from '../answer-file/target';
import { oneOf, type ParsedArguments } from './arguments';

export const TARGET_OPTIONS = { target: 'value', arch: 'value', firmware: 'value' } as const;

export const TARGET_HELP = `  --target WINDOWS       Windows version, such as windows-11 or server-2022
  --arch ARCHITECTURE    amd64, x86, arm64, ...
  --firmware bios|uefi`;

/** Throws a UsageError for a value that an option does not have. */
export function targetOf({ values }: ParsedArguments): TargetOverrides {
  const windows = oneOf('target', values.target, TARGET_WINDOWS);
  const architecture = oneOf('arch', values.arch, TARGET_ARCHITECTURES);
  const firmware = oneOf('firmware', values.firmware, TARGET_FIRMWARES);
  return {
    ...(windows && { windows }),
    ...(architecture && { architecture }),
    ...(firmware && { firmware }),
  };
}
