/** Commands that partition disks by themselves, before DiskConfiguration is applied. */
import type { Component, Setting } from '../../answer-file/answer-file';
import { settingsIn } from '../../answer-file/query';

/** The commands of RunSynchronous that call or prepare diskpart. */
export function diskpartCommands(component: Component): readonly Setting[] {
  const commands = settingsIn(component, 'RunSynchronous/RunSynchronousCommand/Path');
  return commands.filter(({ value }) => /\bdiskpart\b/i.test(value));
}

export function runsDiskpart(component: Component): boolean {
  return diskpartCommands(component).length > 0;
}
