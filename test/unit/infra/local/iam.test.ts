import { describe, expect, it } from 'vitest';
import { type AccessRequest, compileStatement, decide, loadPolicies } from '#infra/local/iam.ts';
import { resolveStack } from '#infra/local/template.ts';

const table = 'arn:aws:dynamodb:eu-west-3:0:table/goods';

function decideWith(statements: readonly object[], request: AccessRequest) {
  const compiled = statements.map((statement) => compileStatement({ Effect: 'Allow', ...statement }, 'Role'));
  return decide(compiled, request);
}

function withKeys(action: string, ...keys: string[]): AccessRequest {
  return { action, resource: table, context: { 'dynamodb:LeadingKeys': keys } };
}

describe('identity policies', () => {
  const read = { Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: [table, `${table}/index/*`] };

  it.each<[string, AccessRequest, string]>([
    ['a granted action', { action: 'dynamodb:GetItem', resource: table }, 'allowed'],
    ['a granted index', { action: 'dynamodb:Query', resource: `${table}/index/gsi1` }, 'allowed'],
    ['an action nobody granted', { action: 'dynamodb:PutItem', resource: table }, 'not granted'],
    ['another resource', { action: 'dynamodb:GetItem', resource: `${table}2` }, 'not granted'],
  ])('%s', (_name, request, expected) => {
    expect(decideWith([read], request)).toBe(expected);
  });

  it('lets a deny win over an allow', () => {
    const all = { Action: 'dynamodb:*', Resource: '*' };
    const deny = { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: table };
    expect(decideWith([all, deny], { action: 'dynamodb:DeleteItem', resource: table })).toBe('denied');
    expect(decideWith([all, deny], { action: 'dynamodb:PutItem', resource: table })).toBe('allowed');
  });

  it('grants by leading keys only when every key matches', () => {
    const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['USR#*', 'CFG*'] } };
    const statement = { Action: 'dynamodb:BatchGetItem', Resource: table, Condition };
    expect(decideWith([statement], withKeys('dynamodb:BatchGetItem', 'USR#1', 'CFG'))).toBe('allowed');
    expect(decideWith([statement], withKeys('dynamodb:BatchGetItem', 'USR#1', 'REC#1'))).toBe('not granted');
  });

  it('denies when any leading key matches', () => {
    const all = { Action: 'dynamodb:*', Resource: '*' };
    const Condition = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': 'H#*' } };
    const deny = { Effect: 'Deny', Action: ['dynamodb:UpdateItem'], Resource: table, Condition };
    expect(decideWith([all, deny], withKeys('dynamodb:UpdateItem', 'x', 'H#1'))).toBe('denied');
    expect(decideWith([all, deny], withKeys('dynamodb:UpdateItem', 'x'))).toBe('allowed');
    expect(decideWith([all, deny], { action: 'dynamodb:UpdateItem', resource: table })).toBe('allowed');
  });

  it('refuses without TLS exactly what the policy refuses without TLS', () => {
    const Condition = { Bool: { 'aws:SecureTransport': false } };
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition };
    const request = (secure: string) => ({
      action: 's3:GetObject',
      resource: 'x',
      context: { 'aws:SecureTransport': [secure] },
    });
    expect(decideWith([{ Action: 's3:*', Resource: '*' }, deny], request('true'))).toBe('allowed');
    expect(decideWith([{ Action: 's3:*', Resource: '*' }, deny], request('false'))).toBe('denied');
  });

  it.each([
    ['operator', { DateGreaterThan: { 'aws:RequestedRegion': 'x' } }, /condition operator DateGreaterThan/],
    ['key', { StringEquals: { 'aws:SourceIp': 'x' } }, /condition key aws:SourceIp/],
  ])('refuses an unknown condition %s at the start', (_name, Condition, message) => {
    expect(() => compileStatement({ Effect: 'Allow', Action: 'a:b', Resource: '*', Condition }, 'Role')).toThrow(
      message,
    );
  });

  it('collects the statements of a role: inline, attached policies, own managed policies', () => {
    const document = (action: string) => ({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
    const stack = resolveStack({
      name: 'shop',
      region: 'eu-west-3',
      template: {
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              Policies: [{ PolicyDocument: document('a:Inline') }],
              ManagedPolicyArns: [{ Ref: 'Managed' }],
            },
          },
          Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document('a:Managed') } },
          Attached: {
            Type: 'AWS::IAM::Policy',
            Properties: { PolicyDocument: document('a:Attached'), Roles: [{ Ref: 'Role' }] },
          },
          Foreign: {
            Type: 'AWS::IAM::Policy',
            Properties: { PolicyDocument: document('a:Foreign'), Roles: ['other'] },
          },
        },
      },
    });
    const arn = stack.resources.get('Role')?.attributes.Arn ?? '';
    expect(loadPolicies(stack, arn).grantedActions).toEqual(['a:Attached', 'a:Inline', 'a:Managed']);
  });
});
