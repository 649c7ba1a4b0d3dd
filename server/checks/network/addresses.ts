/** IP addresses as they stand in an answer file. */

export interface IpAddress {
  readonly version: 4 | 6;
  /** The four numbers, or the eight groups of 16 bits. */
  readonly parts: readonly number[];
  /** The number of bits behind the slash; undefined when there is none. */
  readonly prefix: number | undefined;
}

/** Reads `192.0.2.10/24` or `2001:db8::1/64`; undefined when it is not an address. */
export function readIpAddress(text: string): IpAddress | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim());
  if (!match) return undefined;
  const prefix = match[2] === undefined ? undefined : Number(match[2]);
  const version = match[1]!.includes(':') ? 6 : 4;
  const parts = version === 4 ? readIpv4(match[1]!) : readIpv6(match[1]!);
  if (!parts || (prefix ?? 0) > (version === 4 ? 32 : 128)) return undefined;
  return { version, parts, prefix };
}

function readIpv4(text: string): readonly number[] | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.every((part) => part <= 255) ? parts : undefined;
}

function readIpv6(text: string): readonly number[] | undefined {
  const [address = ''] = text.split('%');
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':').flatMap(readGroup)));
  const groups = [...head!, ...(tail ?? [])];
  if (groups.some(Number.isNaN)) return undefined;
  if (tail === undefined) return groups.length === 8 ? groups : undefined;
  if (groups.length > 7) return undefined;
  return [...head!, ...Array<number>(8 - groups.length).fill(0), ...tail];
}

/** One group of 16 bits; the last 32 bits may be written as an IPv4 address. */
function readGroup(group: string): readonly number[] {
  const embedded = readIpv4(group);
  if (embedded) return [embedded[0]! * 256 + embedded[1]!, embedded[2]! * 256 + embedded[3]!];
  return [/^[0-9a-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN];
}
