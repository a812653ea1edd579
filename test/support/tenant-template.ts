import { synthesize } from '#infra/synthesis.ts';
import { readValidationReport, type ValidationReport } from '#infra/validation-report.ts';

export interface TemplateResource {
  readonly logicalId: string;
  readonly Type: string;
  // Templates are looked into from many sides; their shape is what the tests are about.
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
}

export type Properties = Readonly<Record<string, unknown>>;

/** A statement of a policy with actions and resources as lists. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface TenantTemplate {
  readonly assemblyDir: string;
  readonly report: ValidationReport;
  readonly outputs: Properties;
  readonly resources: readonly TemplateResource[];
  ofType(type: string): readonly TemplateResource[];
  /** The function made from this entry. */
  functionOf(entry: string): TemplateResource;
  /** What the role of a function allows and denies. */
  statementsOf(fn: TemplateResource): readonly Statement[];
}

export const tenantIds = ['demo', 'acme'] as const;

export async function loadTemplate(tenantId: string): Promise<TenantTemplate> {
  const { template, assemblyDir } = await synthesize({ tenantId });
  return readTemplate(template, assemblyDir);
}

export function readTemplate(template: unknown, assemblyDir: string): TenantTemplate {
  const { Resources, Outputs } = template as { Resources: Record<string, TemplateResource>; Outputs: Properties };
  const resources = Object.entries(Resources).map(([logicalId, resource]) => ({
    ...resource,
    logicalId,
    Properties: resource.Properties ?? {},
  }));
  const ofType = (type: string) => resources.filter((resource) => resource.Type === type);
  return {
    assemblyDir,
    report: readValidationReport(assemblyDir),
    outputs: Outputs,
    resources,
    ofType,
    functionOf: (entry) =>
      only(
        ofType('AWS::Lambda::Function').filter((fn) => isMadeFrom(fn, entry)),
        entry,
      ),
    statementsOf: (fn) => {
      const role = logicalIdIn(fn.Properties.Role);
      return ofType('AWS::IAM::Policy').flatMap((policy) => (belongsTo(policy, role) ? statementsIn(policy) : []));
    },
  };
}

/** The logical id that a `Ref` or `Fn::GetAtt` names; of anything else the text of it. */
export function logicalIdIn(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('Ref' in value) return String(value.Ref);
    if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return String(value['Fn::GetAtt'][0]);
  }
  return JSON.stringify(value);
}

export function environmentOf(fn: TemplateResource): Properties {
  return (fn.Properties.Environment as { Variables: Properties }).Variables;
}

function isMadeFrom(fn: TemplateResource, entry: string): boolean {
  return environmentOf(fn).POWERTOOLS_SERVICE_NAME === entry.replace('/', '-');
}

function belongsTo(policy: TemplateResource, role: string): boolean {
  return (policy.Properties.Roles as unknown[]).some((owner) => logicalIdIn(owner) === role);
}

export function statementsIn(policy: TemplateResource): Statement[] {
  const { Statement: statements } = policy.Properties.PolicyDocument as { Statement: RawStatement[] };
  return statements.map((statement) => ({
    effect: statement.Effect,
    actions: [statement.Action].flat(),
    resources: [statement.Resource].flat(),
    conditions: statement.Condition ?? {},
  }));
}

interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Statement['conditions'];
}

function only<T>(found: readonly T[], what: string): T {
  const [first] = found;
  if (first === undefined || found.length !== 1)
    throw new Error(`${found.length} resources for ${what}, expected one.`);
  return first;
}
