import { describe, expect, it } from 'vitest';
import { streamNames, subscriberNames } from '#infra/entries.ts';
import { loadTenant } from '#infra/tenants.ts';
import { jobNames } from '#shared/model/jobs.ts';
import { loadTemplate, logicalIdIn, type Statement, statementsIn, tenantIds } from '#test/support/tenant-template.ts';

describe.each(tenantIds)('the events of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const tenant = loadTenant(tenantId);
  const [deadLetters] = template.ofType('AWS::SQS::Queue');
  const mappings = template.ofType('AWS::Lambda::EventSourceMapping');
  const schedules = template.ofType('AWS::Scheduler::Schedule');

  it('of the table are read by the two consumers and no third', () => {
    const readers = mappings.map(({ Properties }) => logicalIdIn(Properties.FunctionName));
    expect(readers.sort()).toEqual(streamNames.map((name) => template.functionOf(`streams/${name}`).logicalId).sort());
  });

  it.each(mappings)(
    'of the table never get stuck behind a poisoned record: $logicalId',
    ({ Properties, logicalId }) => {
      const wanted = logicalId.includes('Reports') ? '"REC",{"prefix":"~DUP#"}' : '"REC"';
      expect(Properties).toMatchObject({
        BatchSize: 500,
        MaximumBatchingWindowInSeconds: 0,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 8,
        MaximumRecordAgeInSeconds: 6 * 60 * 60,
        StartingPosition: 'TRIM_HORIZON',
        FilterCriteria: { Filters: [{ Pattern: `{"dynamodb":{"Keys":{"sk":{"S":[${wanted}]}}}}` }] },
      });
      const { OnFailure } = Properties.DestinationConfig as { OnFailure: { Destination: unknown } };
      expect(logicalIdIn(OnFailure.Destination)).toMatch(/^BucketsFailures/);
    },
  );

  it.each(jobNames)('start %s at the time and in the zone of the tenant', (job) => {
    const schedule = schedules.find(({ Properties }) => targetOf(Properties).Input.includes(`"${job}"`));
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: tenant.schedules[job],
      ScheduleExpressionTimezone: tenant.timeZone,
    });
    // Every attempt knows by it that it is the same run.
    expect(JSON.parse(targetOf(schedule?.Properties).Input).detail.at).toBe('<aws.scheduler.scheduled-time>');
    expect(logicalIdIn(targetOf(schedule?.Properties).Arn)).toBe(template.functionOf(`schedules/${job}`).logicalId);
  });

  it.each(schedules)('of a schedule that cannot be delivered are kept: $logicalId', ({ Properties }) => {
    expect(logicalIdIn(targetOf(Properties).DeadLetterConfig.Arn)).toBe(deadLetters?.logicalId);
  });

  it('of each schedule are sent by a role of its own that may start its one function', () => {
    const roles = schedules.map(({ Properties }) => logicalIdIn(targetOf(Properties).RoleArn));
    expect(new Set(roles).size).toBe(jobNames.length);
    for (const { Properties } of schedules) {
      const target = targetOf(Properties);
      expect(allowedTo(logicalIdIn(target.RoleArn), 'lambda:InvokeFunction')).toEqual([logicalIdIn(target.Arn)]);
    }
  });

  it.each(jobNames)('ask for %s over the bus as well', (job) => {
    const rules = template.ofType('AWS::Events::Rule');
    const asking = rules.filter(({ Properties }) =>
      JSON.stringify(Properties.EventPattern).includes(`"job":["${job}"]`),
    );
    expect(asking.map(({ Properties }) => Properties.EventPattern)).toEqual([
      { source: ['steward.jobs'], 'detail-type': ['job.requested'], detail: { job: [job] } },
    ]);
    const targets = asking[0]?.Properties.Targets as { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[];
    expect(targets.map(({ Arn }) => logicalIdIn(Arn))).toEqual([template.functionOf(`schedules/${job}`).logicalId]);
    expect(logicalIdIn(targets[0]?.DeadLetterConfig.Arn)).toBe(deadLetters?.logicalId);
  });

  it.each(jobNames)('that %s failed on three times are kept', (job) => {
    const { logicalId } = template.functionOf(`schedules/${job}`);
    const configured = template
      .ofType('AWS::Lambda::EventInvokeConfig')
      .find(({ Properties }) => logicalIdIn(Properties.FunctionName) === logicalId);
    expect(configured?.Properties.MaximumRetryAttempts).toBe(2);
    expect(JSON.stringify(configured?.Properties.DestinationConfig)).toContain(deadLetters?.logicalId);
  });

  it.each(subscriberNames)(
    'wake the work on %s, which goes on after a failure, and are kept after the third',
    (name) => {
      const { logicalId } = template.functionOf(`events/${name}`);
      const rules = template.ofType('AWS::Events::Rule');
      const waking = rules.filter(({ Properties }) => JSON.stringify(Properties.Targets).includes(`"${logicalId}"`));
      expect(waking.map(({ Properties }) => Properties.EventPattern)).toEqual([
        { source: [`steward.${name}`], 'detail-type': [`${name.replace(/s$/, '')}.requested`] },
      ]);
      const configured = template
        .ofType('AWS::Lambda::EventInvokeConfig')
        .find(({ Properties }) => logicalIdIn(Properties.FunctionName) === logicalId);
      expect(configured?.Properties.MaximumRetryAttempts).toBe(2);
      expect(JSON.stringify(configured?.Properties.DestinationConfig)).toContain(deadLetters?.logicalId);
    },
  );

  function allowedTo(role: string, action: string): string[] {
    const owned = template
      .ofType('AWS::IAM::Policy')
      .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${role}"`));
    const granted: Statement[] = owned.flatMap(statementsIn).filter(({ actions }) => actions.includes(action));
    return granted.flatMap(({ resources }) => resources.map(logicalIdIn));
  }
});

interface ScheduleTarget {
  readonly Arn: unknown;
  readonly RoleArn: unknown;
  readonly Input: string;
  readonly DeadLetterConfig: { readonly Arn: unknown };
}

function targetOf(schedule: Readonly<Record<string, unknown>> | undefined): ScheduleTarget {
  return schedule?.Target as ScheduleTarget;
}
