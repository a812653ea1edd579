import { expect, it } from 'vitest';
import { withRegistry } from '#infra/cli/local-registry.ts';
import { testTenant } from '#test/support/workspace.ts';

const fn = (variables: object) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Timeout: 3, Environment: { Variables: variables } },
});
const template = {
  Outputs: {},
  Resources: { Fn: fn({ TENANT: JSON.stringify(testTenant), RELEASE: '1' }), Plain: fn({}), Table: { Type: 'Table' } },
};

it('tells every function of the registry, and changes nothing besides', () => {
  const address = 'http://127.0.0.1:4000';
  const { template: changed } = withRegistry({ template }, address);
  const tenant = JSON.stringify({ ...testTenant, registries: { FR: { address } } });
  expect(changed).toEqual({
    ...template,
    Resources: { ...template.Resources, Fn: fn({ TENANT: tenant, RELEASE: '1' }) },
  });
});

it('refuses what is no address, naming the variable', () => {
  expect(() => withRegistry({ template }, 'http://registry.example')).toThrow(/^STEWARD_REGISTRY_FR /);
});
