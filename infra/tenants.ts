import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Tenant, tenantSchema } from '#shared/model/tenant.ts';

export const tenantsDir = join(import.meta.dirname, 'tenants');

/** A tenant file that is missing or wrong. The message is one line that says what to do. */
export class TenantError extends Error {
  override readonly name = 'TenantError';
}

/** Ids of all tenants, sorted: the names of the files in `infra/tenants`. */
export function listTenantIds(dir = tenantsDir): string[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** @throws {TenantError} when the tenant is unknown or its file is not valid */
export function loadTenant(id: string, dir = tenantsDir): Tenant {
  const known = listTenantIds(dir);
  if (!known.includes(id)) {
    throw new TenantError(
      `Unknown tenant "${id}". Known tenants: ${known.join(', ')}. To add one, write infra/tenants/<id>.json.`,
    );
  }
  return parseTenant(id, readFileSync(join(dir, `${id}.json`), 'utf8'));
}

/** @throws {TenantError} naming the file and every field that is wrong */
export function parseTenant(id: string, text: string): Tenant {
  const file = `infra/tenants/${id}.json`;
  const result = z.safeParse(tenantSchema, parseJson(file, text), { error: z.locales.en().localeError });
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
    throw new TenantError(`${file} is not valid. ${faults.join('; ')}.`);
  }
  if (result.data.id !== id) {
    throw new TenantError(`${file} is not valid. id: expected "${id}", the name of the file.`);
  }
  return result.data;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TenantError(`${file} is not JSON: ${(error as Error).message}.`);
  }
}
