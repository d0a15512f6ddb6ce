// Every npm script comes through here. Runs on Node 20 or 22 with nothing installed: installs what the lockfile names,
// then runs the wanted program under the Node that the lockfile pins. Only Node's own modules may be imported.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.listdesk-installed');
const HEARTBEAT_MS = 15_000;

/** Subcommand -> program (from the root) and the arguments that come before the caller's. */
const COMMANDS = {
  start: ['dev/start.ts'],
  test: ['dev/test.ts'],
  gulp: ['node_modules/gulp/bin/gulp.js', '--gulpfile', join(root, 'gulpfile.js'), '-L'],
  unit: ['node_modules/jest/bin/jest.js', '--config', join(root, 'jest.config.js')],
  journeys: ['dev/journeys/main.ts'],
  bench: ['dev/bench/main.ts'],
  mail: ['dev/bench/mail.ts'],
  cli: ['azure-functions/src/cli/main.ts'],
};

/** npm writes what it really installed into `.package-lock.json`: a tree that already satisfies the lockfile is left alone. */
function treeSatisfies(lockText) {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    const found = installed[path];
    return found ? found.version === wanted.version && existsSync(join(root, path)) : wanted.optional === true;
  });
}

async function install() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lockText).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (!treeSatisfies(lockText)) await npmCi();
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampFile, wanted);
}

/** Progress goes to stderr, so that a command's own output stays alone on stdout. */
async function npmCi() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stderr.write('Installing packages. The first time takes a few minutes.\n');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const args = [...npm.slice(1), 'ci', '--include=dev', '--ignore-scripts=false', '--loglevel=error', '--no-audit', '--no-fund'];
  const heartbeat = setInterval(() => process.stderr.write(`  still installing, ${seconds()} s so far\n`), HEARTBEAT_MS);
  const code = await ended(spawn(npm[0], args, { cwd: root, stdio: ['ignore', 2, 2], shell: npm.length === 1 && process.platform === 'win32' }));
  clearInterval(heartbeat);
  if (code !== 0) {
    process.stderr.write(`npm ci ended with ${code}. Mend what it names above (often the network or the registry setting of npm) and start again.\n`);
    process.exit(code || 1);
  }
  process.stderr.write(`Packages installed in ${seconds()} s.\n`);
}

/** The pinned Node, wherever the platform package put it; the Node that runs this file when that is a 22 itself. */
function pinnedNode() {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = [join(modules, 'node', 'bin', exe), join(modules, 'node', 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', exe)].find(
    (path) => existsSync(path) && spawnSync(path, ['--version']).status === 0,
  );
  if (found) return found;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === 22 && minor >= 18) return process.execPath;
  process.stderr.write(
    `The pinned Node 22 is not in node_modules and this is Node ${process.version}. Run "npm ci" with install scripts allowed, or use Node 22.\n`,
  );
  return process.exit(1);
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

async function run(command, args) {
  const target = COMMANDS[command];
  if (!target) {
    process.stderr.write(`Unknown command "${command ?? ''}". Known: ${Object.keys(COMMANDS).join(', ')}.\n`);
    return 2;
  }
  await install();
  const node = pinnedNode();
  const separator = process.platform === 'win32' ? ';' : ':';
  const child = spawn(node, ['--conditions=source', join(root, target[0]), ...target.slice(1), ...args], {
    stdio: 'inherit',
    // File names on the command line are relative to where the person stands, not to the root that npm goes to.
    cwd: command === 'cli' ? (process.env.INIT_CWD ?? process.cwd()) : root,
    // npm's own settings stay out, so that a program started by npm behaves like one started by hand.
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config)_/i.test(name))),
      NODE_COMPILE_CACHE: join(modules, '.cache', 'node'),
      PATH: [join(modules, '.bin'), dirname(node), process.env.PATH].join(separator),
    },
  });
  // A terminal sends Ctrl+C to the whole group; other senders reach this process only.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  return ended(child);
}

process.exitCode = await run(process.argv[2], process.argv.slice(3));
