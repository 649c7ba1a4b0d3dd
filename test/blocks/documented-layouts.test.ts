/** docs/disk-layouts.md: what Microsoft documents for each Windows, beside what the blocks make. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TARGET_WINDOWS, type TargetWindows } from '../../server/answer-file/target';
import { blockById } from '../../server/features/blocks/block';
import { describeDisk } from '../../server/features/blocks/drawing';
import { misfit } from '../../server/features/blocks/fitting';
import { drawLayout } from '../../server/features/blocks/layouts';
import { defaultValues } from '../../server/features/blocks/values';
import { fileOf } from '../support/editing';

const PAGE = readFileSync('docs/disk-layouts.md', 'utf8');
const ROWS = [...PAGE.matchAll(/^\| ((?:Windows|all)\b.*) \|$/gm)]
  .map(([, row]) => row!.split(' | '))
  .filter(([windows]) => windows !== 'Windows');

describe('docs/disk-layouts.md', () => {
  it('has rows for each generation and firmware', () => {
    assert.deepEqual(
      new Set(ROWS.map(([windows, firmware]) => `${windowsOf(windows!)[0]} ${firmware}`)),
      new Set([
        'windows-7 UEFI',
        'windows-7 BIOS',
        'windows-8 UEFI',
        'windows-8 BIOS',
        'windows-10 UEFI',
        'windows-10 BIOS',
        'undefined BIOS',
      ]),
    );
  });

  for (const [windows, firmware, documented, link, made, sources] of ROWS) {
    const [, id] = /^\[([\w-]+)\]\(blocks\.md#\1\)$/.exec(link!)!;
    const block = blockById(id!)!;

    describe(`${id} for ${windows}`, () => {
      const [disk] = drawLayout(block, fileOf(''), defaultValues(block, fileOf('')) ?? {});

      it('makes what the page says', () => assert.equal(describeDisk(disk!), made));

      it('makes what Microsoft documents, in the same order and no smaller', () => {
        const partitions = documented!.split(', ').map((text) => /^([\w ]+?)(?: (\d+))?$/.exec(text)!);
        const madeParts = made!
          .split(', ')
          .map((text) => /^([\w ]+?)(?: (\d+) MB| \(the rest\))$/.exec(text)!);
        assert.deepEqual(
          madeParts.map(([, role]) => role),
          partitions.map(([, role]) => role),
        );
        for (const [index, [text, , size]] of partitions.entries()) {
          if (size) assert.ok(Number(madeParts[index]![2]) >= Number(size), text);
        }
      });

      it('is for these versions of Windows', () => {
        for (const name of windowsOf(windows!)) {
          const target = `<!-- unattend-target: ${name} ${firmware!.toLowerCase()} -->`;
          assert.equal(misfit(block, fileOf(target)), undefined, name);
        }
      });

      it('names the same sources', () => {
        for (const [, name] of sources!.matchAll(/\[(\w+)\]/g)) {
          const [, address] = new RegExp(`^\\[${name}\\]: (\\S+)$`, 'm').exec(PAGE)!;
          assert.ok(block.sources.includes(address!), address);
        }
      });
    });
  }
});

/** "Windows 8, 8.1, Server 2012 and later" as names of targets; none for "all". */
function windowsOf(text: string): readonly TargetWindows[] {
  let family = '';
  return text === 'all'
    ? []
    : text.split(', ').map((part) => {
        const [, named, version] = /^(?:(Windows|Server) )?(.+?)(?: and later)?$/.exec(part)!;
        family = named ?? family;
        const name = `${family} ${version}`.toLowerCase().replaceAll(' ', '-') as TargetWindows;
        assert.ok(TARGET_WINDOWS.includes(name), name);
        return name;
      });
}
