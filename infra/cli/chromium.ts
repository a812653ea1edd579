import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const quietFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Error that says what to install, when there is no Chromium */
export async function launchChromium(): Promise<Browser> {
  const given = process.env.CHROMIUM;
  const executablePath = given ?? places.find((place) => existsSync(place));
  if (!executablePath)
    throw new Error('No Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM.');
  return chromium.launch({ executablePath, args: quietFlags });
}
