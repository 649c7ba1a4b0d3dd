/** One step of several in the editor: a list to pick from or a line to type, each with a back button. */
import {
  type Disposable,
  type QuickInput,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  window,
} from 'vscode';
import type { Question } from '../../server/lsp/protocol';
import { questionProblem } from './question-check';
import { BACK, type Step, type StepPlace } from './steps';

/** What a person did: an answer, the way back, or nothing. */
type Answer<Value> = Value | typeof BACK | undefined;

export interface ListItem<Value> extends QuickPickItem {
  /** Absent for a separator, and for what is shown but cannot be picked. */
  readonly value?: Value;
}

/** `active` is the value that the list begins with. */
export function pickOne<Value>(
  place: StepPlace,
  placeholder: string,
  items: readonly ListItem<Value>[],
  active?: Value,
): Promise<Answer<Value>> {
  const picker = window.createQuickPick<ListItem<Value>>();
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  keepOrder(picker);
  picker.items = items;
  const first = items.find(({ value }) => value !== undefined && value === active);
  // An empty list would leave no item active, and Enter without effect.
  if (first) picker.activeItems = [first];
  return shown(picker, place, (finish) => [
    picker.onDidAccept(() => {
      const value = picker.selectedItems[0]?.value;
      if (value !== undefined) finish(value);
    }),
  ]);
}

/**
 * Keeps the items in their order while a person types, the likeliest first; the editor sorts them by where their labels
 * match. The property is older than the API that describes it; an editor without it sorts as ever.
 */
export function keepOrder(picker: QuickPick<QuickPickItem>): void {
  Object.assign(picker, { sortByLabel: false });
}

export interface LineToType {
  readonly prompt: string;
  readonly value: string;
  readonly password?: boolean;
  /** What is wrong with a value, as a sentence. */
  readonly problem: (value: string) => string | undefined | Promise<string | undefined>;
}

export function typeLine(place: StepPlace, line: LineToType): Promise<Answer<string>> {
  const box = window.createInputBox();
  box.prompt = line.prompt;
  box.value = line.value;
  box.password = line.password ?? false;
  const check = async (): Promise<boolean> => {
    const { value } = box;
    const problem = await line.problem(value);
    if (box.value === value) box.validationMessage = problem;
    return problem === undefined && box.value === value;
  };
  return shown(box, place, (finish) => [
    box.onDidChangeValue(() => void check()),
    box.onDidAccept(async () => {
      if (await check()) finish(box.value);
    }),
  ]);
}

/** Values by the names of their questions. */
export type Values = Readonly<Record<string, string>>;

/** A step that asks a question of a building block. */
export function questionStep(question: Question): Step<Values> {
  return async (values, place) => {
    const { name, type } = question;
    // Nobody should take a secret that is in the list of blocks for everybody to read.
    const usual = type === 'secret' ? '' : question.default;
    const value = await askQuestion(question, values[name] ?? usual, place);
    return typeof value === 'string' ? { ...values, [name]: value } : value;
  };
}

function askQuestion(question: Question, value: string, place: StepPlace): Promise<Answer<string>> {
  const { title, type, choices } = question;
  if (choices && choices.length > 0) {
    const items = choices.map((choice) => ({ label: choice, value: choice }));
    return pickOne(place, title, items, value);
  }
  return typeLine(place, {
    prompt: title,
    value,
    password: type === 'secret',
    problem: (typed) => questionProblem(question, typed),
  });
}

/** Shows an input until it is answered, left by its back button, or put away. */
function shown<Value>(
  input: QuickInput & {
    buttons: readonly { readonly iconPath: unknown }[];
    onDidTriggerButton: (listener: (button: unknown) => void) => Disposable;
  },
  { title, step, totalSteps }: StepPlace,
  listen: (finish: (answer: Answer<Value>) => void) => readonly Disposable[],
): Promise<Answer<Value>> {
  input.title = title;
  // One step needs no count.
  if (totalSteps > 1) {
    input.step = step;
    input.totalSteps = totalSteps;
  }
  input.ignoreFocusOut = true; // a value is often looked up in another window
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const disposables: Disposable[] = [];
    const finish = (answer: Answer<Value>) => {
      resolve(answer);
      for (const disposable of disposables) disposable.dispose();
      input.dispose();
    };
    disposables.push(
      ...listen(finish),
      input.onDidTriggerButton((button) => button === QuickInputButtons.Back && finish(BACK)),
      input.onDidHide(() => finish(undefined)),
    );
    input.show();
  });
}
