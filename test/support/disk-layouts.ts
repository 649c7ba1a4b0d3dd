/**
 * Builds disk layouts for tests, in which «text|rule (severity)» stands for carets under the text and
 * «text|~rule: message» for tildes.
 */
import { inComponent } from './findings';

/** A CreatePartition item; the size `rest` stands for Extend. */
export function create(order: number, type: string, size: number | string): string {
  const extent = size === 'rest' ? '<Extend>true</Extend>' : `<Size>${size}</Size>`;
  return `<CreatePartition wcm:action="add"><Order>${order}</Order><Type>${type}</Type>${extent}</CreatePartition>`;
}

export function modify(
  order: number | string,
  id: number | string,
  facts: Readonly<Record<string, string>> = {},
): string {
  const children = Object.entries(facts).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<ModifyPartition wcm:action="add"><Order>${order}</Order><PartitionID>${id}</PartitionID>${children.join('')}</ModifyPartition>`;
}

/** A Disk item that is wiped unless `wipe` says otherwise; an empty `wipe` leaves the setting out. */
export function disk(id: number | string, steps: readonly string[], wipe = 'true'): string {
  const list = (name: string): readonly string[] => {
    const items = steps.filter((step) => /^<«?(\w)/.exec(step)![1] === name[0]);
    return items.length > 0 ? [`<${name}>`, ...items, `</${name}>`] : [];
  };
  const lines = [`<DiskID>${id}</DiskID>`, ...(wipe ? [`<WillWipeDisk>${wipe}</WillWipeDisk>`] : [])];
  return [
    '<Disk wcm:action="add">',
    ...lines,
    ...list('CreatePartitions'),
    ...list('ModifyPartitions'),
    '</Disk>',
  ].join('\n');
}

export function configuration(...disks: readonly string[]): string {
  return ['<DiskConfiguration>', ...disks, '</DiskConfiguration>'].join('\n');
}

export function installTo(diskId: number | string, partitionId: number | string): string {
  const target = `<InstallTo><DiskID>${diskId}</DiskID><PartitionID>${partitionId}</PartitionID></InstallTo>`;
  return `<ImageInstall><OSImage>\n${target}\n</OSImage></ImageInstall>`;
}

/** A file with these settings in the component of Setup. */
export function setup(...settings: readonly string[]): string {
  return marked(inComponent('windowsPE', 'Microsoft-Windows-Setup', settings.join('\n')));
}

/** A file with one disk on which Windows goes to the partition of that number. */
export function onDisk(target: number | string, ...steps: readonly string[]): string {
  return setup(configuration(disk(0, steps)), installTo(0, target));
}

/** Marks the name of an item. */
export function named(item: string, rule: string): string {
  return item.replace(/^<(\w+)/, `<«$1|${rule}»`);
}

/** The steps of an ordinary layout for UEFI: EFI 1, MSR 2, Windows 3. */
export const UEFI_STEPS: readonly string[] = [
  create(1, 'EFI', 300),
  create(2, 'MSR', 16),
  create(3, 'Primary', 'rest'),
  modify(1, 1, { Format: 'FAT32', Label: 'System' }),
  modify(2, 3, { Format: 'NTFS', Label: 'Windows', Letter: 'C' }),
];

/** The steps of an ordinary layout for BIOS: system 1, Windows 2. */
export const BIOS_STEPS: readonly string[] = [
  create(1, 'Primary', 500),
  create(2, 'Primary', 'rest'),
  modify(1, 1, { Active: 'true', Format: 'NTFS', Label: 'System' }),
  modify(2, 2, { Format: 'NTFS', Label: 'Windows', Letter: 'C' }),
];

/** Turns «text|rule (severity)» into the text with carets in the next line, «text|~rule: message» with tildes. */
export function marked(text: string): string {
  return text.split('\n').flatMap(markedLine).join('\n');
}

function markedLine(line: string): readonly string[] {
  const marks: string[] = [];
  let plain = '';
  let position = 0;
  for (const match of line.matchAll(/«([^|»]*)\|([^»]*)»/g)) {
    plain += line.slice(position, match.index);
    for (const mark of match[2]!.split(', ')) {
      const sign = mark.startsWith('~') ? '~' : '^';
      const signs = `${' '.repeat(plain.length)}${sign.repeat(match[1]!.length)}`;
      marks.push(`${signs} ${mark.replace('~', '')}`);
    }
    plain += match[1];
    position = match.index + match[0].length;
  }
  return [plain + line.slice(position), ...marks];
}
