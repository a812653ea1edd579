// Runs before anything is installed: plain JavaScript for Node 20, with no imports but Node's own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');
const nodeBinary = join(modules, '.bin/node');
const wantedNode = 24;

/** Debian packages that are not npm's business: command that shows they are there → packages that bring it. */
const java = { command: 'java', probe: ['-version'], packages: ['default-jre-headless'], usual: '30 to 90 s' };
const chromium = {
  command: 'chromium',
  probe: ['--version'],
  packages: ['chromium', 'fonts-dejavu-core'],
  usual: '30 to 120 s',
};

try {
  await installPackages();
  assertNode();
  if (process.env.DYNAMODB_ENDPOINT === undefined) await ensureProgram(java);
  if (process.argv.includes('--tests')) await ensureProgram(chromium);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Only when what is installed is not what the lock file says. */
async function installPackages() {
  if (isInstalled()) return;
  await run('npm', ['ci', '--no-audit', '--no-fund'], 'packages', '20 to 60 s, only when they change');
}

/** npm keeps a list of what it installed, written when it is done; packages of other platforms are not in it. */
function isInstalled() {
  const installed = readPackages(join(modules, '.package-lock.json'));
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')) ?? {});
  const isThere = ([path, { version, optional }]) =>
    path === '' || (optional === true && !installed[path]) || installed[path]?.version === version;
  return installed !== undefined && wanted.every(isThere);
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function assertNode() {
  const { stdout } = spawnSync(nodeBinary, ['--version'], { encoding: 'utf8' });
  if (stdout?.startsWith(`v${wantedNode}.`)) return;
  const found = stdout?.trim() || 'nothing';
  throw new Error(
    `Steward runs on Node ${wantedNode}, which npm installs for Linux; ${nodeBinary} is ${found} ` +
      `(${process.platform} ${process.arch}): install Node ${wantedNode} yourself and run npm start with it.`,
  );
}

async function ensureProgram({ command, probe, packages, usual }) {
  if (spawnSync(command, probe).status === 0) return;
  const names = packages.join(' ');
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(`${command} is missing: install it first (Debian and Ubuntu: sudo apt-get install ${names}).`);
  }
  await run('apt-get', ['update'], command, usual);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], command, usual);
}

/** Says every two seconds that it is still at work; what the program says is shown only when it fails. */
function run(command, args, what, usual) {
  const startedAt = Date.now();
  const tell = () => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(`  ${what.padEnd(13)} installing, ${seconds} s so far (usually ${usual})`);
  };
  tell();
  const timer = setInterval(tell, 2000);
  return new Promise((resolve, reject) => {
    let output = '';
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-4000);
      });
    }
    child.on('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve();
      else reject(new Error(`${output.trim()}\n${command} ${args[0]} failed (code ${code}): the lines above say why.`));
    });
  });
}
