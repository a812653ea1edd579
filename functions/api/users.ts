import { createApiKey, listApiKeys, revokeApiKey } from '#shared/domain/organisation/api-keys.ts';
import { createDepartment, updateDepartment } from '#shared/domain/organisation/departments.ts';
import { inviteUser } from '#shared/domain/organisation/invite-user.ts';
import { leaveUser } from '#shared/domain/organisation/leave-user.ts';
import {
  listDepartments,
  listUserHistory,
  listUsers,
  readUser,
  withoutSignIns,
} from '#shared/domain/organisation/list-people.ts';
import {
  confirmSecondFactor,
  endSecondFactor,
  resetSecondFactor,
  startSecondFactor,
} from '#shared/domain/organisation/second-factor.ts';
import { endAbsence, setAbsence } from '#shared/domain/organisation/set-absence.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { createAccounts } from '#shared/runtime/accounts.ts';
import { type ApiRequest, createApi } from '#shared/runtime/http/api.ts';
import { readLimit } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';
import { createSecondFactors } from '#shared/runtime/second-factors.ts';

const accounts = createAccounts();
const factors = createSecondFactors();

const etag = ({ version }: { readonly version: number }) => ({ etag: `"${version}"` });

/** The gateway has let the token through: it is good. */
function ownOf(request: ApiRequest) {
  return { factors, accessToken: (request.header('authorization') ?? '').replace(/^Bearer /i, '') };
}

export const handler = createApi('users', {
  listUsers: async (request) => json({ data: await listUsers(await request.open()) }),
  inviteUser: async (request) => {
    const user = await inviteUser(await request.open(), accounts, request.body());
    return json(user, 201, { ...etag(user), location: `${apiPrefix}/users/${user.id}` });
  },
  getUser: async (request) => {
    const user = await readUser(await request.open(), idOf(request));
    return json(user, 200, etag(user));
  },
  updateUser: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const { user, records } = await updateUser(await request.open(), accounts, idOf(request), change);
    return json({ ...user, ...(records && { records }) }, 200, etag(user));
  },
  leaveUser: async (request) => json(await leaveUser(await request.open(), accounts, idOf(request), request.body())),
  setAbsence: async (request) => {
    const user = await setAbsence(await request.open(), idOf(request), request.body());
    return json(withoutSignIns(user), 200, etag(user));
  },
  endAbsence: async (request) => {
    await endAbsence(await request.open(), idOf(request));
    return noContent();
  },
  getUserHistory: async (request) => {
    const page = { limit: readLimit(request.query), cursor: request.query.get('cursor') ?? undefined };
    return json(await listUserHistory(await request.open(), idOf(request), page));
  },
  startSecondFactor: async (request) => json(await startSecondFactor(await request.open(), ownOf(request))),
  confirmSecondFactor: async (request) => {
    await confirmSecondFactor(await request.open(), ownOf(request), request.body());
    return noContent();
  },
  endSecondFactor: async (request) => {
    await endSecondFactor(await request.open(), ownOf(request));
    return noContent();
  },
  resetSecondFactor: async (request) => {
    await resetSecondFactor(await request.open(), accounts, idOf(request));
    return noContent();
  },
  listApiKeys: async (request) => json({ data: await listApiKeys(await request.open()) }),
  createApiKey: async (request) => json(await createApiKey(await request.open(), accounts, request.body()), 201),
  revokeApiKey: async (request) => {
    await revokeApiKey(await request.open(), accounts, idOf(request));
    return noContent();
  },
  listDepartments: async (request) => json({ data: await listDepartments(await request.open()) }),
  createDepartment: async (request) => {
    const department = await createDepartment(await request.open(), request.body());
    return json(department, 201, { ...etag(department), location: `${apiPrefix}/departments/${department.id}` });
  },
  updateDepartment: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const department = await updateDepartment(await request.open(), idOf(request), change);
    return json(department, 200, etag(department));
  },
});
