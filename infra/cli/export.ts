import { parseArgs } from 'node:util';
import { fetchArchive } from './fetch-archive.ts';
import { CommandError, runCommand } from './run-command.ts';

const usage = 'STEWARD_API_KEY=… npm run export -- --into ARCHIVE.zip [--url https://…]';

/**
 * `npm run export -- --into ARCHIVE.zip`: the whole workspace as an archive, of the stack that runs on this machine or, with
 * `--url`, of any. It asks as whoever made the key: with their rights, and in their history.
 */
await runCommand(async () => {
  const { into, url } = readArguments();
  const apiKey = process.env.STEWARD_API_KEY;
  if (!apiKey) throw new CommandError(`Give the key of an administrator (Users, API keys): ${usage}.`);
  await fetchArchive({ url, apiKey, into }, console.log);
  console.log(`${into} holds the workspace: npm run restore -- --file ${into} --into NAME`);
});

function readArguments(): { readonly into: string; readonly url: string } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { into: text, url: text }, strict: true });
    const url = values.url ?? `http://127.0.0.1:${process.env.PORT || '3000'}`;
    if (values.into && URL.canParse(url)) return { into: values.into, url };
  } catch {
    // Told below.
  }
  throw new CommandError(`Say into which file: ${usage}.`);
}
