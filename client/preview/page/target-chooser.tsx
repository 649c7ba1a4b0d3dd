/** Chooses the Windows and the computer of the preview; the file and its findings stay as they are. */
import type { PlanChoice, ReportedPlan } from '../../../server/lsp/protocol';
import { fill, sizeText } from '../wording';
import { DISK_SIZES, FIRMWARES, WINDOWS } from './choices';
import { words } from './words';

const { target } = words;
const WAYS_IN = Object.entries(target.waysIn);

interface ChooserProps {
  readonly plan: ReportedPlan;
  readonly choice: PlanChoice;
  readonly onChoose: (choice: PlanChoice) => void;
}

export function TargetChooser({ plan, choice, onChoose }: ChooserProps) {
  const choose = (name: keyof PlanChoice, value: string | number | undefined) => {
    const { [name]: _, ...others } = choice;
    onChoose(value === undefined ? others : { ...others, [name]: value });
  };
  const found = nameIn(WAYS_IN, plan.wayIn);
  return (
    <fieldset class="chooser">
      <legend>{target.title}</legend>
      <Chooser
        label={target.windows}
        value={choice.windows}
        none={fromFile(nameIn(WINDOWS, plan.target.windows))}
        options={WINDOWS}
        onChange={(value) => choose('windows', value)}
      />
      <Chooser
        label={target.firmware}
        value={choice.firmware}
        none={fromFile(nameIn(FIRMWARES, plan.target.firmware))}
        options={FIRMWARES}
        onChange={(value) => choose('firmware', value)}
      />
      <Chooser
        label={target.diskSize}
        value={choice.diskSizeMB === undefined ? undefined : String(choice.diskSizeMB)}
        none={
          choice.diskSizeMB === undefined
            ? fill(target.withRoomHere, sizeText(words, plan.diskSizeMB))
            : target.withRoom
        }
        options={DISK_SIZES.map((size) => [String(size * 1024), sizeText(words, size * 1024)])}
        onChange={(value) => choose('diskSizeMB', value === undefined ? undefined : Number(value))}
      />
      <Chooser
        label={target.wayIn}
        value={choice.wayIn}
        none={choice.wayIn === undefined ? fromFile(found) : target.asFound}
        options={WAYS_IN}
        onChange={(value) => choose('wayIn', value)}
      />
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string | undefined;
  /** What is taken without a choice. */
  readonly none: string;
  readonly options: readonly (readonly [id: string, name: string])[];
  readonly onChange: (value: string | undefined) => void;
}

function Chooser({ label, value, none, options, onChange }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      >
        <option value="">{none}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function fromFile(found: string | undefined): string {
  return found === undefined ? target.unknown : fill(target.found, found);
}

function nameIn(names: readonly (readonly [string, string])[], id: string | undefined): string | undefined {
  return names.find(([known]) => known === id)?.[1];
}
