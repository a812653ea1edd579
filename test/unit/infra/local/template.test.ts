import { describe, expect, it } from 'vitest';
import { assertSupported } from '#infra/local/support.ts';
import { resolveStack } from '#infra/local/template.ts';

const place = { name: 'shop-one', region: 'eu-west-3' };

function resolve(template: object) {
  return resolveStack({ template: { Resources: {}, ...template }, ...place });
}

function resolveOutput(value: unknown, more: object = {}): string | undefined {
  return resolve({ ...more, Outputs: { Answer: { Value: value } } }).outputs.Answer;
}

/** A place holder of `Fn::Sub`. */
function hole(name: string): string {
  return `\${${name}}`;
}

const table = { Resources: { Goods: { Type: 'AWS::DynamoDB::Table', Properties: {} } } };

describe('resolving a template', () => {
  it.each([
    ['Ref', { Ref: 'Goods' }, 'shop-one-Goods'],
    ['GetAtt', { 'Fn::GetAtt': ['Goods', 'Arn'] }, 'arn:aws:dynamodb:eu-west-3:000000000000:table/shop-one-Goods'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-3'],
    ['Join over references', { 'Fn::Join': ['/', ['a', { Ref: 'Goods' }, 'index']] }, 'a/shop-one-Goods/index'],
    [
      'Sub with references and attributes',
      { 'Fn::Sub': `${hole('AWS::Partition')}:${hole('Goods')}:${hole('!literal')}` },
      `aws:shop-one-Goods:${hole('literal')}`,
    ],
    [
      'Sub with variables',
      { 'Fn::Sub': [`${hole('where')}-x`, { where: { Ref: 'AWS::AccountId' } }] },
      '000000000000-x',
    ],
    ['Select from Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Goods' }] }] }, 'one'],
    ['a parameter by its default', { Ref: 'Size' }, 'small'],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'label'] }, 'S'],
    ['If', { 'Fn::If': ['IsSmall', 'yes', 'no'] }, 'yes'],
    ['If with a combined condition', { 'Fn::If': ['IsLargeOrNot', 'yes', 'no'] }, 'yes'],
  ])('answers %s', (_name, value, expected) => {
    const more = {
      ...table,
      Parameters: { Size: { Default: 'small' } },
      Mappings: { Sizes: { small: { label: 'S' } } },
      Conditions: {
        IsSmall: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] },
        IsLargeOrNot: { 'Fn::Or': [{ 'Fn::Not': [{ Condition: 'IsSmall' }] }, { Condition: 'IsSmall' }] },
      },
    };
    expect(resolveOutput(value, more)).toBe(expected);
  });

  it('uses the name that the template gives', () => {
    const named = { Resources: { Goods: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'stock' } } } };
    expect(resolveOutput({ 'Fn::GetAtt': ['Goods', 'Arn'] }, named)).toMatch(/:table\/stock$/);
  });

  it('leaves out resources whose condition is false and properties without a value', () => {
    const stack = resolve({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: {
        Gone: { Type: 'AWS::SNS::Topic', Condition: 'Never' },
        Kept: { Type: 'AWS::SNS::Topic', Properties: { Tags: { 'Fn::If': ['Never', [1], { Ref: 'AWS::NoValue' }] } } },
      },
    });
    expect([...stack.resources.keys()]).toEqual(['Kept']);
    expect(stack.resources.get('Kept')?.properties).toEqual({});
  });

  it('keeps conditions of policy statements as they are', () => {
    const statement = { Condition: { StringEquals: { 'aws:RequestedRegion': { Ref: 'AWS::Region' } } } };
    const stack = resolve({ Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { Statement: [statement] } } } });
    const expected = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-3' } } };
    expect(stack.resources.get('P')?.properties.Statement).toEqual([expected]);
  });

  it('gives the same ids every time and others to another stack', () => {
    const pool = {
      Resources: { Pool: { Type: 'AWS::Cognito::UserPool' } },
      Outputs: { Id: { Value: { Ref: 'Pool' } } },
    };
    const other = resolveStack({ template: pool, name: 'shop-two', region: 'eu-west-3' });
    expect(resolve(pool).outputs).toEqual(resolve(pool).outputs);
    expect(resolve(pool).outputs.Id).toMatch(/^eu-west-3_[a-z0-9]{9}$/);
    expect(other.outputs.Id).not.toBe(resolve(pool).outputs.Id);
  });

  it.each([
    ['an unknown function', { 'Fn::ImportValue': 'x' }, /does not resolve Fn::ImportValue/],
    ['a missing resource', { Ref: 'Nothing' }, /refers to Nothing/],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Goods', 'Colour'] },
      /does not know Colour of AWS::DynamoDB::Table Goods/,
    ],
  ])('refuses %s by name', (_name, value, message) => {
    expect(() => resolveOutput(value, table)).toThrow(message);
  });
});

describe('refusing what is not simulated', () => {
  const support = {
    'AWS::DynamoDB::Table': { simulated: ['KeySchema', 'Indexes.Name'], accepted: { Tags: 'labels' } },
  };
  const check = (Type: string, Properties: object) => () =>
    assertSupported(resolve({ Resources: { Goods: { Type, Properties } } }), [support]);

  it.each([
    ['an unknown type', 'AWS::Kinesis::Stream', {}, 'infra/local does not simulate AWS::Kinesis::Stream (Goods)'],
    ['an unknown property', 'AWS::DynamoDB::Table', { Kinesis: 1 }, 'AWS::DynamoDB::Table.Kinesis of Goods'],
    [
      'an unknown member in a list',
      'AWS::DynamoDB::Table',
      { Indexes: [{ Name: 'a' }, { Warm: 1 }] },
      'Table.Indexes.Warm of Goods',
    ],
  ])('names %s', (_name, type, properties, message) => {
    expect(check(type, properties)).toThrow(message);
  });

  it('accepts what is simulated, what has no effect and types that do nothing at run time', () => {
    expect(check('AWS::DynamoDB::Table', { KeySchema: [{ a: 1 }], Indexes: [{ Name: 'a' }], Tags: [] })).not.toThrow();
    expect(check('AWS::CloudWatch::Alarm', { Anything: 1 })).not.toThrow();
  });
});
