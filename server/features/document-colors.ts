/** Colours: the values that a schema describes as `0xAARRGGBB` or `0xAABBGGRR`. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { meaningOf } from '../answer-file/locate';
import type { TextRange } from '../syntax/nodes';
import { elementAt } from '../syntax/query';

/** Each part from 0 to 1. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export interface ColorValue {
  readonly range: TextRange;
  readonly color: Color;
}

export function documentColors(file: AnswerFile): readonly ColorValue[] {
  return file.settings.flatMap((setting) => {
    const color = colorOf(setting);
    return color ? [{ range: setting.valueRange, color }] : [];
  });
}

/** How the setting whose value begins at `offset` spells a colour; undefined where no colour belongs. */
export function spellColor(
  file: AnswerFile,
  offset: number,
  { red, green, blue, alpha }: Color,
): string | undefined {
  const element = elementAt(file.tree, offset) ?? elementAt(file.tree, offset + 1);
  const meaning = meaningOf(file, element);
  const order = meaning?.kind === 'setting' ? channelOrder(meaning.setting) : undefined;
  if (!order) return undefined;
  const parts = order === 'AARRGGBB' ? [alpha, red, green, blue] : [alpha, blue, green, red];
  return `0x${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

type ChannelOrder = 'AARRGGBB' | 'AABBGGRR';

/** The vocabulary has no word for colours; the description of each of these settings tells how it is written. */
function channelOrder({ schema }: Setting): ChannelOrder | undefined {
  return /`0x(AARRGGBB|AABBGGRR)`/.exec(schema?.description ?? '')?.[1] as ChannelOrder | undefined;
}

function colorOf(setting: Setting): Color | undefined {
  const digits = /^0x([0-9a-f]{8})$/i.exec(setting.value)?.[1];
  const order = digits && channelOrder(setting);
  if (!order) return undefined;
  const [alpha, first, green, last] = [0, 2, 4, 6].map(
    (at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255,
  );
  const isRedFirst = order === 'AARRGGBB';
  return {
    alpha: alpha!,
    red: isRedFirst ? first! : last!,
    green: green!,
    blue: isRedFirst ? last! : first!,
  };
}
