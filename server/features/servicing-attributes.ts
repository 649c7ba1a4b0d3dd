/** The attributes of the elements below `servicing`: what they are for, and the values that they take. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { ElementNode } from '../syntax/nodes';

export interface ServicingAttribute {
  readonly name: string;
  readonly description: string;
  /** Each value with what it means, if that is known; undefined where any text may stand. */
  readonly values?: Readonly<Record<string, string>>;
}

/** The attributes that an element takes; undefined for one that does not stand below `servicing`. */
export function servicingAttributes(
  { tree }: AnswerFile,
  { localName, parent }: ElementNode,
): readonly ServicingAttribute[] | undefined {
  if (!Object.hasOwn(ATTRIBUTES, localName) || parent.kind !== 'element') return undefined;
  const isPackage = localName === 'package';
  const servicing = isPackage ? parent : parent.parent;
  if (!isPackage && parent.localName !== 'package') return undefined;
  if (servicing.kind !== 'element' || servicing.localName !== 'servicing' || servicing.parent !== tree.root)
    return undefined;
  return ATTRIBUTES[localName];
}

const ATTRIBUTES: Readonly<Record<string, readonly ServicingAttribute[]>> = {
  package: [
    {
      name: 'action',
      description: 'What to do with the package.',
      values: {
        install: 'Puts the package into the image, from its `source`.',
        configure: 'Switches features of a package on or off that is in the image.',
        stage: 'Puts the files of the package into the image without installing it.',
        remove: 'Takes the package out of the image.',
      },
    },
    {
      name: 'permanence',
      description: 'Whether the package can be removed again.',
      values: {
        removable: 'It can be removed again; the default.',
        permanent: 'It cannot be removed again.',
        temporary: '',
      },
    },
  ],
  assemblyIdentity: [
    { name: 'name', description: 'Name of the package, as the package carries it.' },
    { name: 'version', description: 'Version of the package: four numbers, such as 10.0.22621.1.' },
    {
      name: 'processorArchitecture',
      description: 'Architecture of the package.',
      values: {
        amd64: '64-bit Windows on Intel and AMD',
        x86: '32-bit Windows',
        arm64: '64-bit Windows on ARM',
      },
    },
    {
      name: 'publicKeyToken',
      description: 'Signature of the package.',
      values: { '31bf3856ad364e35': 'All packages of Windows have it.' },
    },
    {
      name: 'language',
      description: 'Language of the package, such as de-DE for a language pack.',
      values: { neutral: 'The package is the same in all languages.' },
    },
    {
      name: 'versionScope',
      description: 'Always `nonSxS`.',
      values: { nonSxS: 'It is not installed side by side.' },
    },
  ],
  source: [{ name: 'location', description: 'Path of the package file, or of the folder that holds it.' }],
  selection: [
    { name: 'name', description: 'Name of the feature, as the package knows it.' },
    {
      name: 'state',
      description: 'Whether the feature is on.',
      values: { true: 'Switches the feature on.', false: 'Switches the feature off.' },
    },
  ],
};
