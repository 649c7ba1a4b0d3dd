/** The library of schemas and value tables. */
import assert from 'node:assert/strict';
import { type ComponentSchema, childSchema } from '../../server/schema/component-schema';
import { createSchemaLibrary, valueTable } from '../../server/schema/library';

const own: ComponentSchema = {
  title: 'Contoso-Agent',
  description: 'A component of a customer.',
  type: 'object',
  additionalProperties: false,
  properties: { Server: { type: 'string', description: 'Where the agent reports to.' } },
};

describe('createSchemaLibrary', () => {
  it('finds components by their name in any case, and each only once', () => {
    const library = createSchemaLibrary();
    const shell = library.component('Microsoft-Windows-Shell-Setup');
    assert.equal(shell?.title, 'Microsoft-Windows-Shell-Setup');
    assert.equal(library.component('microsoft-windows-shell-setup'), shell);
    assert.equal(createSchemaLibrary().component('Microsoft-Windows-Shell-Setup'), shell);
    assert.ok(library.componentNames.length > 90);
  });

  for (const name of ['', 'constructor', '__proto__', 'Microsoft-Windows', 'toString']) {
    it(`has no component ${name || 'without a name'}`, () => {
      assert.equal(createSchemaLibrary().component(name), undefined);
    });
  }

  it('takes further components, which win over its own', () => {
    const shell = { ...own, title: 'Microsoft-Windows-Shell-Setup' };
    const library = createSchemaLibrary([own, shell]);
    assert.equal(library.component('contoso-agent'), own);
    assert.equal(library.component('Microsoft-Windows-Shell-Setup'), shell);
    assert.equal(library.componentNames.filter((name) => name === shell.title).length, 1);
    assert.ok(library.componentNames.includes('Contoso-Agent'));
  });
});

describe('childSchema', () => {
  it('finds a child exactly, or else in any case, and nothing that objects have by themselves', () => {
    assert.equal(childSchema(own, 'Server')?.name, 'Server');
    assert.equal(childSchema(own, 'SERVER')?.name, 'Server');
    for (const name of ['constructor', '__proto__', 'toString', ''])
      assert.equal(childSchema(own, name), undefined);
  });
});

describe('valueTable', () => {
  it('finds an entry by its value in any case', () => {
    const zones = valueTable('time-zones');
    assert.equal(zones.find('w. europe standard time')?.value, 'W. Europe Standard Time');
    assert.equal(zones.find('Nowhere Standard Time'), undefined);
    assert.equal(valueTable('time-zones'), zones);
  });

  it('says when there is no such table', () => {
    assert.throws(() => valueTable('planets'), /schemas\/values\/planets\.json does not exist/);
  });
});
