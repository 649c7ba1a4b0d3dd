/** The options with which a command is told the Windows that a file is for. */
import {
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetOverrides,
} from '../answer-file/target';
import { type Options, oneOf, type ParsedArguments } from './arguments';

export const TARGET_OPTIONS = {
  target: {
    choices: TARGET_WINDOWS,
    value: 'WINDOWS',
    does: 'the version of Windows that the files are for',
  },
  arch: { choices: TARGET_ARCHITECTURES, value: 'NAME', does: 'the architecture that they are for' },
  firmware: { choices: TARGET_FIRMWARES, does: 'the firmware that they are for' },
} satisfies Options;

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
