import { describeObjects, describeSelf, visibleDefinitions } from '#shared/domain/organisation/describe.ts';
import { buildOpenApi } from '#shared/model/openapi/build-openapi.ts';
import { salesPipeline } from '#shared/model/pipelines.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { json } from '#shared/runtime/http/response.ts';

const { RELEASE: release } = readEnv('RELEASE');

export const handler = createApi('workspace', {
  getMe: async (request) => json(describeSelf(await request.open())),
  listObjects: async (request) => json({ data: describeObjects(await request.open(), request.language) }),
  getOpenApi: async (request) => {
    const context = await request.open();
    const definitions = visibleDefinitions(context);
    return json(buildOpenApi({ title: `Steward: ${context.tenant.name}`, version: release, definitions }));
  },
  listPipelines: async (request) => {
    await request.open();
    return json({ data: [salesPipeline] });
  },
});
