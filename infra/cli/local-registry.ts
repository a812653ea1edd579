import { type Tenant, tenantSchema } from '#shared/model/tenant.ts';
import { CommandError } from './run-command.ts';

interface LambdaFunction {
  readonly Type: string;
  readonly Properties?: { readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> } };
}

/**
 * The template as it would be if the file of the tenant named this registry: functions learn it from their environment
 * alone. So a registry on this machine needs neither a tenant of its own nor a synthesis.
 * @param address of a French registry
 * @throws {CommandError} when it is none
 */
export function withRegistry<T extends { readonly template: unknown }>(assembly: T, address: string): T {
  const { Resources, ...rest } = assembly.template as { readonly Resources: Readonly<Record<string, LambdaFunction>> };
  const configured = Object.entries(Resources).map(([id, resource]) => [id, configure(resource, address)]);
  return { ...assembly, template: { ...rest, Resources: Object.fromEntries(configured) } };
}

function configure(resource: LambdaFunction, address: string): LambdaFunction {
  const { Environment } = resource.Properties ?? {};
  const tenant = Environment?.Variables?.TENANT;
  if (resource.Type !== 'AWS::Lambda::Function' || typeof tenant !== 'string') return resource;
  const TENANT = JSON.stringify(addRegistry(JSON.parse(tenant) as Tenant, address));
  const Variables = { ...Environment?.Variables, TENANT };
  return { ...resource, Properties: { ...resource.Properties, Environment: { ...Environment, Variables } } };
}

function addRegistry(tenant: Tenant, address: string): Tenant {
  const result = tenantSchema.safeParse({ ...tenant, registries: { FR: { address } } });
  if (result.success) return result.data;
  throw new CommandError(
    `STEWARD_REGISTRY_FR "${address}" is not the address of a registry: https://host is expected.`,
  );
}
