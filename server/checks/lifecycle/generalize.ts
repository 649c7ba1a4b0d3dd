/** What Sysprep keeps when it generalizes Windows: the activation state and the devices. */
import { booleanOf, integerOf, settingsAt } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';

export const skipRearmRange: Rule = {
  id: 'skiprearm-range',
  title: 'SkipRearm is neither 0 nor 1',
  subject: 'lifecycle',
  severity: 'warning',
  docs: {
    why: '`SkipRearm` is 0 (Sysprep resets the activation) or 1 (it does not); what another number does is not documented. Vista and Windows 7 allow about three resets, so that 1 saves them; from Windows 8 on there is no such limit.',
    wrong: '<SkipRearm>8</SkipRearm>',
    right: '<SkipRearm>1</SkipRearm>',
    settings: ['Microsoft-Windows-Security-SPP/SkipRearm'],
    sources: ['learn.microsoft.com microsoft-windows-security-spp-skiprearm'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    const isUnlimited = isAtLeast(kernel, '8');
    // Microsoft-Windows-Security-Licensing-SLC of Vista has a list of values, which another rule compares.
    for (const setting of settingsAt(file, 'Microsoft-Windows-Security-SPP', 'SkipRearm')) {
      const value = integerOf(setting);
      if (value === undefined || value < 0) continue;
      if (value > 1) {
        report(
          setting.valueRange,
          'SkipRearm is 0 or 1: what Sysprep does with another number is not documented.',
          { fixes: () => [replaceValue(file, setting, '1')] },
        );
      } else if (value === 1 && isUnlimited) {
        report(
          setting.valueRange,
          'From Windows 8 on activation can be reset any number of times: SkipRearm is not needed.',
          {
            severity: 'hint',
          },
        );
      }
    }
  },
};

export const persistAllDevices: Rule = {
  id: 'persistalldevices',
  title: 'Installed devices are kept for computers of identical hardware only',
  subject: 'lifecycle',
  severity: 'info',
  docs: {
    why: 'With `PersistAllDeviceInstalls` the image keeps its devices through generalize. On a computer with other hardware, slots or firmware that leads to faults that are hard to find.',
    wrong: '<PersistAllDeviceInstalls>true</PersistAllDeviceInstalls>',
    right: '<PersistAllDeviceInstalls>false</PersistAllDeviceInstalls>',
    settings: ['Microsoft-Windows-PnpSysprep/PersistAllDeviceInstalls'],
    sources: ['learn.microsoft.com microsoft-windows-pnpsysprep-persistalldeviceinstalls'],
  },
  check(file, report) {
    for (const setting of settingsAt(
      file,
      'Microsoft-Windows-PnpSysprep',
      'PersistAllDeviceInstalls',
      'generalize',
    )) {
      if (booleanOf(setting) !== true) continue;
      report(
        setting.valueRange,
        'The image keeps its devices: use it only on computers whose hardware is identical, slots and firmware included.',
      );
    }
  },
};
