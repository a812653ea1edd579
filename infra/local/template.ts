import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolveCondition, resolveValue, type Scope } from './intrinsics.ts';
import { type Identity, identify, namePropertyOf } from './physical-names.ts';
import { StartError } from './start-error.ts';

/** The template of one stack with every reference replaced by the value it stands for. */
export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: Readonly<Record<string, string>>;
  ofType(type: string): readonly Resource[];
  /** Folder (or file) of the asset that is published under this S3 key. Unknown: throws. */
  assetPath(objectKey: string): string;
}

export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives; the ARN is under `Arn`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: Properties;
}

export type Properties = Readonly<Record<string, unknown>>;

/** A synthesized stack as `synthesize()` answers it. */
export interface Assembly {
  readonly assemblyDir: string;
  readonly templatePath: string;
  readonly template: unknown;
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly Condition?: string;
}

interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Properties>>>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
}

const accountId = '000000000000';

/** Resolves the template of a synthesized stack. @throws StartError naming what cannot be resolved */
export function loadStack(assembly: Assembly): Stack {
  const { name, region } = readStackManifest(assembly);
  return resolveStack({ template: assembly.template, name, region, assets: readAssets(assembly.assemblyDir) });
}

export interface StackSource {
  readonly template: unknown;
  readonly name: string;
  readonly region: string;
  /** S3 key → folder. */
  readonly assets?: ReadonlyMap<string, string>;
}

export function resolveStack({ template: source, name, region, assets }: StackSource): Stack {
  if (!isTemplate(source)) throw new StartError('the synthesized template has no Resources');
  const template: RawTemplate = source;
  const place = { stackName: name, region, accountId };
  const identities = new Map<string, Identity>();
  const isWanted = (condition: string | undefined) => condition === undefined || scope.condition(condition);

  const scope: Scope = {
    ref(target) {
      return pseudoParameter(target, name, region) ?? template.Parameters?.[target]?.Default ?? identityOf(target).ref;
    },
    getAtt(logicalId, attribute) {
      const value = identityOf(logicalId).attributes[attribute];
      if (value !== undefined) return value;
      throw new StartError(
        `infra/local does not know ${attribute} of ${template.Resources[logicalId]?.Type} ${logicalId}`,
      );
    },
    condition(condition) {
      return resolveCondition(template.Conditions?.[condition], scope);
    },
    mapping(map, top, second) {
      return template.Mappings?.[map]?.[top]?.[second];
    },
  };

  function identityOf(logicalId: string): Identity {
    const known = identities.get(logicalId);
    if (known) return known;
    const raw = template.Resources[logicalId];
    if (!raw) throw new StartError(`the template refers to ${logicalId}, which it does not have`);
    const given = raw.Properties?.[namePropertyOf(raw.Type) ?? ''];
    const explicit = given === undefined ? undefined : String(resolveValue(given, scope));
    const identity = identify(raw.Type, logicalId, place, explicit);
    identities.set(logicalId, identity);
    return identity;
  }

  const resources = new Map<string, Resource>();
  for (const [logicalId, raw] of Object.entries(template.Resources)) {
    if (!isWanted(raw.Condition)) continue;
    const properties = resolveValue(raw.Properties ?? {}, scope) as Properties;
    resources.set(logicalId, { logicalId, type: raw.Type, ...identityOf(logicalId), properties });
  }
  const outputs = Object.entries(template.Outputs ?? {})
    .filter(([, output]) => isWanted(output.Condition))
    .map(([key, output]) => [key, String(resolveValue(output.Value, scope))]);

  return {
    name,
    region,
    accountId,
    resources,
    outputs: Object.fromEntries(outputs),
    ofType: (type) => [...resources.values()].filter((resource) => resource.type === type),
    assetPath(objectKey) {
      const path = assets?.get(objectKey);
      if (path === undefined) throw new StartError(`the cloud assembly has no asset ${objectKey}: synthesize again`);
      return path;
    },
  };
}

function pseudoParameter(target: string, stackName: string, region: string): string | undefined {
  switch (target) {
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stackName;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`;
    default:
      return undefined;
  }
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
}

function readStackManifest({ assemblyDir, templatePath }: Assembly): { name: string; region: string } {
  const manifest = readJson<{ artifacts: Record<string, Artifact> }>(join(assemblyDir, 'manifest.json'));
  const file = basename(templatePath);
  const found = Object.entries(manifest.artifacts).find(([, artifact]) => artifact.properties?.templateFile === file);
  const region = found?.[1].environment?.split('/').at(-1);
  if (!found || !region || region === 'unknown-region') {
    throw new StartError(`${assemblyDir}/manifest.json names no region for ${file}: give the stack one`);
  }
  return { name: found[1].properties?.stackName ?? found[0], region };
}

interface AssetManifest {
  readonly files: Record<
    string,
    {
      readonly source: { readonly path: string };
      readonly destinations: Record<string, { readonly objectKey: string }>;
    }
  >;
}

function readAssets(assemblyDir: string): ReadonlyMap<string, string> {
  const assets = new Map<string, string>();
  for (const file of readdirSync(assemblyDir).filter((name) => name.endsWith('.assets.json'))) {
    const manifest = readJson<AssetManifest>(join(assemblyDir, file));
    for (const { source, destinations } of Object.values(manifest.files)) {
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(assemblyDir, source.path));
    }
  }
  return assets;
}

function readJson<Shape>(path: string): Shape {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shape;
  } catch (error) {
    throw new StartError(`${path} cannot be read (${String(error)}): remove its folder and synthesize again`);
  }
}

function isTemplate(value: unknown): value is RawTemplate {
  return typeof value === 'object' && value !== null && 'Resources' in value && typeof value.Resources === 'object';
}
