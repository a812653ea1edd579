import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  createClient,
  eventually,
  type PageBody,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makePhone, makeUnique } from '#test/support/sample-values.ts';

interface Form {
  readonly id: string;
}
interface Rules {
  readonly version: number;
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly default: object;
}
interface Assignment {
  readonly assignment: { readonly assignee: { readonly id: string }; readonly text: string } | null;
}

const anonymous = createClient();
let admin: Client;
let seller1: Client;
let seller1Id: string;
let form: Form;
beforeAll(async () => {
  [admin, seller1] = await Promise.all([signIn('admin'), signIn('seller1')]);
  seller1Id = (await seller1.get<{ user: { id: string } }>('/me')).body.user.id;
  const made = await admin.post<Form>('/capture-forms', { name: makeUnique('Form'), departmentId: 'sales' });
  expect(made.status).toBe(201);
  form = made.body;
});

/** The function that takes leads knows a new form within a second. */
const capture = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  eventually(async () => {
    const answer = await anonymous.post<{ id: string }>(`/capture/leads?key=${form.id}`, body, headers);
    expect(answer.status).toBe(202);
    return answer.body;
  });
const assigned = (id: string) =>
  eventually(async () => {
    const answer = await admin.get<Assignment>(`/leads/${id}/assignment`);
    expect(answer.body.assignment).not.toBeNull();
    return answer.body.assignment;
  });

describe('a lead from a website', () => {
  it('of a client goes to the account manager, who is told; the answer says nothing of it', async () => {
    const phone = makePhone();
    const name = makeUnique('Captured');
    const company = await seller1.post<RecordBody>('/companies', { name, phones: [{ value: phone }] });
    expect(company.status).toBe(201);
    const route = await eventually(async () => {
      const answer = await admin.get<{ user: Form | null }>(`/calls/route?number=${encodeURIComponent(phone)}`);
      expect(answer.body.user).not.toBeNull();
      return answer.body;
    });
    expect(route).toMatchObject({ user: { id: seller1Id }, caller: { id: company.body.id } });

    const sent = { company: name, phone, message: 'Pumps', colour: 'red' };
    const known = await capture(sent, { 'idempotency-key': phone });
    const again = await capture(sent, { 'idempotency-key': phone });
    const unknown = await capture(
      new URLSearchParams({ company: makeUnique('Unknown'), phone: makePhone() }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect([Object.keys(known), again.id, Object.keys(unknown)]).toEqual([['id'], known.id, ['id']]);
    const { assignee, text } = (await assigned(known.id)) ?? {};
    expect(assignee?.id).toBe(seller1Id);
    expect(text).toContain(name);
    const lead = await seller1.get<RecordBody>(`/leads/${known.id}`);
    expect(lead.body).toMatchObject({ text: 'Pumps\n\ncolour: red', assignedBecause: { kind: 'client' } });
    const notices = await seller1.get<PageBody<{ text: string }>>('/notifications');
    expect(notices.body.data.some((notice) => notice.text.includes(name))).toBe(true);
    await assigned(unknown.id);
  });

  it('of nobody known goes by the rules, which administrators change and try', async () => {
    const before = await admin.get<Rules>('/assignment-rules');
    const region = makeUnique('Region');
    const zone = { name: region, when: { region: [region] }, userIds: [seller1Id] };
    const change = (zones: readonly object[], version: number) =>
      admin.call<Rules & ProblemBody>('PUT', '/assignment-rules', {
        body: { zones, default: before.body.default },
        headers: { 'if-match': `"${version}"` },
      });
    const saved = await change([zone, ...before.body.zones], before.body.version);
    expect(saved.status).toBe(200);
    expect((await change([], before.body.version)).body.code).toBe('precondition.failed');
    const trial = await admin.post<{ text: string }>('/assignment-rules/try', { lead: { region } });
    expect(trial.body).toMatchObject({ assignee: { id: seller1Id }, because: { kind: 'zone', zone: region } });
    const { id } = await capture({ message: makeUnique('Hello'), region });
    expect((await assigned(id))?.text).toContain(region);
    // As it was, for whoever comes after.
    expect((await change(before.body.zones, saved.body.version)).status).toBe(200);
    expect((await seller1.get('/assignment-rules')).status).toBe(403);
  });

  it('is refused for a key that is unknown or revoked, and when it is too large', async () => {
    const refused = await anonymous.post<ProblemBody>('/capture/leads?key=frm_0', { message: 'x' });
    expect([refused.status, refused.body.code]).toEqual([401, 'capture.key']);
    const large = await anonymous.post<ProblemBody>(`/capture/leads?key=${form.id}`, { message: 'x'.repeat(17_000) });
    expect([large.status, large.body.code]).toEqual([413, 'body.too_large']);
    const other = await admin.post<Form>('/capture-forms', { name: makeUnique('Form'), departmentId: 'sales' });
    expect((await admin.delete(`/capture-forms/${other.body.id}`)).status).toBe(204);
    const listed = await admin.get<{ data: readonly { id: string; status: string }[] }>('/capture-forms');
    expect(listed.body.data.find(({ id }) => id === other.body.id)?.status).toBe('revoked');
  });
});
