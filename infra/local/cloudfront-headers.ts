import type { OriginOf } from './origins.ts';
import { isProperties, readFlag, readObject, readObjects, readText } from './properties.ts';
import type { Properties } from './template.ts';

/** Headers that a response headers policy adds; `override: false` leaves what the origin set. */
export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

/**
 * Reads the policy for plain HTTP on the loopback interface: `Strict-Transport-Security` and
 * `upgrade-insecure-requests` would send the browser to an HTTPS address that nothing serves here, and a browser
 * remembers the former for every port of the host. Hosts that the content policy names get their local address.
 */
export function readHeadersPolicy(properties: Properties, originOf: OriginOf): readonly PolicyHeader[] {
  const configuration = readObject(properties, 'ResponseHeadersPolicyConfig');
  const security = readObject(configuration, 'SecurityHeadersConfig');
  const custom = readObjects(readObject(configuration, 'CustomHeadersConfig'), 'Items');
  const read = (section: string, name: string, value: (settings: Properties) => string): PolicyHeader[] => {
    const settings = security[section];
    return isProperties(settings)
      ? [{ name, value: value(settings), override: readFlag(settings, 'Override', true) }]
      : [];
  };
  return [
    ...read('ContentSecurityPolicy', 'content-security-policy', (it) =>
      localize(readText(it, 'ContentSecurityPolicy'), originOf),
    ),
    ...read('ContentTypeOptions', 'x-content-type-options', () => 'nosniff'),
    ...read('FrameOptions', 'x-frame-options', (it) => readText(it, 'FrameOption')),
    ...read('ReferrerPolicy', 'referrer-policy', (it) => readText(it, 'ReferrerPolicy')),
    ...custom.map((it) => ({
      name: readText(it, 'Header').toLowerCase(),
      value: readText(it, 'Value'),
      override: readFlag(it, 'Override', true),
    })),
  ];
}

/** Applies a policy to response headers with lower-case names. */
export function applyPolicy<Value>(
  headers: Readonly<Record<string, Value>>,
  policy: readonly PolicyHeader[],
): Record<string, Value | string> {
  const added = policy.filter(({ name, override }) => override || headers[name] === undefined);
  return { ...headers, ...Object.fromEntries(added.map(({ name, value }) => [name, value])) };
}

function localize(policy: string, originOf: OriginOf): string {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && directive !== 'upgrade-insecure-requests')
    .join('; ')
    .replace(/https:\/\/([^\s;/]+)/g, (address, host: string) => originOf(host) ?? address);
}
