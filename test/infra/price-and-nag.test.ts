import { describe, expect, it } from 'vitest';
import { loadTemplate, tenantIds } from '#test/support/tenant-template.ts';

/** What AWS charges for by the month, used or not. */
const fixedPrices = [
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPCEndpoint',
  'AWS::KMS::Key',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBInstance',
  'AWS::SecretsManager::Secret',
  'AWS::WAFv2::WebACL',
];

describe.each(tenantIds)('the bill of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);

  it('is nothing while nobody works', () => {
    expect(template.resources.filter(({ Type }) => fixedPrices.includes(Type))).toEqual([]);
    const reserved = template.resources.filter(({ Properties }) => 'ProvisionedThroughput' in Properties);
    expect(reserved).toEqual([]);
  });

  it('has no finding of cdk-nag, and a reason for each that was accepted', () => {
    expect(template.report.findings).toEqual([]);
    expect(template.report.acknowledged.length).toBeGreaterThan(0);
    for (const { rule, reason } of template.report.acknowledged) expect(reason, rule).toMatch(/^[A-Z].{20,}\.$/);
  });
});
