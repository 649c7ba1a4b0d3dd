/** What chooses the image when the medium holds several. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { insertChild } from '../../answer-file/edits';
import { type Installation, installationsOf } from '../../answer-file/installation';
import { keyFormOf, publishedKey } from '../../answer-file/product-keys';
import { settingIn } from '../../answer-file/query';
import { isServer } from '../../answer-file/target';
import { isTargetSure, targetVersion } from '../../answer-file/target-certainty';
import { valueTable } from '../../schema/library';
import { nameRange } from '../../syntax/query';
import type { Rule, Severity } from '../rule';

export const imageSelectionMissing: Rule = {
  id: 'image-selection-missing',
  title: 'Nothing chooses the image to install',
  subject: 'image',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'When the medium holds several images, Setup shows "Select the operating system you want to install" unless a product key or `MetaData` chooses one. On Server media the key cannot tell Server Core from the desktop, so that only `MetaData` does.',
    wrong: '<OSImage>\n  <InstallTo>…</InstallTo>\n</OSImage>',
    right:
      '<OSImage>\n  <InstallFrom>\n    <MetaData wcm:action="add">\n      <Key>/IMAGE/NAME</Key>\n      <Value>Windows Server 2022 SERVERSTANDARD</Value>\n    </MetaData>\n  </InstallFrom>\n  <InstallTo>…</InstallTo>\n</OSImage>',
    appliesTo:
      'Media with several images. A medium with one image, an ei.cfg file or a key in the firmware needs nothing.',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData',
      'Microsoft-Windows-Setup/UserData/ProductKey/Key',
    ],
    sources: ['learn.microsoft.com automate-windows-setup', 'github:kitknox/winode#10'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const installation of installationsOf(file)) {
      const { component, userData, osImage, metaData, upgrades, usesDeploymentServices } = installation;
      if (metaData.length > 0 || upgrades || usesDeploymentServices) continue;
      const severity = severityWithout(file, installation);
      if (!severity) continue;
      const where = (osImage ?? userData)?.node ?? component.node;
      const message =
        severity === 'info' && isServer(file.target)
          ? 'The key cannot tell Server Core from the desktop: Setup asks which image to install unless MetaData names it.'
          : 'Neither a product key nor MetaData chooses the image: Setup asks which one to install if the medium holds several.';
      report(nameRange(where), message, {
        severity,
        ...(osImage && {
          fixes: () => {
            const { title, edit } = insertMetaData(file, installation, osImage);
            return [{ title, edits: [edit] }];
          },
        }),
      });
    }
  },
};

/** How likely Setup asks: the file may be for a medium that holds a single image. */
function severityWithout(file: AnswerFile, { productKey, key }: Installation): Severity | undefined {
  if (productKey?.hasHole || key?.hasHole) return undefined;
  const show = productKey && settingIn(productKey, 'WillShowUI')?.value.toLowerCase();
  // Whoever wants to be asked for the key is asked for the edition by it.
  if (show === 'always' || (show === 'never' && !key)) return undefined;
  if (!key) return !isTargetSure(file) ? 'hint' : productKey ? 'info' : 'warning';
  const form = keyFormOf(key.value);
  if (form === 'possible' || form === 'untidy') return isServer(file.target) ? 'info' : undefined;
  return form === 'empty' ? 'hint' : undefined;
}

function insertMetaData(file: AnswerFile, { key }: Installation, osImage: Setting) {
  const edition = (key && publishedKey(key.value)?.editionId) ?? file.target.edition;
  const version = targetVersion(file);
  const image = valueTable('image-names').entries.find(
    (entry) => edition !== undefined && entry.editionId === edition && entry.windows === version,
  );
  const [name, value] = image ? ['/IMAGE/NAME', image.value] : ['/IMAGE/INDEX', '1'];
  const xml = `<MetaData wcm:action="add">\n  <Key>${name}</Key>\n  <Value>${value}</Value>\n</MetaData>`;
  const { text } = file.tree;
  const from = settingIn(osImage, 'InstallFrom');
  const edit = from
    ? insertChild(text, from.node, xml)
    : insertChild(text, osImage.node, `<InstallFrom>\n  ${xml.replaceAll('\n', '\n  ')}\n</InstallFrom>`);
  return { title: image ? `Install the image ${value}` : 'Install the first image of the medium', edit };
}
