/** What the passes, attributes and elements around the components are for. */
import type { PassName } from '../schema/component-schema';

/** What each configuration pass is for. */
export const PASS_DESCRIPTIONS: Readonly<Record<PassName, string>> = {
  windowsPE:
    'Runs in Windows PE when Setup starts from the media: language of Setup, disks and partitions, the image to install, the product key and the licence.',
  offlineServicing:
    'Applied to the image on the disk before it starts for the first time: drivers, packages and a few settings. DISM applies the same pass to an image file.',
  generalize:
    'Runs only with `sysprep /generalize`: takes what is special to one computer out of an image before it is captured.',
  specialize:
    'Runs at the first start of the installed Windows, and again after a generalized image is deployed: computer name, network, domain, product key.',
  auditSystem:
    'Runs in audit mode as the system account, before anybody logs on; only when the computer starts into audit mode.',
  auditUser:
    'Runs in audit mode after the built-in Administrator has logged on; only when the computer starts into audit mode.',
  oobeSystem:
    'Runs before the first logon, when Windows Welcome (OOBE) would appear: accounts, OOBE pages, first logon commands.',
};

export const SHELL_DESCRIPTIONS: Readonly<Record<string, string>> = {
  unattend:
    'Root of an answer file for Windows Setup. It holds `servicing` at most once, then one `settings` element for each configuration pass.',
  servicing:
    'Packages, updates and features to add to the Windows image or to remove from it, applied in offlineServicing.',
  settings: 'Settings for one configuration pass.',
  component: 'Settings for one component of Windows.',
  offlineImage: 'Notes which image or catalog Windows SIM had open. Setup ignores it.',
  package: 'A package (an update, a language pack or the features of Windows) and what to do with it.',
  assemblyIdentity: 'Identifies the package, exactly as the image or the package file knows it.',
  source: 'Where the file of the package is.',
  selection: 'A feature of the package, switched on or off.',
};

export const ATTRIBUTE_DESCRIPTIONS: Readonly<Record<string, string>> = {
  pass: 'Configuration pass in which the settings of this element are applied.',
  name: 'Name of the component, exactly as the Windows image knows it.',
  processorArchitecture:
    'Architecture of the component: `x86`, `amd64` (64-bit Intel and AMD), `arm64`; `wow64` for the 32-bit part of a component on 64-bit Windows. Setup leaves out components of another architecture.',
  publicKeyToken: 'Signature of the component. All components of Windows have `31bf3856ad364e35`.',
  language: 'Language of the component; `neutral` for all components of Windows.',
  versionScope: '`nonSxS`: the component is not installed side by side. All components of Windows have it.',
  action: 'What to do with this list item: `add` puts it into the list.',
  keyValue: 'Key of this list item. Each item of a list needs a key of its own.',
  source: 'The image or catalog that Windows SIM had open.',
  wasPassProcessed: 'Windows writes `true` into its own copy of the file when it has applied the pass.',
  xmlns: 'Namespace of the elements: `urn:schemas-microsoft-com:unattend` for answer files.',
  wcm: 'Declares the prefix `wcm:` of the attributes that mark list items.',
  cpi: 'Declares the prefix `cpi:` of notes by Windows SIM.',
  xsi: 'Declares the prefix `xsi:`. Windows SIM writes it; answer files make no use of it.',
};

export const ARCHITECTURE_NAMES: Readonly<Record<string, string>> = {
  amd64: '64-bit Windows on Intel and AMD',
  x86: '32-bit Windows',
  arm64: '64-bit Windows on ARM',
  wow64: 'the 32-bit part of a component on 64-bit Windows',
  arm: '32-bit Windows on ARM',
  ia64: 'Windows Server on Itanium',
  neutral: 'any architecture',
};
