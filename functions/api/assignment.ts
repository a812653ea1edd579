import { describeAssignment } from '#shared/domain/assignment/describe-assignment.ts';
import { routeCall } from '#shared/domain/assignment/route-call.ts';
import { changeRules, readRules } from '#shared/domain/assignment/rules.ts';
import { tryAssignment } from '#shared/domain/assignment/try-assignment.ts';
import { createForm, listForms, revokeForm } from '#shared/domain/capture/capture-forms.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

const etag = ({ version }: { readonly version: number }) => ({ etag: `"${version}"` });

export const handler = createApi('assignment', {
  getRules: async (request) => {
    const rules = await readRules(await request.open());
    return json(rules, 200, etag(rules));
  },
  changeRules: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const rules = await changeRules(await request.open(), change);
    return json(rules, 200, etag(rules));
  },
  tryAssignment: async (request) => {
    const body = request.body();
    return json(await tryAssignment(await request.open(), body, request.language));
  },
  getAssignment: async (request) =>
    json(await describeAssignment(await request.open(), idOf(request), request.language)),
  routeCall: async (request) => json(await routeCall(await request.open(), request.query.get('number'))),
  listForms: async (request) => json({ data: await listForms(await request.open()) }),
  createForm: async (request) => json(await createForm(await request.open(), request.body()), 201),
  revokeForm: async (request) => {
    await revokeForm(await request.open(), idOf(request));
    return noContent();
  },
});
