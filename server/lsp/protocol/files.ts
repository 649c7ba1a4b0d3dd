/** What the server asks the client about files. */

/** The server asks the client for a file, such as the configuration beside an answer file. */
export const READ_FILE = 'unattend/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** null when there is no such file, or it cannot be read or is not UTF-8. */
export type ReadFileResult = { readonly text: string } | null;
