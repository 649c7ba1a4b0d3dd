/** The icons of the layouts in the pickers. */
import assert from 'node:assert/strict';
import { layoutIcon, layoutSvg } from '../../../client/insert/layout-icon';
import { listLayouts } from '../../../server/features/blocks/layouts';
import type { DrawnDisk } from '../../../server/lsp/protocol';
import { fileOf } from '../../support/editing';

const LAYOUTS = listLayouts(fileOf('')).map(({ block, disks }) => ({
  id: block.id,
  disks: disks as readonly DrawnDisk[],
}));
const disksOf = (id: string): readonly DrawnDisk[] => LAYOUTS.find((layout) => layout.id === id)!.disks;

/** The pieces of an icon as `x..end colour`, those of a frame in parentheses; a line for each bar. */
function piecesOf(svg: string): readonly string[] {
  const bars = new Map<string, string[]>();
  for (const [, x, y, width, height, paint] of svg.matchAll(
    /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" (.+?)\/>/g,
  )) {
    const framed = paint!.startsWith('fill="none"');
    const middle = String(Number(y) + Number(height) / 2);
    const [, colour] = /#(\w+)/.exec(paint!)!;
    const text = `${x}..${Math.round((Number(x) + Number(width)) * 10) / 10} ${colour}`;
    bars.set(middle, [...(bars.get(middle) ?? []), framed ? `(${text})` : text]);
  }
  return [...bars.values()].map((pieces) => pieces.join(' '));
}

describe('the icon of a layout', () => {
  it('shows the partitions in proportion, the narrow ones too', () =>
    assert.deepEqual(piecesOf(layoutSvg(disksOf('layout-uefi'))), [
      '0..1.5 c77700 2..3.5 8a8a8a 4..15.5 1a85ff',
    ]));

  it('shows what stays free, and what is kept, as a frame', () => {
    assert.deepEqual(piecesOf(layoutSvg(disksOf('layout-uefi-recovery'))), [
      '0..1.5 c77700 2..3.5 8a8a8a 4..7.3 1a85ff 7.83..9.3 388a34 (10.33..15 8a8a8a)',
    ]);
    assert.deepEqual(piecesOf(layoutSvg(disksOf('layout-reuse'))), ['(0.5..15 1a85ff)']);
    assert.deepEqual(piecesOf(layoutSvg(disksOf('layout-vhd'))), ['0..15.5 1a85ff']);
  });

  it('shows each disk', () =>
    assert.deepEqual(piecesOf(layoutSvg(disksOf('layout-two-disks-bios'))), [
      '0..1.5 c77700 2..15.5 1a85ff',
      '0..15.5 9a5fd0',
    ]));

  for (const { id, disks } of LAYOUTS) {
    it(`stays within its square: ${id}`, () => {
      const svg = layoutSvg(disks);
      const rects = [...svg.matchAll(/x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)];
      assert.ok(rects.length >= disks.length);
      for (const [, x, y, width, height] of rects) {
        assert.ok(Number(width) >= 1 && Number(height) >= 4, svg);
        assert.ok(Number(x) + Number(width) <= 16 && Number(y) + Number(height) <= 16, svg);
      }
    });
  }

  it('is data', () => {
    const [, data] = /^data:image\/svg\+xml;base64,(.+)$/.exec(String(layoutIcon(disksOf('layout-uefi'))))!;
    assert.equal(Buffer.from(data!, 'base64').toString(), layoutSvg(disksOf('layout-uefi')));
  });
});
