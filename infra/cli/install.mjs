// Runs before anything is installed: plain JavaScript for Node 20, with no imports but Node's own.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.cache/steward/installed');
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

/** Only when the lock file is another one than at the last time. */
async function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await run('npm', ['ci', '--no-audit', '--no-fund'], 'packages', '20 to 60 s, only when they change');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
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
