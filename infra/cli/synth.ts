import { relative } from 'node:path';
import { synthesize } from '../synthesis.ts';
import { listTenantIds } from '../tenants.ts';
import { type Acknowledged, readValidationReport } from '../validation-report.ts';
import { parseArguments, runCommand } from './run-command.ts';

/** `npm run synth [-- --tenant ID]`: makes the stacks of all tenants and shows what the checks say about them. */
await runCommand(async () => {
  const { tenantId } = parseArguments(process.argv.slice(2), ['tenant']);
  const tenantIds = tenantId === undefined ? listTenantIds() : [tenantId];
  const rows = [['tenant', 'resources', 'findings', 'acknowledged', 'seconds', 'assembly']];
  const acknowledged: Acknowledged[] = [];
  for (const id of tenantIds) {
    const { template, assemblyDir, fromCache, seconds } = await synthesize({ tenantId: id });
    const report = readValidationReport(assemblyDir);
    acknowledged.push(...report.acknowledged);
    const time = `${seconds.toFixed(1)}${fromCache ? ' (cached)' : ''}`;
    rows.push([
      id,
      String(countResources(template)),
      String(report.findings.length),
      countByRule(report.acknowledged),
      time,
      relative(process.cwd(), assemblyDir),
    ]);
  }
  printTable(rows);
  printReasons(acknowledged);
});

function countResources(template: unknown): number {
  return Object.keys((template as { Resources: object }).Resources).length;
}

/** `11: APIG4 4, IAM5 7` */
function countByRule(acknowledged: readonly Acknowledged[]): string {
  const counts = new Map<string, number>();
  for (const { rule, constructs } of acknowledged) {
    const name = shortName(rule);
    counts.set(name, (counts.get(name) ?? 0) + constructs.length);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return `${total}: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`;
}

/** `IAM5` of `AwsSolutions-IAM5[Resource::*]` */
function shortName(rule: string): string {
  return rule.replace('AwsSolutions-', '').replace(/\[.*/, '');
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

function printReasons(acknowledged: readonly Acknowledged[]): void {
  const lines = acknowledged.map(({ rule, reason }) => `  ${shortName(rule)}: ${reason}`);
  console.log(`\nAcknowledged because:\n${[...new Set(lines)].sort().join('\n')}`);
}
