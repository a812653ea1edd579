import { createRole, listRoles, updateRole } from '#shared/domain/organisation/manage-roles.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json } from '#shared/runtime/http/response.ts';

const etagOf = ({ version }: Role) => ({ etag: `"${version}"` });

export const handler = createApi('roles', {
  listRoles: async (request) => json({ data: await listRoles(await request.open()) }),
  createRole: async (request) => {
    const role = await createRole(await request.open(), request.body());
    return json(role, 201, { ...etagOf(role), location: `${apiPrefix}/roles/${role.id}` });
  },
  updateRole: async (request) => {
    const version = readIfMatch(request.header('if-match'));
    const role = await updateRole(await request.open(), request.params.id ?? '', request.body(), version);
    return json(role, 200, etagOf(role));
  },
});
