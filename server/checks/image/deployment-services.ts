/** The client of Windows Deployment Services (WDS), which gets image and partition from its own settings. */
import { componentsNamed, SETUP, settingIn, valueIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

export const wdsNoClient: Rule = {
  id: 'wds-no-client',
  title: 'The settings of the WDS client are incomplete or stand beside those of a medium',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'A client of Windows Deployment Services logs on, picks an image of the server and installs it with the settings of `WindowsDeploymentServices`; for each part that is missing Setup shows its page. `OSImage` is for installations from media: with both in a file one of them has no effect.',
    wrong:
      '<WindowsDeploymentServices>…</WindowsDeploymentServices>\n<ImageInstall>\n  <OSImage>…</OSImage>\n</ImageInstall>',
    right: '<WindowsDeploymentServices>…</WindowsDeploymentServices>',
    settings: [
      'Microsoft-Windows-Setup/WindowsDeploymentServices',
      'Microsoft-Windows-Setup/ImageInstall/OSImage',
    ],
    sources: ['learn.microsoft.com automate-windows-setup'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const component of componentsNamed(file, SETUP, 'windowsPE')) {
      const services = settingIn(component, 'WindowsDeploymentServices');
      if (!services || services.settings.length === 0) continue;
      const osImage = settingIn(component, 'ImageInstall/OSImage');
      if (osImage) {
        report(
          nameRange(services.node),
          'WindowsDeploymentServices is for clients of a WDS server and OSImage for media: one of the two has no effect.',
          {
            related: [{ range: nameRange(osImage.node), message: 'OSImage' }],
          },
        );
        continue;
      }
      const missing = PARTS.filter(([path]) => !settingIn(services, path)).map(([path]) => path);
      if (missing.length === 0) continue;
      const pages = PARTS.filter(([path]) => missing.includes(path)).map(([, page]) => page);
      report(
        nameRange(services.node),
        `Setup asks for ${pages.join(' and ')}: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
        {
          // Many files leave the choice of the image to the person at the computer.
          severity: 'info',
        },
      );
    }
  },
};

const PARTS = [
  ['Login/Credentials', 'the credentials'],
  ['ImageSelection/InstallImage', 'the image'],
  ['ImageSelection/InstallTo', 'the disk'],
] as const;

export const wdsDomainWithUpn: Rule = {
  id: 'wds-domain-with-upn',
  title: 'A domain stands beside a user name that has its own',
  subject: 'image',
  severity: 'hint',
  docs: {
    why: 'A user name of the form user@example.com names its domain itself. The reference says to leave `Domain` out then.',
    wrong: '<Username>installer@example.com</Username>\n<Domain>EXAMPLE</Domain>',
    right: '<Username>installer@example.com</Username>',
    settings: [
      'Microsoft-Windows-Setup/WindowsDeploymentServices/Login/Credentials/Domain',
      'Microsoft-Windows-Setup/WindowsDeploymentServices/Login/Credentials/Username',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-setup-windowsdeploymentservices-login-credentials-username',
    ],
  },
  check(file, report) {
    for (const component of componentsNamed(file, SETUP, 'windowsPE')) {
      const credentials = settingIn(component, 'WindowsDeploymentServices/Login/Credentials');
      if (!credentials || !valueIn(credentials, 'Username')?.includes('@')) continue;
      const domain = settingIn(credentials, 'Domain');
      if (!domain || domain.hasHole || domain.value === '') continue;
      report(domain.node, 'The user name says its domain already: leave Domain out.', {
        tag: 'unnecessary',
        fixes: () => [removeSetting(file, domain, true)],
      });
    }
  },
};
