/** How the computer proves to the domain that it may join. */
import type { Setting } from '../../answer-file/answer-file';
import { removeElement } from '../../answer-file/edits';
import { booleanOf, settingIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';
import { filledIn, identificationsOf, isFilled } from './identification';

const IDENTIFICATION = 'learn.microsoft.com microsoft-windows-unattendedjoin-identification';

export const joinNoCredentials: Rule = {
  id: 'join-no-credentials',
  title: 'The domain is joined without credentials',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'To join a domain Setup needs Credentials, Provisioning, or UnsecureJoin with an account that exists. Without them the join fails after its time limit of 15 minutes and Setup goes on in a workgroup; NetSetup.log says why.',
    wrong: '<Identification>\n  <JoinDomain>contoso.com</JoinDomain>\n</Identification>',
    right:
      '<Identification>\n  <Credentials>\n    <Domain>contoso.com</Domain>\n    <Password>…</Password>\n    <Username>installer</Username>\n  </Credentials>\n  <JoinDomain>contoso.com</JoinDomain>\n</Identification>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/JoinDomain',
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials',
    ],
    sources: [IDENTIFICATION, `${IDENTIFICATION}-unsecurejoin`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const identification of identificationsOf(file)) {
      const domain = filledIn(identification, 'JoinDomain');
      if (!domain || domain.hasHole || isFilled(settingIn(identification, 'Credentials'))) continue;
      const unsecure = settingIn(identification, 'UnsecureJoin');
      if (unsecure?.hasHole || booleanOf(unsecure) || filledIn(identification, 'Provisioning/AccountData'))
        continue;
      report(
        nameRange(domain.node),
        'The domain is joined without credentials: the join fails and Setup goes on in a workgroup. Add Credentials, Provisioning or UnsecureJoin.',
      );
    }
  },
};

export const joinCredentialsIncomplete: Rule = {
  id: 'join-credentials-incomplete',
  title: 'The credentials for the domain are incomplete or contradict each other',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'Username and Password are both needed. Username names the domain itself (`user@contoso.com`, `CONTOSO\\user`), or Domain does: one of the two, not both and not neither.',
    wrong: '<Credentials>\n  <Password>…</Password>\n  <Username>installer</Username>\n</Credentials>',
    right:
      '<Credentials>\n  <Domain>contoso.com</Domain>\n  <Password>…</Password>\n  <Username>installer</Username>\n</Credentials>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials/Domain',
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials/Password',
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials/Username',
    ],
    sources: [`${IDENTIFICATION}-credentials-username`, `${IDENTIFICATION}-credentials-domain`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const identification of identificationsOf(file)) {
      const credentials = settingIn(identification, 'Credentials');
      if (!credentials || !isFilled(credentials) || !filledIn(identification, 'JoinDomain')) continue;
      const missing = ['Username', 'Password'].filter((name) => !filledIn(credentials, name));
      if (missing.length > 0) {
        report(
          nameRange(credentials.node),
          `Credentials needs ${missing.join(' and ')}: without it the domain is not joined.`,
        );
        continue;
      }
      const user = filledIn(credentials, 'Username')!;
      const domain = filledIn(credentials, 'Domain');
      if (user.hasHole || domain?.hasHole || /^%.*%$/.test(user.value)) continue;
      const namesDomain = /[@\\]/.test(user.value);
      if (!domain && !namesDomain) {
        report(
          user.valueRange,
          'Username names no domain and Domain is missing: write user@domain, or add Domain.',
        );
      } else if (domain && namesDomain) {
        report(nameRange(domain.node), 'Username names the domain already: Domain must then be left out.', {
          severity: 'warning',
          related: [{ range: user.valueRange, message: 'The user name with its domain' }],
          fixes: () => [removeSetting(file, domain, true)],
        });
      }
    }
  },
};

export const joinUnsecureWithCredentials: Rule = {
  id: 'join-unsecure-with-credentials',
  title: 'An unsecured join has credentials',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'With UnsecureJoin the computer joins without logging on to the domain: the reference forbids Domain, Username and Password beside it.',
    wrong: '<UnsecureJoin>true</UnsecureJoin>\n<Credentials>…</Credentials>',
    right: '<UnsecureJoin>true</UnsecureJoin>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/UnsecureJoin',
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials',
    ],
    sources: [`${IDENTIFICATION}-unsecurejoin`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const identification of identificationsOf(file)) {
      const unsecure = settingIn(identification, 'UnsecureJoin');
      const credentials = settingIn(identification, 'Credentials');
      if (!unsecure || !booleanOf(unsecure) || !credentials || !isFilled(credentials)) continue;
      report(
        nameRange(credentials.node),
        'Credentials must not stand beside UnsecureJoin: remove one of the two.',
        {
          related: [{ range: unsecure.valueRange, message: 'The unsecured join' }],
          fixes: () => [
            {
              title: 'Remove UnsecureJoin',
              edits: removals(file.tree.text, identification, ['UnsecureJoin', 'MachinePassword']),
            },
            { title: 'Remove Credentials', edits: removals(file.tree.text, identification, ['Credentials']) },
          ],
        },
      );
    }
  },
};

function removals(text: string, parent: Setting, names: readonly string[]) {
  return parent.settings
    .filter(({ name }) => names.includes(name))
    .map(({ node }) => removeElement(text, node));
}

export const machinepasswordWithoutUnsecure: Rule = {
  id: 'machinepassword-without-unsecure',
  title: 'MachinePassword is used only with UnsecureJoin',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'MachinePassword is the password of a computer account that was made beforehand. It is valid only with UnsecureJoin set to true.',
    wrong: '<JoinDomain>contoso.com</JoinDomain>\n<MachinePassword>…</MachinePassword>',
    right:
      '<JoinDomain>contoso.com</JoinDomain>\n<MachinePassword>…</MachinePassword>\n<UnsecureJoin>true</UnsecureJoin>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/MachinePassword',
      'Microsoft-Windows-UnattendedJoin/Identification/UnsecureJoin',
    ],
    sources: [`${IDENTIFICATION}-machinepassword`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const identification of identificationsOf(file)) {
      const password = filledIn(identification, 'MachinePassword');
      const unsecure = settingIn(identification, 'UnsecureJoin');
      if (!password || unsecure?.hasHole || booleanOf(unsecure)) continue;
      report(nameRange(password.node), 'MachinePassword has an effect only with UnsecureJoin set to true.', {
        fixes: () => [removeSetting(file, password)],
      });
    }
  },
};

export const joinProvisioningAndCredentials: Rule = {
  id: 'join-provisioning-and-credentials',
  title: 'Credentials stand beside Provisioning, which wins',
  subject: 'network',
  severity: 'info',
  docs: {
    why: 'When both are set, Setup joins the domain with Provisioning. The credentials only remain as a secret in the file.',
    wrong: '<Provisioning>\n  <AccountData>…</AccountData>\n</Provisioning>\n<Credentials>…</Credentials>',
    right: '<Provisioning>\n  <AccountData>…</AccountData>\n</Provisioning>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/Provisioning',
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials',
    ],
    sources: [`${IDENTIFICATION}-credentials`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const identification of identificationsOf(file)) {
      const provisioning = filledIn(identification, 'Provisioning/AccountData');
      const credentials = settingIn(identification, 'Credentials');
      if (!provisioning || !credentials || !isFilled(credentials)) continue;
      report(
        nameRange(credentials.node),
        'Credentials are not used: Provisioning joins the computer to the domain.',
        {
          tag: 'unnecessary',
          related: [{ range: nameRange(provisioning.node), message: 'The provisioning' }],
          fixes: () => [removeSetting(file, credentials, true)],
        },
      );
    }
  },
};
