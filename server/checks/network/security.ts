/** Remote Desktop and User Account Control. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { commandsOf } from '../../answer-file/commands';
import { insertChild, setValue } from '../../answer-file/edits';
import { booleanOf, settingIn, settingsAt, valueIn } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { isOlder } from '../../schema/windows-version';
import { replaceValue } from '../fixes';
import type { Fix, Rule } from '../rule';

const FIREWALL = 'Networking-MPSSVC-Svc';

/** The resource of the firewall group Remote Desktop, the same in every language. */
const REMOTE_DESKTOP = '@FirewallAPI.dll,-28752';

export const rdpFirewall: Rule = {
  id: 'rdp-firewall',
  title: 'Remote Desktop is on, but the firewall stays closed',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: `With \`fDenyTSConnections\` set to false the computer accepts Remote Desktop, but the firewall lets no connection through until its group Remote Desktop is active. The group is named by \`${REMOTE_DESKTOP}\`: its English name exists only in English Windows.`,
    wrong: '<fDenyTSConnections>false</fDenyTSConnections>',
    right: `<fDenyTSConnections>false</fDenyTSConnections>\n…\n<FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">\n  <Active>true</Active>\n  <Group>${REMOTE_DESKTOP}</Group>\n  <Profile>all</Profile>\n</FirewallGroup>`,
    settings: [
      'Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections',
      'Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-terminalservices-localsessionmanager-fdenytsconnections',
      'learn.microsoft.com networking-mpssvc-svc-firewallgroups',
    ],
  },
  check(file, report) {
    const [allowed] = settingsAt(
      file,
      'Microsoft-Windows-TerminalServices-LocalSessionManager',
      'fDenyTSConnections',
    ).filter((setting) => booleanOf(setting) === false);
    if (!allowed) return;
    const [inactive] = settingsAt(file, FIREWALL, 'FirewallGroups/FirewallGroup').flatMap((group) => {
      const active = settingIn(group, 'Active');
      return active && booleanOf(active) === false && valueIn(group, 'Group') === REMOTE_DESKTOP
        ? active
        : [];
    });
    if (inactive && !file.hasDirectives && !firewallIsOpenOtherwise(file)) {
      report(
        inactive.valueRange,
        'The firewall still blocks Remote Desktop, which fDenyTSConnections lets in: set Active to true.',
        {
          related: [{ range: allowed.valueRange, message: 'Remote Desktop is on' }],
          fixes: () => [replaceValue(file, inactive, 'true')],
        },
      );
      return;
    }
    const groups = settingsAt(file, FIREWALL, 'FirewallGroups/FirewallGroup/Group');
    const named = groups.find(({ value }) => /^Remote Desktop$/i.test(value));
    if (named) {
      report(
        named.valueRange,
        `This name of the firewall group exists only in English Windows; ${REMOTE_DESKTOP} works in every language.`,
        {
          severity: 'hint',
          fixes: () => [replaceValue(file, named, REMOTE_DESKTOP, true)],
        },
      );
      return;
    }
    if (
      file.hasDirectives ||
      groups.some(({ value, hasHole }) => hasHole || /remote|2875|bureau|desktop|escritorio/i.test(value))
    )
      return;
    if (firewallIsOpenOtherwise(file)) return;
    report(
      allowed.valueRange,
      'The firewall still blocks Remote Desktop: activate the group Remote Desktop in Networking-MPSSVC-Svc.',
      {
        fixes: () => addGroup(file),
      },
    );
  },
};

function firewallIsOpenOtherwise(file: AnswerFile): boolean {
  const off = ['DomainProfile', 'PrivateProfile', 'PublicProfile'].some((profile) =>
    settingsAt(file, FIREWALL, `${profile}_EnableFirewall`).some((setting) => booleanOf(setting) === false),
  );
  // A script may open the firewall as well; what it does is not known.
  return (
    off ||
    commandsOf(file).some(({ text }) =>
      /firewall|FirewallRule|\.(?:ps1|cmd|bat|vbs)\b|Invoke-Expression/i.test(text),
    )
  );
}

function addGroup(file: AnswerFile): readonly Fix[] {
  const [groups] = settingsAt(file, FIREWALL, 'FirewallGroups', 'specialize');
  if (!groups) return [];
  const xml = `<FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">\n  <Active>true</Active>\n  <Group>${REMOTE_DESKTOP}</Group>\n  <Profile>all</Profile>\n</FirewallGroup>`;
  const last: Setting | undefined = groups.settings.at(-1);
  return [
    {
      title: 'Activate the firewall group Remote Desktop',
      edits: [insertChild(file.tree.text, groups.node, xml, last?.node)],
      preferred: true,
    },
  ];
}

export const luaDisabled: Rule = {
  id: 'lua-disabled',
  title: 'User Account Control is switched off',
  subject: 'network',
  severity: 'info',
  docs: {
    why: 'With EnableLUA set to false every program of an administrator has full rights. Since Windows 8 apps of the Store do not start then.',
    wrong: '<EnableLUA>false</EnableLUA>',
    right: '<EnableLUA>true</EnableLUA>',
    appliesTo: 'Windows 8 and later; a hint on servers and where the version is not known.',
    settings: ['Microsoft-Windows-LUA-Settings/EnableLUA'],
    sources: ['learn.microsoft.com microsoft-windows-lua-settings-enablelua'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (isOlder(kernel, '8')) return;
    const hasStore = kernel !== undefined && !isServer(file.target);
    for (const setting of settingsAt(file, 'Microsoft-Windows-LUA-Settings', 'EnableLUA')) {
      if (booleanOf(setting) !== false) continue;
      report(
        setting.valueRange,
        'Without User Account Control apps of the Store do not start on Windows 8 and later, and every program of an administrator has full rights.',
        {
          ...(!hasStore && { severity: 'hint' }),
          fixes: () => [{ title: 'Switch it on', edits: [setValue(file.tree.text, setting.node, 'true')] }],
        },
      );
    }
  },
};
