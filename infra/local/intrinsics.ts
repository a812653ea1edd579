import { StartError } from './start-error.ts';

/** Where intrinsic functions find their values. */
export interface Scope {
  ref(name: string): string;
  getAtt(logicalId: string, attribute: string): string;
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** Stands for `Ref: AWS::NoValue`: the property or list member is left out. */
const noValue = Symbol('AWS::NoValue');

/** Replaces every intrinsic function below `value` by what it stands for. */
export function resolveValue(value: unknown, scope: Scope): unknown {
  const resolved = resolveNode(value, scope);
  return resolved === noValue ? undefined : resolved;
}

/** Evaluates an entry of the template's `Conditions`. */
export function resolveCondition(value: unknown, scope: Scope): boolean {
  const resolved = resolveNode(value, scope);
  if (typeof resolved !== 'boolean')
    throw new StartError(`a condition of the template is no condition: ${show(value)}`);
  return resolved;
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => (argument === 'AWS::NoValue' ? noValue : scope.ref(asText(argument))),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument) ? argument.map(asText) : asText(argument).split('.');
    return scope.getAtt(logicalId, attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = asList(argument);
    return asList(resolveNode(parts, scope)).map(asText).join(asText(separator));
  },
  'Fn::Sub': resolveSub,
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = asList(argument);
    return resolveNode(scope.condition(asText(name)) ? whenTrue : whenFalse, scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = asList(argument);
    return asList(resolveNode(list, scope))[Number(resolveNode(index, scope))];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = asList(argument);
    return asText(resolveNode(text, scope)).split(asText(separator));
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', top = '', second = ''] = asList(argument).map((part) => asText(resolveNode(part, scope)));
    return scope.mapping(map, top, second);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = asList(argument).map((part) => resolveNode(part, scope));
    return left === right;
  },
  'Fn::And': (argument, scope) => asList(argument).every((part) => resolveCondition(part, scope)),
  'Fn::Or': (argument, scope) => asList(argument).some((part) => resolveCondition(part, scope)),
  'Fn::Not': (argument, scope) => !asList(argument).some((part) => resolveCondition(part, scope)),
  Condition: (argument, scope) => scope.condition(asText(argument)),
};

function resolveNode(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((member) => resolveNode(member, scope)).filter((member) => member !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isIntrinsic(...only))
    return applyIntrinsic(only[0], only[1], scope);
  return Object.fromEntries(
    entries
      .map(([key, member]) => [key, resolveNode(member, scope)] as const)
      .filter(([, member]) => member !== noValue),
  );
}

// IAM statements have a member `Condition` too, but theirs is an object and never stands alone.
function isIntrinsic(key: string, argument: unknown): boolean {
  return key === 'Ref' || key.startsWith('Fn::') || (key === 'Condition' && typeof argument === 'string');
}

function applyIntrinsic(key: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = intrinsics[key];
  if (!intrinsic) throw new StartError(`infra/local does not resolve ${key}: ${show(argument)}`);
  return intrinsic(argument, scope);
}

function resolveSub(argument: unknown, scope: Scope): string {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const values: Readonly<Record<string, unknown>> = asObject(resolveNode(variables, scope));
  return asText(pattern).replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in values) return asText(values[name]);
    const dot = name.indexOf('.');
    return dot < 0 ? scope.ref(name) : scope.getAtt(name.slice(0, dot), name.slice(dot + 1));
  });
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new StartError(`the template has ${show(value)} where a text is expected`);
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new StartError(`the template has ${show(value)} where a list is expected`);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new StartError(`the template has ${show(value)} where an object is expected`);
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}
