import { describe, expect, it } from 'vitest';
import { loadTemplate, logicalIdIn, tenantIds } from '#test/support/tenant-template.ts';

describe.each(tenantIds)('the monitoring of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const alarms = template.ofType('AWS::CloudWatch::Alarm');
  const [topic] = template.ofType('AWS::SNS::Topic');

  it.each(alarms)('tells somebody, and what it means: $logicalId', ({ Properties }) => {
    expect((Properties.AlarmActions as unknown[]).map(logicalIdIn)).toEqual([topic?.logicalId]);
    expect(Properties.AlarmDescription).toMatch(/\.$/);
  });

  it('watches the API, both consumers and the jobs', () => {
    const watched = alarms.map(({ Properties }) => Properties.MetricName);
    expect(watched.sort()).toEqual([
      '5xx',
      'ApproximateNumberOfMessagesVisible',
      'IteratorAge',
      'IteratorAge',
      'OnFailureDestinationDeliveredEventCount',
      'OnFailureDestinationDeliveredEventCount',
    ]);
  });

  it('stays among the ten alarms that an account has for nothing', () => {
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  it('counts what each consumer gave up on, which needs the counting switched on', () => {
    for (const { Properties } of template.ofType('AWS::Lambda::EventSourceMapping')) {
      expect(Properties.MetricsConfig).toEqual({ Metrics: ['EventCount'] });
    }
  });

  it('writes to the operator if the tenant has one', () => {
    const endpoints = template.ofType('AWS::SNS::Subscription').map(({ Properties }) => Properties.Endpoint);
    expect(endpoints).toEqual(tenantId === 'acme' ? ['operations@acme.example'] : []);
  });
});
