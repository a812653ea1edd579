/** Names by which commands find what the app made. */
export function stackName(tenantId: string): string {
  return `steward-${tenantId}`;
}

export function firewallStackName(tenantId: string): string {
  return `${stackName(tenantId)}-firewall`;
}
