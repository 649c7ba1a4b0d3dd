/** Running other programs. */
import { spawn, spawnSync } from 'node:child_process';
import { Obstacle } from './report.mjs';

const ON_WINDOWS = process.platform === 'win32';

/**
 * Runs npm and shows what it prints; ends the script when it fails.
 * @param {readonly string[]} args
 * @param {string} directory
 */
export function npm(args, directory) {
  const { status } = spawnSync('npm', args, { cwd: directory, stdio: 'inherit', shell: ON_WINDOWS });
  if (status !== 0)
    throw new Obstacle(`"npm ${args.join(' ')}" failed in ${directory}; its output above says why.`);
}

/**
 * The same for a step that is interesting only when it fails.
 * @param {readonly string[]} args
 * @param {string} directory
 */
export function npmQuietly(args, directory) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: directory,
    encoding: 'utf8',
    shell: ON_WINDOWS,
  });
  if (status !== 0) throw new Obstacle(`"npm ${args.join(' ')}" failed in ${directory}:\n${stdout}${stderr}`);
}

/**
 * Installs packages without running their scripts: what is wanted of them is in the packages themselves.
 * @param {readonly string[]} packages
 * @param {string} directory
 */
export function installPackages(packages, directory) {
  npm(
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    directory,
  );
}

/**
 * Whether a program is there and says its version.
 * @param {string} program
 */
export function isRunnable(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', shell: ON_WINDOWS }).status === 0;
}

/**
 * Starts a program that talks to the terminal itself.
 * @param {string} program
 * @param {readonly string[]} args
 */
export function launch(program, args) {
  // On Windows `code` is a batch file: only a shell runs it, and a shell wants quotes around a path with a space.
  const quoted = ON_WINDOWS ? args.map((arg) => `"${arg}"`) : args;
  spawn(program, quoted, { stdio: 'inherit', shell: ON_WINDOWS });
}
