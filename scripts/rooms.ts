/** The rooms of the project and the doors between them, as the imports have them: a drawing for docs/architecture.md. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Which rooms each room imports from. */
export type Doors = ReadonlyMap<string, ReadonlySet<string>>;

/** A page with the drawing of the project in the working directory in place of the one that it has. */
export function withDrawing(page: string): string {
  return page.replace(DRAWING, () => `\`\`\`mermaid\n${drawRooms(doorsOf(process.cwd()))}\`\`\``);
}

const DRAWING = /```mermaid\nflowchart.*?```/s;

/** Runs dependency-cruiser over the client and the server below `folder`. */
export function cruise(folder: string, ...options: readonly string[]) {
  const config = `${process.cwd()}/.dependency-cruiser.cjs`;
  const { status, stdout } = spawnSync(
    process.execPath,
    [cruiser, '--config', config, ...options, 'server', 'client'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return { status, output: stdout };
}

const cruiser = fileURLToPath(import.meta.resolve('dependency-cruiser')).replace(
  /src[\\/]main[\\/].*$/,
  'bin/dependency-cruise.mjs',
);

/** A room is a folder of the server, one of its entry points, the protocol, the whole client, or the data. */
export function doorsOf(folder: string): Doors {
  const { output } = cruise(folder, '--output-type', 'json');
  const { modules } = JSON.parse(output) as {
    readonly modules: readonly {
      readonly source: string;
      readonly dependencies: readonly { readonly resolved: string }[];
    }[];
  };
  const doors = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === undefined) continue;
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to === undefined || to === from) continue;
      doors.set(from, (doors.get(from) ?? new Set()).add(to));
    }
  }
  return doors;
}

function roomOf(path: string): string | undefined {
  if (path === 'unattend:schemas') return 'schemas, snippets';
  return /^server\/lsp\/protocol|^server\/[^/]+|^client(?=\/)/.exec(path)?.[0];
}

/** In Mermaid's language; a door that others lead to all the same is left out. */
export function drawRooms(doors: Doors): string {
  const names = new Set([...doors].flatMap(([from, rooms]) => [from, ...rooms]));
  const rooms = [...names].map((name) => `  ${idOf(name)}["${name}"]`);
  const arrows = [...doors].flatMap(([from, all]) =>
    [...all]
      .filter((to) => ![...all].some((other) => other !== to && leadsTo(doors, other, to)))
      .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
  );
  return ['flowchart TD', ...rooms.sort(), ...arrows.sort(), ''].join('\n');
}

function leadsTo(doors: Doors, from: string, to: string): boolean {
  return [...(doors.get(from) ?? [])].some((room) => room === to || leadsTo(doors, room, to));
}

function idOf(room: string): string {
  return room.replace(/\W+/g, '_');
}
