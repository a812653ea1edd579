import { describe, expect, it } from 'vitest';
import { readStartSettings } from '#infra/cli/start-settings.ts';

describe('readStartSettings', () => {
  it('has a default for everything, also for empty variables', () => {
    const expected = { tenantId: 'demo', port: 3000, dataDir: '/house/.local', demo: true };
    expect(readStartSettings({}, '/house')).toEqual(expected);
    const empty = { PORT: '', STEWARD_DATA: '', STEWARD_DEMO: '', STEWARD_TENANT: '' };
    expect(readStartSettings(empty, '/house')).toEqual(expected);
  });

  it('takes what is given', () => {
    const registry = 'http://127.0.0.1:4000';
    const env = { PORT: '0', STEWARD_DATA: '/data', STEWARD_DEMO: '0', STEWARD_TENANT: 'acme' };
    const expected = { tenantId: 'acme', port: 0, dataDir: '/data', demo: false };
    expect(readStartSettings(env, '/house')).toEqual(expected);
    expect(readStartSettings({ ...env, STEWARD_REGISTRY_FR: registry }, '/house')).toEqual({ ...expected, registry });
  });

  it.each(['-1', '65536', '3000x', '1e3', ' '])('refuses %j as a port, naming the variable', (PORT) => {
    expect(() => readStartSettings({ PORT }, '/house')).toThrow(/^PORT /);
  });

  it('refuses a switch that is neither 0 nor 1', () => {
    expect(() => readStartSettings({ STEWARD_DEMO: 'no' }, '/house')).toThrow(/^STEWARD_DEMO /);
  });
});
