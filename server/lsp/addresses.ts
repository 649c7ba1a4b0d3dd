/** Addresses (URIs) of folders and files, handled as texts: their schemes are the client's business. */

/** Returns the folders of a document from its own upwards, up to its workspace folder or else the root. */
export function foldersAbove(uri: string, workspaceFolders: readonly string[]): readonly string[] {
  const document = splitAddress(uri);
  const owners = workspaceFolders.map(withoutEndSlash).filter((folder) => uri.startsWith(`${folder}/`));
  // Of nested workspace folders the innermost one owns the document.
  const top = owners.sort((a, b) => b.length - a.length)[0] ?? document?.root;
  if (!document || top === undefined) return [];
  const folders: string[] = [];
  let folder = parentOf(document.address);
  while (folder.length >= top.length && folder.length >= document.root.length && folders.length < DEEPEST) {
    folders.push(folder);
    if (folder === document.root) break;
    folder = parentOf(folder);
  }
  return folders;
}

/** The address of a file in a folder; backslashes separate too. Undefined when the path leads above the root. */
export function fileIn(folder: string, path: string): string | undefined {
  const place = splitAddress(`${folder}/`);
  if (!place) return undefined;
  const parts = path.replaceAll('\\', '/').split('/');
  const isAbsolute = parts[0] === '' || /^[A-Za-z]:$/.test(parts[0]!);
  const segments = isAbsolute
    ? []
    : folder
        .slice(place.root.length)
        .split('/')
        .filter((part) => part !== '');
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') segments.push(encodeURIComponent(part));
    else if (segments.pop() === undefined) return undefined;
  }
  return `${place.root}/${segments.join('/')}`;
}

/** The last part of an address, as a person reads it. */
export function nameIn(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

export function withoutEndSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

/** No file lies deeper than this. */
const DEEPEST = 100;

/** Splits off the scheme and the machine; undefined for an address without folders, such as `untitled:Untitled-1`. */
function splitAddress(uri: string): { readonly root: string; readonly address: string } | undefined {
  const match = /^([A-Za-z][\w+.-]*:(?:\/\/[^/?#]*)?)(\/[^?#]*)/.exec(uri);
  if (!match || match[1]!.startsWith('untitled:')) return undefined;
  return { root: match[1]!, address: match[1]! + match[2]! };
}

function parentOf(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}
