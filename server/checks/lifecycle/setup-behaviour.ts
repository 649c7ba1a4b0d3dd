/** Settings with which Setup ends, waits or ignores something: the disk it extends, its screen, its reports and updates. */
import { removeElement } from '../../answer-file/edits';
import { booleanOf, DEPLOYMENT, SETUP, settingIn, settingsAt } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import { removeSetting, replaceValue } from '../fixes';
import type { Rule } from '../rule';

export const extendOsPartitionBoth: Rule = {
  id: 'extendospartition-both',
  title: 'The Windows partition is extended both to the end and by a size',
  subject: 'lifecycle',
  severity: 'error',
  docs: {
    why: '`Extend` takes all the free space behind the Windows partition, `Size` only so many megabytes. With both, the reference says, the installation is terminated.',
    wrong: '<ExtendOSPartition>\n  <Extend>true</Extend>\n  <Size>20000</Size>\n</ExtendOSPartition>',
    right: '<ExtendOSPartition>\n  <Extend>true</Extend>\n</ExtendOSPartition>',
    settings: [
      'Microsoft-Windows-Deployment/ExtendOSPartition/Extend',
      'Microsoft-Windows-Deployment/ExtendOSPartition/Size',
    ],
    sources: ['learn.microsoft.com microsoft-windows-deployment-extendospartition'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const { text } = file.tree;
    for (const partition of settingsAt(file, DEPLOYMENT, 'ExtendOSPartition')) {
      const extend = settingIn(partition, 'Extend');
      const size = settingIn(partition, 'Size');
      if (!extend || booleanOf(extend) !== true || !size || size.hasHole || size.value === '') continue;
      report(
        nameRange(size.node),
        'Size stands beside Extend: with both of them Setup ends the installation.',
        {
          related: [{ range: nameRange(extend.node), message: 'Extend' }],
          fixes: () => [
            { title: 'Extend to the end of the disk: remove Size', edits: [removeElement(text, size.node)] },
            { title: 'Extend by the size: remove Extend', edits: [removeElement(text, extend.node)] },
          ],
        },
      );
    }
  },
};

export const displayUefi: Rule = {
  id: 'display-uefi',
  title: 'Display has no effect with UEFI',
  subject: 'lifecycle',
  severity: 'hint',
  docs: {
    why: 'The resolution of Windows PE can be set only on computers with a BIOS: UEFI chooses it itself. On a BIOS a mode that the screen does not have leaves it blank.',
    wrong:
      '<Display>\n  <HorizontalResolution>1024</HorizontalResolution>\n  <VerticalResolution>768</VerticalResolution>\n</Display>',
    right: '',
    appliesTo: 'Files for UEFI.',
    settings: ['Microsoft-Windows-Setup/Display'],
    sources: ['learn.microsoft.com microsoft-windows-setup-display'],
  },
  check(file, report) {
    if (file.target.firmware !== 'uefi') return;
    for (const display of settingsAt(file, SETUP, 'Display', 'windowsPE')) {
      report(
        nameRange(display.node),
        'With UEFI the firmware chooses the resolution: Setup ignores Display.',
        {
          tag: 'unnecessary',
          fixes: () => [removeSetting(file, display)],
        },
      );
    }
  },
};

export const complianceCheck: Rule = {
  id: 'compliancecheck',
  title: 'Setup ends in silence when the computer does not meet its requirements',
  subject: 'lifecycle',
  severity: 'info',
  docs: {
    why: 'With `DisplayReport` set to `Never` Setup shows no report when the computer fails its check for compatibility: it ends, and only its log says why.',
    wrong: '<DisplayReport>Never</DisplayReport>',
    right: '<DisplayReport>OnError</DisplayReport>',
    settings: ['Microsoft-Windows-Setup/ComplianceCheck/DisplayReport'],
    sources: ['learn.microsoft.com microsoft-windows-setup-compliancecheck-displayreport'],
  },
  check(file, report) {
    for (const setting of settingsAt(file, SETUP, 'ComplianceCheck/DisplayReport', 'windowsPE')) {
      if (setting.value.toLowerCase() !== 'never') continue;
      report(
        setting.valueRange,
        'Setup ends without a message when the computer does not meet the requirements; only its log says why.',
        { fixes: () => [replaceValue(file, setting, 'OnError')] },
      );
    }
  },
};

export const dynamicUpdate: Rule = {
  id: 'dynamicupdate',
  title: 'Setup looks for updates of itself, which needs a network',
  subject: 'lifecycle',
  severity: 'hint',
  docs: {
    why: 'With `Enable` Setup downloads updates before it installs: it needs a network, takes longer, and two installations need not turn out the same. The default is `false`.',
    wrong: '<DynamicUpdate>\n  <Enable>true</Enable>\n</DynamicUpdate>',
    right: '<DynamicUpdate>\n  <Enable>false</Enable>\n</DynamicUpdate>',
    settings: ['Microsoft-Windows-Setup/DynamicUpdate/Enable'],
    sources: ['learn.microsoft.com microsoft-windows-setup-dynamicupdate-enable'],
  },
  check(file, report) {
    for (const setting of settingsAt(file, SETUP, 'DynamicUpdate/Enable', 'windowsPE')) {
      if (booleanOf(setting) !== true) continue;
      report(
        setting.valueRange,
        'Setup downloads updates of itself first: without a network it may wait for a while.',
        { fixes: () => [replaceValue(file, setting, 'false')] },
      );
    }
  },
};
