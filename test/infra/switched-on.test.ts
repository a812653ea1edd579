import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#infra/create-app.ts';
import { loadTenant } from '#infra/tenants.ts';
import { createEmptyBundles } from '#test/support/empty-bundles.ts';
import { readTemplate, type Statement } from '#test/support/tenant-template.ts';

const acme = loadTenant('acme');
const expensive = { ...acme, features: { demo: false, firewall: true, ownKey: true } };

function synthesizeExpensive(outDir: string, spoil?: (stack: Stack) => void): void {
  const app = createApp({ outDir, houses: [{ tenant: expensive, bundles: createEmptyBundles(), release: '0.0.0' }] });
  if (spoil) spoil(app.node.findChild('steward-acme') as Stack);
  app.synth();
}

describe('a tenant with a firewall and a key of its own', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'steward-on-'));
  const read = (stack: string) =>
    readTemplate(JSON.parse(readFileSync(join(outDir, `${stack}.template.json`), 'utf8')), outDir);

  beforeAll(() => synthesizeExpensive(outDir), 60_000);

  it('gets the firewall from us-east-1 by a parameter', () => {
    const [firewall] = read('steward-acme-firewall').ofType('AWS::WAFv2::WebACL');
    expect(firewall?.Properties.Scope).toBe('CLOUDFRONT');
    const [distribution] = read('steward-acme').ofType('AWS::CloudFront::Distribution');
    expect(distribution?.Properties.DistributionConfig).toMatchObject({ WebACLId: { Ref: 'WebAclArn' } });
  });

  it('has its records encrypted with its key, which turns and outlives the stack', () => {
    const template = read('steward-acme');
    const [key] = template.ofType('AWS::KMS::Key');
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    const encrypted = template.resources.filter(
      ({ Type, Properties }) =>
        /Table$|Bucket$/.test(Type) && JSON.stringify(Properties).includes(String(key?.logicalId)),
    );
    expect(encrypted.map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'BucketsBackups',
      'BucketsFailures',
      'BucketsFiles',
      'BucketsInbox',
      'Table',
    ]);
  });

  it('lets every function use the key, as all of them touch what it encrypts', () => {
    const template = read('steward-acme');
    const users = template.ofType('AWS::Lambda::Function').filter((fn) => template.statementsOf(fn).some(usesKey));
    const all = template.ofType('AWS::Lambda::Function').map(({ logicalId }) => logicalId);
    const others = all.filter((id) => !users.some(({ logicalId }) => logicalId === id));
    expect(others).toEqual([]);
  });

  it('has no finding either', () => {
    expect(read('steward-acme').report.findings).toEqual([]);
  });
});

describe('a finding that nobody accepted', () => {
  it('stops the synthesis and is named with its place', () => {
    const outDir = mkdtempSync(join(tmpdir(), 'steward-spoilt-'));
    expect(() => synthesizeExpensive(outDir, (stack) => void new Bucket(stack, 'Careless'))).toThrow();
    const { findings } = readTemplate({ Resources: {}, Outputs: {} }, outDir).report;
    expect(findings.map(({ rule }) => rule)).toContain('AwsSolutions-S10');
    expect(findings.flatMap(({ constructs }) => constructs)).toContain('steward-acme/Careless/Resource');
  }, 60_000);
});

function usesKey({ actions }: Statement): boolean {
  return actions.some((action) => action.startsWith('kms:'));
}
