import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseUsers, readFirstLoad } from '#infra/cli/first-load.ts';
import { writeHints } from '#infra/cli/hints.ts';
import { demoPassword } from '#shared/model/demo-users.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'steward-load-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the first load', () => {
  it('is done again as long as its marker is absent or cut', () => {
    expect(readFirstLoad(dataDir)).toBeUndefined();
    writeFileSync(join(dataDir, 'first-load.json'), '{"users": [');
    expect(readFirstLoad(dataDir)).toBeUndefined();
    writeFileSync(join(dataDir, 'first-load.json'), '{"users": []}');
    expect(readFirstLoad(dataDir)).toEqual({ users: [] });
  });

  it('gives a tenant without demonstration one administrator of its own', () => {
    expect(chooseUsers('acme', false)).toMatchObject([{ email: 'admin@acme.local', roles: ['administrator'] }]);
    expect(chooseUsers('demo', true)).toHaveLength(5);
  });
});

describe('writeHints', () => {
  it('names every user, the password and where the data are; the tour only with demo data', () => {
    const users = chooseUsers('demo', true);
    const hints = writeHints({ users, records: { companies: 302 } }, '/elsewhere/data').join('\n');
    for (const { email } of users) expect(hints).toContain(email);
    expect(hints).toContain(demoPassword);
    expect(hints).toContain('/elsewhere/data/');
    expect(hints).toContain('Two minutes');
    expect(writeHints({ users: chooseUsers('acme', false) }, '/elsewhere').join('\n')).not.toContain('Two minutes');
  });
});
