/** What of the editor's own module the tested parts of the client use: texts as written, inputs that a test answers. */

export const env = { language: 'en', clipboard: { writeText: async (_: string) => undefined } };

export const l10n = {
  /** Translations by their English texts; set by the test, like the language. */
  bundle: undefined as Readonly<Record<string, string>> | undefined,
  t: (message: string, ...values: readonly (string | number)[]): string =>
    (l10n.bundle?.[message] ?? message).replace(/\{(\d+)\}/g, (gap, index: string) =>
      String(values[Number(index)] ?? gap),
    ),
};

export {
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  Range,
  TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from './vscode-files';

export const commands = {
  /** Those that the tested parts have registered. */
  registered: new Map<string, (...args: never[]) => unknown>(),
  registerCommand(name: string, run: (...args: never[]) => unknown) {
    commands.registered.set(name, run);
    return { dispose: () => commands.registered.delete(name) };
  },
};

export const extensions = { getExtension: () => undefined };

export const languages = {};

/** Parts that only the real editor has; the code that uses them is not run here. */
export const [Position, Selection, TabInputText, TextEdit] = [class {}, class {}, class {}, class {}];
export const [CancellationTokenSource, TextEditorRevealType, ViewColumn] = [class {}, {}, {}];

export const QuickInputButtons = { Back: { id: 'back' } };
export const QuickPickItemKind = { Separator: -1, Default: 0 };

/** An input on the screen. */
export interface ShownInput {
  readonly title: string;
  readonly placeholder?: string;
  readonly prompt?: string;
  readonly password?: boolean;
  readonly validationMessage?: string;
  readonly items?: readonly { readonly label: string; readonly kind?: number }[];
  readonly activeItems?: readonly unknown[];
  readonly buttons: readonly unknown[];
  value: string;
  accept(item?: unknown): void;
  back(): void;
}

/** Answers each input that is shown; set by the test. */
export const person: { sees: (input: ShownInput) => void } = { sees: () => undefined };

export const window = {
  createQuickPick: createInput,
  createInputBox: createInput,
  /** What the person was told. */
  messages: [] as string[],
  showErrorMessage: async (message: string) => void window.messages.push(message),
  showWarningMessage: async (message: string) => void window.messages.push(message),
  showTextDocument: async () => undefined,
  setStatusBarMessage: () => undefined,
  /** Picks an item; set by the test. */
  showQuickPick: async (_: readonly { readonly id: string }[]): Promise<unknown> => undefined,
};

function createInput() {
  const accepts: (() => void)[] = [];
  const presses: ((button: unknown) => void)[] = [];
  const input = {
    title: '',
    value: '',
    buttons: [] as unknown[],
    selectedItems: [] as unknown[],
    accept: (item?: unknown) => {
      if (item !== undefined) input.selectedItems = [item];
      for (const listener of accepts) listener();
    },
    back: () => {
      for (const listener of presses) listener(QuickInputButtons.Back);
    },
    onDidAccept: (listener: () => void) => listen(accepts, listener),
    onDidTriggerButton: (listener: (button: unknown) => void) => listen(presses, listener),
    onDidChangeValue: () => ({ dispose: () => undefined }),
    onDidHide: () => ({ dispose: () => undefined }),
    show: () => setImmediate(() => person.sees(input)),
    dispose: () => undefined,
  };
  return input;
}

function listen<Listener>(listeners: Listener[], listener: Listener): { dispose: () => void } {
  listeners.push(listener);
  return { dispose: () => void listeners.splice(listeners.indexOf(listener), 1) };
}
