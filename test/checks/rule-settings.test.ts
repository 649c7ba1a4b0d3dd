/** The settings that rules say they are about. */
import assert from 'node:assert/strict';
import { RULES } from '../../server/checks/rules';
import { childSchemas, type SettingSchema } from '../../server/schema/component-schema';
import { library } from '../support/findings';

describe('the settings of rules', () => {
  for (const { id, docs } of RULES) {
    if (!docs.settings) continue;
    it(`exist, and each stands once: ${id}`, () => {
      assert.ok(docs.settings!.length > 0);
      assert.equal(new Set(docs.settings).size, docs.settings!.length);
      for (const setting of docs.settings!) {
        const [component = '', ...path] = setting.split('/');
        let schema: SettingSchema | undefined = library.component(component);
        assert.equal((schema as { title?: string } | undefined)?.title, component);
        assert.ok(path.length > 0, setting);
        for (const name of path) {
          const children: Readonly<Record<string, SettingSchema>> = childSchemas(schema!);
          assert.ok(Object.hasOwn(children, name), `${setting}: there is no ${name}`);
          schema = children[name];
        }
      }
    });
  }

  it('are told by every rule about particular settings', () => {
    // These subjects are about settings in general, or about the file around them.
    const general = ['file', 'schema', 'identity', 'lists', 'lifecycle', 'secrets'];
    const silent = RULES.filter(({ subject, docs }) => !general.includes(subject) && !docs.settings);
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });
});
