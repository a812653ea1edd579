import { StartError } from './start-error.ts';
import type { Properties } from './template.ts';

/** Reads typed values from resolved properties; the template was validated by synthesis, so a mismatch is a plain error. */
export function readText(properties: Properties, name: string): string {
  const value = properties[name];
  if (typeof value === 'string') return value;
  throw mismatch(name, value, 'a text');
}

export function readOptionalText(properties: Properties, name: string): string | undefined {
  return properties[name] === undefined ? undefined : readText(properties, name);
}

/** CloudFormation takes numbers as texts too. */
export function readNumber(properties: Properties, name: string, fallback: number): number {
  const value = properties[name] ?? fallback;
  const number = Number(value);
  if (typeof value !== 'object' && Number.isFinite(number)) return number;
  throw mismatch(name, value, 'a number');
}

/** CloudFormation takes `"true"` and `"false"` too. */
export function readFlag(properties: Properties, name: string, fallback: boolean): boolean {
  const value = properties[name] ?? fallback;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw mismatch(name, value, 'true or false');
}

/** Absent: empty. */
export function readObject(properties: Properties, name: string): Properties {
  const value = properties[name] ?? {};
  if (isProperties(value)) return value;
  throw mismatch(name, value, 'an object');
}

/** Absent: empty. */
export function readObjects(properties: Properties, name: string): readonly Properties[] {
  return readList(properties, name).map((member) => {
    if (isProperties(member)) return member;
    throw mismatch(name, member, 'an object');
  });
}

/** Absent: empty. A single text counts as a list of one, as in IAM policies. */
export function readTexts(properties: Properties, name: string): readonly string[] {
  return readList(properties, name).map((member) => {
    if (typeof member === 'string') return member;
    throw mismatch(name, member, 'a text');
  });
}

export function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readList(properties: Properties, name: string): readonly unknown[] {
  const value = properties[name] ?? [];
  return Array.isArray(value) ? value : [value];
}

function mismatch(name: string, value: unknown, wanted: string): StartError {
  return new StartError(
    `the template has ${JSON.stringify(value)?.slice(0, 100)} as ${name}, where ${wanted} is expected`,
  );
}
