/** Passes, components and ordered lists in their order, with no value changed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { organize } from '../../server/features/organize';
import { anyDocument, apply, fileOf, valuesOf } from '../support/editing';
import { inComponent, inPass, inRoot } from '../support/findings';

describe('organize', () => {
  it('puts passes into the order in which they run', () => {
    expectOrganized(
      inRoot('<settings pass="oobeSystem">\n  <x/>\n</settings>\n<servicing/>\n<settings pass="windowsPE"/>'),
      inRoot('<settings pass="windowsPE"/>\n<servicing/>\n<settings pass="oobeSystem">\n  <x/>\n</settings>'),
    );
  });

  it('sorts components by name and leaves two of one name in their order', () => {
    expectOrganized(
      inPass(
        'specialize',
        '<component name="b" processorArchitecture="x86"/>\n<component name="B"/>\n<component name="a"/>',
      ),
      inPass(
        'specialize',
        '<component name="a"/>\n<component name="b" processorArchitecture="x86"/>\n<component name="B"/>',
      ),
    );
  });

  it('sorts lists by Order, inside what moves too', () => {
    const item = (order: number) =>
      `<RunSynchronousCommand wcm:action="add"><Order>${order}</Order><Path>p ${order}</Path></RunSynchronousCommand>`;
    const deployment = (...orders: number[]) =>
      `<component name="Microsoft-Windows-Deployment"><RunSynchronous>${orders.map(item).join('\n')}</RunSynchronous></component>`;
    expectOrganized(
      inPass('specialize', `<component name="z"/>\n${deployment(10, 9, 2)}`),
      inPass('specialize', `${deployment(2, 9, 10)}\n<component name="z"/>`),
    );
  });

  it('leaves a list in which an item has no number', () => {
    for (const order of ['', '${n}', 'x']) {
      const text = inComponent(
        'specialize',
        'Microsoft-Windows-Deployment',
        `<RunSynchronous><RunSynchronousCommand><Order>2</Order></RunSynchronousCommand><RunSynchronousCommand><Order>${order}</Order></RunSynchronousCommand></RunSynchronous>`,
      );
      expectOrganized(text, text);
    }
  });

  it('moves comments with the element that they precede or follow on its line', () => {
    expectOrganized(
      inPass(
        'specialize',
        '<!-- of b -->\n<component name="b"/> <!-- behind b -->\n\n<!-- of a -->\n<!-- too -->\n<component name="a"/>\n<!-- last -->',
      ),
      inPass(
        'specialize',
        '<!-- of a -->\n<!-- too -->\n<component name="a"/>\n\n<!-- of b -->\n<component name="b"/> <!-- behind b -->\n<!-- last -->',
      ),
    );
  });

  it('leaves a comment about the parent at its head', () => {
    expectOrganized(
      inPass('specialize', '<!-- all -->\n\n<!-- of b -->\n<component name="b"/>\n<component name="a"/>'),
      inPass('specialize', '<!-- all -->\n\n<component name="a"/>\n<!-- of b -->\n<component name="b"/>'),
    );
  });

  it('leaves regions, directives and broken text alone', () => {
    for (const text of [
      inPass(
        'specialize',
        '<!-- #region x -->\n<component name="b"/>\n<!-- #endregion -->\n<component name="a"/>',
      ),
      inPass('specialize', '{% if x %}\n<component name="b"/>\n{% endif %}\n<component name="a"/>'),
      inPass('specialize', '<component name="b"/>\n<component name="a">'),
      inRoot('<settings pass="oobeSystem"/><settings pass="${pass}"/><settings pass="windowsPE"/>'),
    ]) {
      expectOrganized(text, text);
    }
  });

  it('only moves what there is, in any text, and does nothing when it runs again', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, shuffled), (text) => {
        const organized = apply(text, organize(fileOf(text)));
        assert.deepEqual(valuesOf(organized).toSorted(), valuesOf(text).toSorted());
        assert.deepEqual([...organized].sort(), [...text].sort());
        assert.deepEqual(organize(fileOf(organized)), []);
      }),
      { numRuns: 150 },
    );
  });
});

const commentOrNot = fc.constantFrom(
  '',
  '<!-- 1 -->',
  '\n<!-- 2 -->\n',
  '\n\n<!-- 3 -->',
  '<!-- 4 --> ',
  '\n',
);

/** Passes with components with a list, in any order and with comments anywhere. */
const shuffled = fc
  .array(
    fc.tuple(
      fc.constantFrom('windowsPE', 'specialize', 'oobeSystem'),
      fc.array(
        fc.tuple(
          fc.constantFrom('A', 'Microsoft-Windows-Deployment', 'Z'),
          fc.array(fc.nat({ max: 4 }), { maxLength: 4 }),
          commentOrNot,
        ),
        {
          maxLength: 3,
        },
      ),
      commentOrNot,
    ),
    { maxLength: 4 },
  )
  .map((passes) =>
    inRoot(
      passes
        .map(([pass, components, comment]) => {
          const written = components.map(([name, orders, between]) => {
            const items = orders.map(
              (order, index) =>
                `<RunSynchronousCommand><Order>${order}</Order><Path>${index}</Path></RunSynchronousCommand>${index % 2 ? between : ''}`,
            );
            return `${between}<component name="${name}"><RunSynchronous>${items.join(between)}</RunSynchronous></component>${between}`;
          });
          return `${comment}<settings pass="${pass}">${written.join('\n')}</settings>${comment}`;
        })
        .join('\n'),
    ),
  );

function expectOrganized(before: string, after: string): void {
  const organized = apply(before, organize(fileOf(before)));
  assert.equal(organized, after);
  assert.deepEqual(organize(fileOf(organized)), [], 'it changes when it is organized again');
}
