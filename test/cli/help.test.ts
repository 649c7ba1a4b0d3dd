/** Help, manual and the table of commands say the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseArguments } from '../../server/cli/arguments';
import { COMMANDS } from '../../server/cli/commands';
import { UsageError } from '../../server/cli/io';
import { runIn } from '../support/command-line';

const page = readFileSync('docs/command-line.md', 'utf8');

/** The section of the page about a command. */
function sectionOf(name: string): string {
  const [, section] = new RegExp(`\\n## ${name}\\n(.*?)(?=\\n## )`, 's').exec(page)!;
  return section!;
}

describe('the help of', () => {
  for (const [name, { options, usage, examples, statuses }] of Object.entries(COMMANDS)) {
    describe(name, () => {
      it('has every option and no other, as does the page', async () => {
        const { status, output } = await runIn({}, [name, '--help']);
        assert.equal(status, 0);
        const names = Object.keys(options);
        const inHelp = [...output.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, option]) => option);
        const inPage = [...sectionOf(name).matchAll(/^\| `--([a-z-]+)/gm)].map(([, option]) => option);
        assert.deepEqual(inHelp, names);
        assert.deepEqual(inPage, names);
      });

      it('fits into a terminal, but for what can be copied', async () => {
        const { output } = await runIn({}, [name, '--help']);
        const copied = new Set([
          ...usage.map((line) => `unattend ${line}`),
          ...examples.map(({ command }) => `    ${command}`),
        ]);
        for (const line of output.split('\n')) assert.ok(line.length <= 80 || copied.has(line), line);
      });

      it('has ways to call it, examples and statuses', async () => {
        const { output } = await runIn({}, [name, '--help']);
        assert.ok(output.startsWith(`unattend ${name}`));
        assert.ok(examples.length > 0);
        for (const { command } of examples)
          assert.ok(output.includes(command) && sectionOf(name).includes(command));
        for (const status of Object.keys(statuses))
          assert.match(output, new RegExp(`^ {2}${status} {2}\\S`, 'm'));
      });

      it('has examples whose options exist', () => {
        for (const { command } of examples) {
          const call = /(?:^|[|(] ?)unattend (\S+)([^|<>)]*)/.exec(command.replace('$(', '('))!;
          assert.equal(call[1], name, command);
          parseArguments(call[2]!.trim().split(/\s+/), options);
        }
        assert.throws(() => parseArguments(['--no-such-option'], options), UsageError);
      });
    });
  }

  it('all commands lists them, as does the page', async () => {
    const { output } = await runIn({}, ['--help']);
    for (const [name, { summary }] of Object.entries(COMMANDS)) {
      assert.ok(
        output.includes(`  ${name.padEnd(10)}  `) && output.replace(/\s+/g, ' ').includes(summary),
        name,
      );
      assert.ok(page.includes(`- [\`${name}\`](#${name}): ${summary}\n`));
    }
  });
});
