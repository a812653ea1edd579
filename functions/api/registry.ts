import { checkCompany } from '#shared/domain/registry/check-company.ts';
import { listChecks } from '#shared/domain/registry/list-checks.ts';
import { lookUpCompany } from '#shared/domain/registry/look-up-company.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readPage } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';
import { openRegistries } from '#shared/runtime/registries/open-registries.ts';

const registries = openRegistries(readEnv('TENANT').TENANT);

export const handler = createApi('registry', {
  checkInRegistry: async (request) => {
    const context = await request.open();
    return json(await checkCompany(context, registries, idOf(request)));
  },
  listRegistryChecks: async (request) => {
    const context = await request.open();
    return json(await listChecks(context, idOf(request), readPage(request.query)));
  },
  lookUpCompany: async (request) => {
    const body = request.body();
    return json(await lookUpCompany(await request.open(), registries, body));
  },
});
