/** List items: what tells them apart, and the wcm attributes that mark them. */

import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { inOrder } from '../../answer-file/disk-steps';
import { declareWcm, setAttribute, setValue } from '../../answer-file/edits';
import { notableSettings } from '../../answer-file/notable-settings';
import { settingIn, valueIn, writtenValue } from '../../answer-file/query';
import type { TextRange } from '../../syntax/nodes';
import { nameRange, valueRangeOf } from '../../syntax/query';
import type { Fix, Rule, Severity } from '../rule';

const SOURCE = 'learn.microsoft.com component-settings-and-properties-reference';

export const listItemMissingWcmAction: Rule = {
  id: 'list-item-missing-wcm-action',
  title: 'A list item has no wcm:action',
  subject: 'lists',
  severity: 'hint',
  docs: {
    why: 'Windows SIM writes `wcm:action="add"` on each list item and wants it when it opens a file. Setup has been seen to work without it.',
    wrong: '<CreatePartition>…</CreatePartition>',
    right: '<CreatePartition wcm:action="add">…</CreatePartition>',
    sources: [SOURCE, 'github:clalancette/oz:oz/auto'],
  },
  check(file, report) {
    for (const setting of notableSettings(file).listItems) {
      if (setting.node.attributes.some((attribute) => attribute.localName === 'action')) continue;
      report(
        nameRange(setting.node),
        `The list item ${setting.name} has no wcm:action="add", which Windows SIM wants.`,
        {
          fixes: () => [
            {
              title: 'Add wcm:action="add"',
              edits: [setAttribute(setting.node, 'wcm:action', 'add'), ...declareWcm(file, setting.node)],
              preferred: true,
            },
          ],
        },
      );
    }
  },
};

export const listItemMissingKeyvalue: Rule = {
  id: 'list-item-missing-keyvalue',
  title: 'A list item has no wcm:keyValue',
  subject: 'lists',
  severity: 'error',
  docs: {
    why: 'The items of some lists have no child that names them: `wcm:keyValue` does. Without it the item has no identity and Setup cannot tell it from the others.',
    wrong: '<PathAndCredentials wcm:action="add">\n  <Path>E:\\drivers</Path>\n</PathAndCredentials>',
    right:
      '<PathAndCredentials wcm:action="add" wcm:keyValue="1">\n  <Path>E:\\drivers</Path>\n</PathAndCredentials>',
    sources: ['learn.microsoft.com microsoft-windows-pnpcustomizationswinpe-driverpaths-pathandcredentials'],
  },
  check(file, report) {
    for (const setting of notableSettings(file).listItems) {
      if (setting.schema?.list?.key !== 'wcm:keyValue' || keyAttribute(setting)) continue;
      report(
        nameRange(setting.node),
        `The list item ${setting.name} needs wcm:keyValue, a value that no other item of the list has: without it Setup cannot tell the items apart.`,
        {
          fixes: () => {
            const next = nextKey(siblingsOf(setting), setting);
            const edits = [
              setAttribute(setting.node, 'wcm:keyValue', next),
              ...declareWcm(file, setting.node),
            ];
            return [{ title: `Add wcm:keyValue="${next}"`, edits, preferred: true }];
          },
        },
      );
    }
  },
};

export const listItemDuplicateKey: Rule = {
  id: 'list-item-duplicate-key',
  title: 'Two items of a list have the same key',
  subject: 'lists',
  severity: 'error',
  docs: {
    why: 'Each item of a list needs a key of its own. With two items of one key Setup stops because something is specified more than once, or one of them replaces the other.',
    wrong:
      '<SynchronousCommand wcm:action="add"><Order>1</Order>…</SynchronousCommand>\n<SynchronousCommand wcm:action="add"><Order>1</Order>…</SynchronousCommand>',
    right:
      '<SynchronousCommand wcm:action="add"><Order>1</Order>…</SynchronousCommand>\n<SynchronousCommand wcm:action="add"><Order>2</Order>…</SynchronousCommand>',
    sources: [SOURCE],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const lists = new Map<Component | Setting, Map<string, Setting>>();
    for (const setting of notableSettings(file).listItems) {
      const value = keyValueOf(setting);
      if (value === undefined) continue;
      const parent = setting.parent ?? setting.component;
      let seen = lists.get(parent);
      if (!seen) {
        seen = new Map();
        lists.set(parent, seen);
      }
      const id = `${setting.name}|${value.toLowerCase()}`;
      const first = seen.get(id);
      if (!first) {
        seen.set(id, setting);
        continue;
      }
      const key = keyOf(setting)!;
      const isNumber = /^\d+$/.test(key.value);
      report(
        key.range,
        `Two items of the list ${setting.name} have the ${key.name} "${key.value}": each needs one of its own.`,
        {
          severity: severityOf(setting),
          related: [{ range: keyOf(first)!.range, message: 'The first one' }],
          ...(isNumber && {
            fixes: () => {
              const next = nextKey(siblingsOf(setting));
              const replaced = { title: `Replace by ${next}`, edits: [key.replace(file.tree.text, next)] };
              return [...renumber(file, setting), replaced];
            },
          }),
        },
      );
    }
  },
};

export const settingOrder: Rule = {
  id: 'setting-order',
  title: 'Settings do not stand in the order that Setup wants',
  subject: 'lists',
  severity: 'info',
  docs: {
    why: 'The reference says that the settings of a network interface and of a route must be added in a certain order. Published scripts break it without visible harm.',
    wrong:
      '<Interface wcm:action="add">\n  <Identifier>Ethernet</Identifier>\n  <Ipv4Settings>…</Ipv4Settings>\n</Interface>',
    right:
      '<Interface wcm:action="add">\n  <Ipv4Settings>…</Ipv4Settings>\n  <Identifier>Ethernet</Identifier>\n</Interface>',
    sources: ['learn.microsoft.com microsoft-windows-tcpip-interfaces-interface'],
  },
  check(file, report) {
    for (const parent of notableSettings(file).containers) {
      const order = parent.schema?.items?.order ?? parent.schema?.order;
      if (!order) continue;
      let last = -1;
      for (const setting of parent.settings) {
        const place = order.indexOf(setting.name);
        if (place === -1) continue;
        if (place < last) {
          report(
            nameRange(setting.node),
            `${setting.name} must stand before ${order[last]}: the order is ${order.join(', ')}.`,
          );
        }
        last = Math.max(last, place);
      }
    }
  },
};

interface Key {
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
  readonly replace: (text: string, value: string) => ReturnType<typeof setValue>;
}

function keyOf(setting: Setting): Key | undefined {
  const name = setting.schema?.list?.key;
  if (!name) return undefined;
  if (name === 'wcm:keyValue') {
    const attribute = keyAttribute(setting);
    if (!attribute) return undefined;
    return {
      name,
      value: attribute.value,
      range: valueRangeOf(attribute),
      replace: (_text, value) => setAttribute(setting.node, attribute.name, value),
    };
  }
  const child = settingIn(setting, name);
  const value = writtenValue(child);
  if (!child || value === undefined) return undefined;
  return {
    name,
    value,
    range: child.valueRange,
    replace: (text, value) => setValue(text, child.node, value),
  };
}

function keyValueOf(setting: Setting): string | undefined {
  const name = setting.schema?.list?.key;
  if (!name) return undefined;
  return name === 'wcm:keyValue' ? keyAttribute(setting)?.value : valueIn(setting, name);
}

/** Numbers the items from 1 in the sequence that they have; of two with one number the first in the text goes first. */
function renumber(file: AnswerFile, setting: Setting): readonly Fix[] {
  if (setting.schema?.list?.key !== 'Order') return [];
  const items = inOrder(siblingsOf(setting));
  if (items.at(-1) === setting) return [];
  const edits = items.flatMap((item, index) => {
    const key = keyOf(item);
    const number = String(index + 1);
    return key && key.value !== number ? [key.replace(file.tree.text, number)] : [];
  });
  return [{ title: `Renumber from 1 to ${items.length}`, edits }];
}

/** The keys for which it is known that Setup stops; elsewhere the effect of a double key is not known. */
function severityOf(setting: Setting): Severity {
  const key = setting.schema?.list?.key;
  const stops = key !== undefined && STOPPING_KEYS.includes(key);
  return stops || setting.name === 'LocalAccount' || setting.name === 'MetaData' ? 'error' : 'warning';
}

const STOPPING_KEYS: readonly string[] = ['Order', 'DiskID', 'Identifier', 'wcm:keyValue'];

function keyAttribute(setting: Setting) {
  return setting.node.attributes.find((attribute) => attribute.localName === 'keyValue');
}

function siblingsOf(setting: Setting): readonly Setting[] {
  return (setting.parent ?? setting.component).settings.filter(({ name }) => name === setting.name);
}

/** The first number above all keys; items without a key before `item` take theirs first. */
function nextKey(items: readonly Setting[], item?: Setting): string {
  const numbers = items.map((one) => Number(keyOf(one)?.value)).filter((number) => Number.isInteger(number));
  const before = item ? items.slice(0, items.indexOf(item)).filter((one) => !keyOf(one)).length : 0;
  return String(Math.max(0, ...numbers) + 1 + before);
}
