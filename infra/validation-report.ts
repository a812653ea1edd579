import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A finding of cdk-nag that nobody acknowledged. */
export interface Finding {
  readonly rule: string;
  readonly description: string;
  readonly constructs: readonly string[];
}

/** A finding that was acknowledged beside its construct. */
export interface Acknowledged {
  readonly rule: string;
  readonly reason: string;
  readonly constructs: readonly string[];
}

export interface ValidationReport {
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly Acknowledged[];
}

interface RawViolation {
  readonly ruleName: string;
  readonly description: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly { readonly constructPath?: string }[];
}

interface RawReport {
  readonly pluginReports: readonly {
    readonly violations: readonly RawViolation[];
    readonly suppressedViolations?: readonly RawViolation[];
  }[];
}

/** What the checks said about the assembly in this folder. Nothing was said if synthesis ended before them. */
export function readValidationReport(assemblyDir: string): ValidationReport {
  const file = join(assemblyDir, 'validation-report.json');
  if (!existsSync(file)) return { findings: [], acknowledged: [] };
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as RawReport;
  return {
    findings: pluginReports.flatMap((report) => report.violations.map(toFinding)),
    acknowledged: pluginReports.flatMap((report) => (report.suppressedViolations ?? []).map(toAcknowledged)),
  };
}

function toFinding(violation: RawViolation): Finding {
  return { rule: violation.ruleName, description: violation.description, constructs: pathsOf(violation) };
}

function toAcknowledged(violation: RawViolation): Acknowledged {
  return { rule: violation.ruleName, reason: violation.reason ?? '', constructs: pathsOf(violation) };
}

function pathsOf(violation: RawViolation): string[] {
  return violation.violatingConstructs.map((construct) => construct.constructPath ?? 'unknown');
}
