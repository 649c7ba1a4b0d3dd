/** The name of the file decides when Setup looks for it. */
import { installsWindows } from '../../answer-file/purpose';
import { attributeOf, nameRange, valueRangeOf } from '../../syntax/query';
import type { Rule, Severity } from '../rule';

const SEARCH_ORDER = 'learn.microsoft.com windows-setup-automation-overview';

export const fileNameAutounattend: Rule = {
  id: 'file-name-autounattend',
  title: 'Setup does not look for a file of this name on the media',
  subject: 'file',
  severity: 'warning',
  docs: {
    why: 'On the root of the media, and in `\\sources`, Setup finds only `Autounattend.xml`, in any capitals. `unattend.xml` is looked for in later passes, in other folders. With another name the settings of windowsPE are used only when Setup is started with `/unattend:` or the file is renamed on its way to the media; otherwise Setup asks for everything.',
    wrong: 'autounatend.xml',
    right: 'autounattend.xml',
    sources: [SEARCH_ORDER],
  },
  check(file, report) {
    const { fileName } = file;
    if (
      !fileName ||
      /^autounattend\.xml$/i.test(fileName) ||
      !/\.(?:xml|txt)$/i.test(fileName) ||
      !installsWindows(file)
    )
      return;
    const pass = file.passes.find(({ known, components }) => known === 'windowsPE' && components.length > 0);
    const attribute = pass && attributeOf(pass.node, 'pass');
    if (!attribute) return;
    report(
      valueRangeOf(attribute),
      `On the media Setup looks for autounattend.xml, not for ${fileName}: there this pass is not found.`,
      {
        severity: severityOf(fileName),
      },
    );
  },
};

/** Near misses are mistakes; a name of its own shows a file that is renamed or passed to Setup. */
function severityOf(fileName: string): Severity {
  if (/^auto[-_ ]?u?n+at+end(?:ed)?(?:\.xml)*\.(?:xml|txt)$/i.test(fileName)) return 'warning';
  return /^unattend\.xml$/i.test(fileName) ? 'info' : 'hint';
}

export const noWindowspePass: Rule = {
  id: 'no-windowspe-pass',
  title: 'autounattend.xml has nothing for the pass windowsPE',
  subject: 'file',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'When Setup starts, it takes an answer file from the media only if the file has valid settings for the pass that runs: windowsPE. A file without them is not copied to the disk, so that its later passes do not run either.',
    wrong: '<unattend …>\n  <settings pass="oobeSystem">…</settings>\n</unattend>',
    right:
      '<unattend …>\n  <settings pass="windowsPE">…</settings>\n  <settings pass="oobeSystem">…</settings>\n</unattend>',
    appliesTo: 'Files with the name autounattend.xml.',
    sources: [SEARCH_ORDER, 'github:pbatard/rufus#1981'],
  },
  check(file, report) {
    const { tree, fileName, components, hasDirectives } = file;
    if (!fileName || !/^autounattend\.xml$/i.test(fileName) || hasDirectives || tree.errors.length > 0)
      return;
    if (!tree.root || components.length === 0 || components.some(({ pass }) => pass.known === 'windowsPE'))
      return;
    // A pass whose name is misspelt or a placeholder may be the one that seems to be missing.
    const passes = new Set(components.map(({ pass }) => pass.known));
    if (passes.has(undefined) || passes.has('generalize')) return;
    report(
      nameRange(tree.root),
      'autounattend.xml has no settings for windowsPE: Setup does not take it from the media, and its later passes do not run either.',
      // A single pass is often passed to Sysprep or copied into an image under this name.
      passes.size < 2 ? { severity: 'info' } : {},
    );
  },
};
