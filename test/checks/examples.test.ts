/** The examples on the page of each rule: the tool itself reports the wrong one, and no longer the right one. */
import assert from 'node:assert/strict';
import type { TargetOverrides } from '../../server/answer-file/target';
import type { Rule } from '../../server/checks/rule';
import { RULE_IDS, RULES } from '../../server/checks/rules';
import { childSchema, childSchemas, type SettingSchema } from '../../server/schema/component-schema';
import { findingsOf, inPass, inRoot, library } from '../support/findings';

const IDENTITY = 'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

const ROOT = inRoot('').split('\n')[1]!;

const TARGETS: readonly TargetOverrides[] = [
  {},
  { windows: 'windows-7', firmware: 'bios' },
  { windows: 'windows-10', firmware: 'bios' },
  { windows: 'windows-11', build: 26100, firmware: 'uefi' },
  { windows: 'server-2022', firmware: 'uefi' },
];

/** Their examples show a part of what is wrong: disks, accounts or a whole file belong around it. */
const NEED_MORE: ReadonlySet<string> = new Set(
  `encoding-mismatch wrong-root-or-namespace empty-settings-or-component file-name-autounattend
  no-windowspe-pass encoding-not-utf8 arch-mismatch arch-duplicated-components
  string-too-long value-format wipe-missing-with-create wipe-without-create
  wipe-data-disk diskid-order diskpart-instead installto-no-such-disk
  installto-no-such-partition installto-bad-partition-type installto-too-small two-extends
  logical-overfills-extended second-extended extended-on-gpt mbr-more-than-four
  gpt-more-than-128 modify-unknown-partition duplicate-modify extend-create-and-modify
  modify-extend-on-gpt msr-or-extended-modified esp-illegal-modify target-not-formatted
  esp-format-not-fat32 label-without-format label-too-long-fat32 letter-duplicate
  windows-not-c letter-on-hidden typeid-format typeid-style-mismatch
  typeid-unknown typeid-special-guid uefi-no-esp uefi-no-msr
  msr-order active-missing-bios active-multiple active-on-logical
  active-on-uefi bios-system-partition-min recovery-before-windows recovery-too-small
  recovery-attributes explicit-recovery-unneeded productkey-generation productkey-edition-conflict
  productkey-os-conflict kms-key-on-retail-media keys-differ generic-key-in-specialize
  activation-key-only-pe image-os-mismatch configsetroot-needs-flag upgrade-with-other-settings
  labconfig-wrong-pass wds-no-client winpe-uilanguage-missing oobe-international-missing
  oobe-international-incomplete timezone-missing computername-missing-7 computername-equals-user
  no-account administratorpassword-only-client no-admin-account server-admin-password
  autologon-user-unknown autologon-password-mismatch autologon-logoncount-plus-one autologon-left-on
  firstlogon-without-autologon autologon-domain-local hideeula-missing protectyourpc-missing
  networklocation-7 hidewireless-missing hideonline-missing hideonline-without-account
  bypassnro command-powershell-in-pe command-too-long firstlogon-smode
  firstlogon-needs-admin join-and-no-network join-credentials-incomplete join-unsecure-with-credentials
  machinepassword-without-unsecure join-provisioning-and-credentials tcpip-static-with-dhcp dns-order-keys
  rdp-firewall driverpath-unc-no-credentials driverpath-arch stale-offline-image
  pass-never-runs copyprofile-in-install reseal-oobe-drops-settings reseal-loop
  servicing-package langpack-home-sl file-beside-missing`.split(/\s+/),
);

describe('the examples of the rules', () => {
  for (const rule of RULES) {
    if (NEED_MORE.has(rule.id)) continue;
    it(`of ${rule.id} are wrong and right`, () => {
      const isShown = TARGETS.some((target) =>
        placesFor(rule).some((place) => {
          const isReported = (example: string) =>
            findingsOf(inFile(example, place), { fileName: 'autounattend.xml', target }).some(
              (finding) => finding.rule === rule,
            );
          return isReported(rule.docs.wrong) && !isReported(rule.docs.right);
        }),
      );
      assert.ok(isShown, 'in no place is the wrong example reported and the right one not');
    });
  }

  it('are of rules that exist', () => {
    assert.deepEqual(
      [...NEED_MORE].filter((id) => !RULE_IDS.has(id)),
      [],
    );
  });
});

interface Place {
  readonly component: string;
  readonly pass: string;
  /** The settings around the fragment, from the outermost one. */
  readonly parents: readonly string[];
}

/** Puts an example where it may stand, in an otherwise empty answer file. */
function inFile(example: string, { component, pass, parents }: Place): string {
  const targets = example.match(/<!-- unattend-target:.*?-->/g)?.join('') ?? '';
  const text = example
    .replace(/<!-- unattend-target:.*?-->/g, '')
    .replace(
      /<component ([^>]*?)(?: …)?>/g,
      (_, start: string) =>
        `<component ${start}${start.includes('processorArchitecture') ? '' : ' processorArchitecture="amd64"'}${start.includes('publicKeyToken') ? '' : ` ${IDENTITY}`}>`,
    )
    .replaceAll(' …>', '>')
    .replaceAll('…', '');
  if (/<unattend\b/.test(text)) return closed(text.replace('<unattend>', ROOT));
  const inner = closed(text);
  const file = /<(?:settings|servicing)\b/.test(inner)
    ? inRoot(inner)
    : /<component\b/.test(inner)
      ? inPass(pass, inner)
      : inPass(
          pass,
          `<component name="${component}" processorArchitecture="amd64" ${IDENTITY}>\n${closed(`${parents.map((parent) => `<${parent}>`).join('')}\n${inner}`)}\n</component>`,
        );
  return file.replace('?>', `?>${targets}`);
}

/** Ends the elements that an example leaves open. */
function closed(text: string): string {
  const open: string[] = [];
  const tags = text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)([A-Za-z][\w:]*)[^>]*?(\/?)>/g);
  for (const [, slash, name, empty] of tags) {
    if (slash) open.splice(open.lastIndexOf(name!), 1);
    else if (!empty) open.push(name!);
  }
  return `${text}${open
    .reverse()
    .map((name) => `</${name}>`)
    .join('')}`;
}

/** Where the outermost setting of the examples may stand. */
function placesFor({ docs }: Rule): readonly Place[] {
  // A misspelt setting has its name in the right example only.
  const outermost = [docs.wrong, docs.right].map(
    (example) => /<([A-Za-z]*[A-Z]\w*)/.exec(example)?.[1] ?? '',
  );
  const places = [...new Set(outermost)].flatMap((name) => {
    const documented = docs.settings?.filter((path) => path.split('/').includes(name)) ?? [];
    const paths = documented.length > 0 ? documented : pathsTo(name);
    return paths.slice(0, 12).flatMap((path) => {
      const [component, ...names] = path.split('/') as [string, ...string[]];
      return placesAt(component, [...names.slice(0, names.indexOf(name)), name]);
    });
  });
  return places.length > 0
    ? places
    : ['windowsPE', 'specialize', 'oobeSystem'].map((pass) => ({
        component: 'Microsoft-Windows-Setup',
        pass,
        parents: [],
      }));
}

function placesAt(component: string, names: readonly string[]): readonly Place[] {
  let schema: SettingSchema = library.component(component)!;
  let passes = schema.passes;
  const parents: string[] = [];
  for (const name of names) {
    schema = childSchema(schema, name)?.schema ?? schema;
    passes = schema.passes ?? passes;
    parents.push(schema.type === 'array' ? `${name} wcm:action="add"` : name);
  }
  return (passes ?? ['specialize']).map((pass) => ({ component, pass, parents: parents.slice(0, -1) }));
}

function pathsTo(name: string): readonly string[] {
  const known = pathsByName.get(name);
  if (known) return known;
  const paths = [...library.componentNames].flatMap((component) => {
    const found: string[] = [];
    const visit = (schema: SettingSchema, path: string): void => {
      for (const [child, below] of Object.entries(childSchemas(schema))) {
        if (child === name) found.push(`${path}/${child}`);
        visit(below, `${path}/${child}`);
      }
    };
    visit(library.component(component)!, component);
    return found;
  });
  pathsByName.set(name, paths);
  return paths;
}

const pathsByName = new Map<string, readonly string[]>();
