import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyPatterns } from '#infra/constructs/table.ts';
import { type Entry, entries } from '#infra/entries.ts';
import { apiFunctions } from '#shared/model/routes/route.ts';
import { cellKey } from '#shared/store/keys/figures.ts';
import { auditKey, erasureKey, personEventKey } from '#shared/store/keys/history.ts';
import { checkpointKey, cleansingLineKey, importRowKey, jobKey } from '#shared/store/keys/jobs.ts';
import { pairKey } from '#shared/store/keys/matching.ts';
import {
  apiKeyKey,
  chosenColumnsKey,
  configurationKey,
  configurationVersionKey,
  departmentKey,
  heartbeatKey,
  roleKey,
  userKey,
  viewKey,
} from '#shared/store/keys/organisation.ts';
import { loadTemplate, type Statement, statementsIn, tenantIds } from '#test/support/tenant-template.ts';

const auditDenied = {
  effect: 'Deny',
  actions: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'],
  conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['H#*'] } },
};

describe.each(tenantIds)('the permissions of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const functions = template.ofType('AWS::Lambda::Function');
  const policies = template.ofType('AWS::IAM::Policy');
  const allowed = (entry: string) => allowedActions(template.statementsOf(template.functionOf(entry)));

  it.each(policies)('name every action: $logicalId', (policy) => {
    for (const { actions } of statementsIn(policy)) expect(actions.join()).not.toContain('*');
  });

  it.each(policies)('name every resource, but for X-Ray, which has none: $logicalId', (policy) => {
    const everywhere = statementsIn(policy).filter(({ resources }) => resources.includes('*'));
    for (const { actions } of everywhere) {
      expect(actions).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
    }
  });

  it('are given by no managed policy, which we would not see change', () => {
    for (const role of template.ofType('AWS::IAM::Role')) {
      expect(role.Properties.ManagedPolicyArns, role.logicalId).toBeUndefined();
    }
  });

  const privacy = template.functionOf('api/privacy').logicalId;
  it.each(functions.filter(({ logicalId }) => logicalId !== privacy))(
    'keep the audit append-only: $logicalId',
    (fn) => {
      const statements = template.statementsOf(fn);
      const writesAnywhere = statements.some(
        (statement) => isWrite(statement) && !hasLeadingKeys(statement) && !isOnScratch(statement),
      );
      const denials = statements.filter(
        ({ effect, actions }) => effect === 'Deny' && !actions.includes('dynamodb:PartiQLSelect'),
      );
      expect(denials).toMatchObject(writesAnywhere ? [auditDenied] : []);
    },
  );

  it('let the erasure of people, and nothing else, change events of the audit; nobody deletes any', () => {
    const changing = functions.filter((fn) =>
      template
        .statementsOf(fn)
        .some(
          ({ effect, actions, conditions }) =>
            effect === 'Allow' &&
            actions.includes('dynamodb:UpdateItem') &&
            conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']?.includes('H#*'),
        ),
    );
    expect(changing.map(({ logicalId }) => logicalId)).toEqual([privacy]);
    const statements = template.statementsOf(template.functionOf('api/privacy'));
    expect(statements.filter(({ effect }) => effect === 'Deny')).toMatchObject([
      { ...auditDenied, actions: ['dynamodb:DeleteItem'] },
    ]);
    const updates = statements.filter(
      ({ effect, actions }) => effect === 'Allow' && actions.includes('dynamodb:UpdateItem'),
    );
    expect(updates.map(({ conditions }) => conditions)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['H#*', 'ERASED'] } },
    ]);
  });

  it('let only jobs read the whole table', () => {
    const inUse = (fn: (typeof functions)[number]) => template.statementsOf(fn).filter((one) => !isOnScratch(one));
    const scanning = functions.filter((fn) => allowedActions(inUse(fn)).includes('dynamodb:Scan'));
    expect(scanning.map(({ logicalId }) => logicalId.replace(/Function.*/, '')).sort()).toEqual([
      'JobsBackup',
      'JobsCleansing',
      'JobsReconcile',
      'JobsReindex',
      'SubscribersCleansing',
      'SubscribersWorkspaceexports',
    ]);
  });

  it('let no statement read the whole table', () => {
    const reading = functions.filter((fn) =>
      allowedActions(template.statementsOf(fn)).includes('dynamodb:PartiQLSelect'),
    );
    expect(reading.length).toBeGreaterThan(0);
    for (const fn of reading) {
      const ofStatements = template
        .statementsOf(fn)
        .filter(({ actions }) => actions.includes('dynamodb:PartiQLSelect'));
      const allowed = ofStatements.filter(({ effect }) => effect === 'Allow').flatMap(({ resources }) => resources);
      const [denied, ...more] = ofStatements.filter(({ effect }) => effect === 'Deny');
      expect(more).toEqual([]);
      expect(denied?.conditions).toEqual({ Bool: { 'dynamodb:FullTableScan': 'true' } });
      expect(denied?.resources).toEqual(allowed);
    }
  });

  it('never narrow a Scan by keys, which it does not have', () => {
    for (const statement of policies.flatMap(statementsIn)) {
      if (statement.actions.includes('dynamodb:Scan')) expect(statement.conditions).toEqual({});
    }
  });

  it('let sign-in look up the hash of a key and note that it was, and neither read nor make anything else', () => {
    const statements = template.statementsOf(template.functionOf('api/auth'));
    const onTable = statements.filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')));
    expect(onTable.map(({ actions, conditions }) => [actions, conditions])).toEqual([
      [
        ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['KEY#*'] } },
      ],
      [['dynamodb:UpdateItem'], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ORG'] } }],
    ]);
    expect(allowed('api/auth').filter((action) => !/^(logs|xray|dynamodb):/.test(action))).toEqual([]);
  });

  it('let one function manage accounts of the user pool', () => {
    const managing = functions.filter((fn) =>
      allowedActions(template.statementsOf(fn)).some((action) => action.startsWith('cognito-idp:')),
    );
    expect(managing.map(({ logicalId }) => logicalId)).toEqual([template.functionOf('api/users').logicalId]);
  });

  const changing: readonly string[] = [
    'assignment',
    'attachments',
    'auth',
    'capture',
    'duplicates',
    'exports',
    'feeds',
    'fields',
    'imports',
    'jobs',
    'merges',
    'privacy',
    'quality',
    'records',
    'registry',
    'roles',
    'teamwork',
    'users',
    'views',
  ];
  it.each(apiFunctions.filter((name) => !changing.includes(name)))('let api/%s change nothing', (name) => {
    expect(template.statementsOf(template.functionOf(`api/${name}`)).filter(isWrite)).toEqual([]);
  });

  it.each([
    ['exports', [['JOB#*']]],
    ['jobs', [['JOB#*']]],
    // Besides, it notes what plans tell, and keeps mappings.
    ['imports', [['JOB#*'], ['H#*', 'TEMPLATES'], ['TEMPLATES']]],
  ])('let the %s API write items of background work, and hardly anything else', (name, groups) => {
    const writes = template.statementsOf(template.functionOf(`api/${name}`)).filter(isWrite);
    expect(writes.map(({ conditions }) => conditions)).toEqual(
      groups.map((keys) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } })),
    );
  });

  it('let files be kept and loaded, and looked for by those who read them', () => {
    const ofFiles = allowed('api/attachments').filter((action) => action.startsWith('s3:'));
    expect([...new Set(ofFiles)].toSorted()).toEqual([
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  it('let the fields of the workspace be written, with their history, by the function that keeps them', () => {
    const writes = template.statementsOf(template.functionOf('api/fields')).filter(isWrite);
    const keys = (...patterns: readonly string[]) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    });
    expect(writes).toMatchObject([
      { actions: ['dynamodb:PutItem'], conditions: keys('ORG', 'H#*') },
      { actions: ['dynamodb:UpdateItem'], conditions: keys('ORG') },
    ]);
  });

  it('let strangers add leads, and read none', () => {
    const keys = (...patterns: readonly string[]) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    });
    const statements = template.statementsOf(template.functionOf('api/capture'));
    expect(statements.filter(isWrite)).toMatchObject([
      { actions: ['dynamodb:PutItem'], conditions: keys('lea_*', 'H#*', 'IDEM#*') },
      { actions: ['dynamodb:UpdateItem'], conditions: keys('RATE#*') },
    ]);
    const reads = statements.filter(({ actions }) => actions.includes('dynamodb:GetItem'));
    expect(reads).toMatchObject([{ conditions: keys('ORG', 'IDEM#*') }]);
  });

  it('let views be written and nothing else by the function that keeps them', () => {
    const writes = template.statementsOf(template.functionOf('api/views')).filter(isWrite);
    const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['VIEWS'] } };
    expect(writes).toMatchObject([{ actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'], conditions }]);
  });

  it('let a backup be added, but neither read nor deleted, by the function that makes it', () => {
    const statements = template.statementsOf(template.functionOf('schedules/backup'));
    const onBackups = statements.filter(({ resources }) => JSON.stringify(resources).includes('BucketsBackups'));
    expect(allowedActions(onBackups).sort()).toEqual(['s3:ListBucket', 's3:PutObject']);
    const onFiles = statements.filter(({ resources }) => JSON.stringify(resources).includes('BucketsFiles'));
    expect([...new Set(allowedActions(onFiles))].sort()).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  it('let files be taken out of the inbox by the job of feeds alone', () => {
    const onInbox = (name: Entry) =>
      template
        .statementsOf(template.functionOf(name))
        .filter(({ resources }) => JSON.stringify(resources).includes('BucketsInbox'));
    const deployed = entries.filter((entry) => tenantId === 'demo' || entry !== 'commands/demo-data');
    expect(deployed.filter((entry) => onInbox(entry).length > 0)).toEqual(['schedules/feeds']);
    expect(allowedActions(onInbox('schedules/feeds')).sort()).toEqual([
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
    ]);
  });

  it('let a drill make and drop one table of a fixed name, read backups, and of the table in use change nothing of worth', () => {
    const statements = template.statementsOf(template.functionOf('schedules/restore-drill'));
    const making = statements.filter(({ actions }) => actions.some((action) => action.endsWith('Table')));
    expect(making.map(({ resources }) => JSON.stringify(resources))).toEqual([
      expect.stringMatching(new RegExp(`table/steward-${tenantId}-scratch"`)),
    ]);
    const onTable = statements.filter((statement) => isWrite(statement) && !isOnScratch(statement));
    const keys = onTable.map(({ conditions }) => conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
    expect(keys.flat()).toEqual(['JOB#*', 'CFG#health', 'JOB#*']);
    expect(
      allowed('schedules/restore-drill')
        .filter((action) => action.startsWith('s3:'))
        .sort(),
    ).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  it('let the command that restores make tables of its own, drop none, and change nothing in the one in use', () => {
    const statements = template.statementsOf(template.functionOf('commands/restore'));
    expect(statements.filter((statement) => isWrite(statement) && !isOnScratch(statement))).toEqual([]);
    expect(allowed('commands/restore')).not.toContain('dynamodb:DeleteTable');
    const making = statements.filter(({ actions }) => actions.includes('dynamodb:CreateTable'));
    expect(making.map(({ resources }) => JSON.stringify(resources))).toEqual([
      expect.stringMatching(new RegExp(`table/steward-${tenantId}-restored-\\*"`)),
    ]);
  });

  it('let two functions plan the files of imports, and one write those of exports that another reads', () => {
    const s3 = (entry: string) => allowed(entry).filter((action) => action.startsWith('s3:'));
    expect(s3('api/imports').sort()).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
    expect(s3('events/imports').sort()).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
    expect(s3('api/exports').sort()).toEqual(['s3:GetObject', 's3:ListBucket']);
    expect(s3('events/exports').sort()).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
  });
});

describe('the patterns of keys in grants', () => {
  it.each([
    [keyPatterns.organisation, [userKey('x').pk, departmentKey('x').pk, roleKey('x').pk]],
    [keyPatterns.configuration, [configurationKey.pk, configurationVersionKey('x', 1).pk]],
    [keyPatterns.heartbeats, [heartbeatKey('x').pk]],
    [
      keyPatterns.jobs,
      [jobKey('x').pk, checkpointKey('x', 1).pk, importRowKey('x', 1).pk, cleansingLineKey('x', 'y').pk],
    ],
    [keyPatterns.pairs, [pairKey('x', 'y').pk]],
    [keyPatterns.aggregates, [cellKey({ report: 'x', grouping: 'y', currency: 'EUR' }, '2026-11').pk]],
    [keyPatterns.audit, [auditKey('x', 1).pk, personEventKey('x', '2026-11-20', 'y').pk]],
    [keyPatterns.apiKeys, [apiKeyKey('x').pk]],
    [keyPatterns.views, [viewKey('x', 1).pk, chosenColumnsKey('x', 'companies').pk]],
    [keyPatterns.erasures, [erasureKey('x').pk]],
  ])('%s meets the keys that the store builds', (pattern, keys) => {
    for (const key of keys) expect(matchesGlob(key, pattern)).toBe(true);
  });
});

function allowedActions(statements: readonly Statement[]): string[] {
  return statements.filter(({ effect }) => effect === 'Allow').flatMap(({ actions }) => actions);
}

function isWrite({ effect, actions }: Statement): boolean {
  return effect === 'Allow' && actions.some((action) => /^dynamodb:(Put|Update|Delete|BatchWrite)/.test(action));
}

/** The table that a drill makes for itself, or one that a backup is restored into. */
function isOnScratch({ resources }: Statement): boolean {
  return resources.every((resource) => JSON.stringify(resource).match(/-(scratch|restored-\*)"\]\]\}$/));
}

function hasLeadingKeys({ conditions }: Statement): boolean {
  return conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] !== undefined;
}
