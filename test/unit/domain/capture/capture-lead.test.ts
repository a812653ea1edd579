import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeApiKey } from '#shared/domain/access/exchange-api-key.ts';
import { createForm, listForms, revokeForm } from '#shared/domain/capture/capture-forms.ts';
import { captureLead } from '#shared/domain/capture/capture-lead.ts';
import { readCaptured } from '#shared/domain/capture/read-captured.ts';
import { leaveUser } from '#shared/domain/organisation/leave-user.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { mostCapturedPerMinute } from '#shared/model/capture.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { validateFields } from '#shared/model/validation.ts';
import { openSession } from '#shared/runtime/session.ts';
import { captureRateKey } from '#shared/store/keys/organisation.ts';
import { Meter } from '#shared/store/meter.ts';
import { createLeadDesk } from '#test/support/leads.ts';
import { createAccountsLog } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { testTenant } from '#test/support/workspace.ts';

let desk: Awaited<ReturnType<typeof createLeadDesk>>;

beforeEach(async () => {
  desk = await createLeadDesk();
});

const settings = { country: 'RU', fallback: 'Contact form' };
const read = (input: unknown) => readCaptured(definitions.leads, input, settings).fields;

describe('what a form sends', () => {
  it('is read under the names that forms use, and the rest is kept in the text', () => {
    expect(
      read({
        name: 'Irina Sokolova',
        Company: 'Severny Veter',
        phone: '8 (383) 555-44-33',
        'E-Mail': 'Irina+web@Sokolova.example',
        message: 'A pump, please',
        source: 'Exhibition',
        country: 'ru',
        region: 'Siberia',
        budget: 12_000,
        options: ['fast', { colour: 'red' }],
      }),
    ).toEqual({
      title: 'Severny Veter, Irina Sokolova',
      contactName: 'Irina Sokolova',
      companyName: 'Severny Veter',
      phones: [{ value: '8 (383) 555-44-33', e164: '+73835554433' }],
      emails: [{ value: 'Irina+web@Sokolova.example', canonical: 'irina@sokolova.example' }],
      source: 'exhibition',
      country: 'RU',
      region: 'Siberia',
      text: 'A pump, please\n\nbudget: 12000\noptions: ["fast",{"colour":"red"}]',
    });
  });

  it('loses no field for another that is odd, and says nothing of whose or how far it is', () => {
    const { text, ...fields } = read({
      phones: ['+7 383 555-44-33', 'x'.repeat(60)],
      email: 'nobody at home',
      assigneeId: 'admin',
      status: 'converted',
      companyId: 'com_00000000000000000000000001',
      website: 'not an address',
      title: 'y'.repeat(300),
    });
    expect(fields).toEqual({
      title: '+7 383 555-44-33',
      phones: [{ value: '+7 383 555-44-33', e164: '+73835554433' }],
    });
    for (const kept of [
      'x'.repeat(60),
      'nobody at home',
      'admin',
      'converted',
      'com_0',
      'not an address',
      'y'.repeat(300),
    ])
      expect(text).toContain(kept);
  });

  it('is always a lead that could be typed in, whatever it is', () => {
    const names = fc.constantFrom(
      ...definitions.leads.fields.map(({ name }) => name),
      'name',
      'phone',
      'custom',
      '__proto__',
    );
    const values = fc.oneof(
      { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
      { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      { weight: 1, arbitrary: fc.constant('x'.repeat(25_000)) },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.tuple(names, values), { maxLength: 5 }).map((all) => Object.fromEntries(all)),
          values,
        ),
        (input) => {
          const fields = read(input);
          expect(String(fields.title)).not.toBe('');
          expect(() => validateFields(definitions.leads, fields, 'create')).not.toThrow();
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a lead from outside', () => {
  it('is stored as a lead of the form until somebody gets it, under the name of the form', async () => {
    const lead = await desk.read(await desk.capture({ message: 'Hello' }));
    expect(lead).toMatchObject({ createdBy: desk.form.id, departmentId: 'sales', awaitsAssignment: true, version: 1 });
    expect(lead.data).toMatchObject({ title: 'Hello', source: 'website', status: 'new', assigneeId: desk.form.id });
  });

  it('costs the same calls of the table whether its sender is known or not, and whatever it holds', async () => {
    const company = { name: 'Severny Veter', phones: [{ value: '+7 495 123-45-67' }] };
    const { id } = await createRecord(await desk.contextOf('seller1'), definitions.companies, company);
    await desk.follow([id]);
    const costs: string[] = [];
    const inputs = [
      { company: 'Severny Veter', phone: '+74951234567' },
      { company: 'Nobody Ltd', phone: '+74951230000' },
      { assigneeId: 'x' },
      'odd',
    ];
    for (const input of inputs) {
      const meter = new Meter();
      const context = await desk.contextOf('admin');
      const answer = await captureLead({ ...context, table: desk.table.metered(meter) }, desk.form.id, input);
      expect(Object.keys(answer)).toEqual(['id']);
      costs.push(`${meter.cost.trips} ${meter.cost.readUnits}`);
    }
    expect(new Set(costs)).toEqual(new Set(['2 0']));
  });

  it('that fills in what people do not see is kept as rejected, and given to nobody', async () => {
    const id = await desk.capture({ message: 'Buy now', leave_empty: 'https://spam.example' });
    await desk.follow([id]);
    const lead = await desk.read(id);
    expect(lead.data).toMatchObject({ status: 'rejected', assigneeId: desk.form.id });
    expect(lead.version).toBe(1);
  });

  it('is stored once, however often it is sent with one key; another one with that key is another lead', async () => {
    const attempt = { key: 'once', requestHash: 'a' };
    const [one, twin] = await Promise.all([
      desk.capture({ message: 'A' }, desk.form.id, attempt),
      desk.capture({ message: 'A' }, desk.form.id, attempt),
    ]);
    expect(twin).toBe(one);
    expect(await desk.capture({ message: 'A' }, desk.form.id, attempt)).toBe(one);
    expect(await desk.capture({ message: 'B' }, desk.form.id, { ...attempt, requestHash: 'b' })).not.toBe(one);
  });

  it('is refused for a key that is nobody’s, a person’s or revoked, and when there are too many within a minute', async () => {
    for (const key of ['', 'frm_00000000000000000000000099', 'seller1', '__proto__'])
      expect(await codeOf(desk.capture({ message: 'A' }, key))).toBe('capture.key');
    await desk.capture({ message: 'One' });
    const update = captureRateKey(desk.form.id, desk.workspace.contextOf('admin').now().toISOString().slice(0, 16));
    await desk.table.write({ update, add: { count: mostCapturedPerMinute - 2 } });
    await desk.capture({ message: 'The last one' });
    const problem = await problemOf(desk.capture({ message: 'More' }));
    expect([problem.code, problem.details.retryAfter]).toEqual(['rate.limited', 60]);
    desk.workspace.tick(60_000);
    await desk.capture({ message: 'More' });
    await revokeForm(await desk.contextOf('admin'), desk.form.id);
    expect(await codeOf(desk.capture({ message: 'A' }))).toBe('capture.key');
  });

  it('of an API key that names nobody waits for somebody as well', async () => {
    const context = await desk.contextOf('seller1');
    const machine = { ...context.actor, id: 'machine', name: 'Shop' };
    const user = {
      ...machine,
      status: 'active',
      version: 1,
      apiKey: { createdAt: '', createdBy: 'admin', expiresAt: '2027-01-01' },
    } as const;
    const directory = { ...context.directory, users: new Map([...context.directory.users, ['machine', user]]) };
    const byMachine = { ...context, actor: machine, directory };
    const { id } = await createRecord(byMachine, definitions.leads, { title: 'From the shop' });
    const named = await createRecord(byMachine, definitions.leads, { title: 'Named', assigneeId: 'machine' });
    expect((await desk.read(id)).awaitsAssignment).toBe(true);
    expect((await desk.read(named.id)).awaitsAssignment).toBeUndefined();
  });
});

describe('the key of a form', () => {
  it('opens nothing else, and outlives who made it', async () => {
    const directory = (await desk.contextOf('admin')).directory;
    const session = () => openSession({ subject: desk.form.id, directory, table: desk.table, tenant: testTenant });
    expect(
      Object.values(session().actor.permissions.objects).every((rights) =>
        Object.values(rights).every((scope) => scope === 'none'),
      ),
    ).toBe(true);
    const userPool = { signIn: async () => Promise.reject(new Problem('auth.failed')) };
    expect(await codeOf(exchangeApiKey({ table: desk.table, userPool, now: new Date() }, desk.form.id))).toBe(
      'auth.failed',
    );
    const admin = await desk.contextOf('admin');
    expect(await codeOf(leaveUser(admin, createAccountsLog(), desk.form.id, {}))).toBe('not_found');
  });

  it('is made and revoked by administrators', async () => {
    const admin = await desk.contextOf('admin');
    const seller = await desk.contextOf('seller1');
    expect(await codeOf(createForm(seller, { name: 'A', departmentId: 'sales' }))).toBe('access.denied');
    expect(await codeOf(listForms(seller))).toBe('access.denied');
    const problem = await problemOf(createForm(admin, { name: 'A', departmentId: 'nowhere', source: 'smoke' }));
    expect(problem.details.errors?.map(({ pointer }) => pointer)).toEqual(['/departmentId', '/source']);
    expect(await codeOf(revokeForm(admin, 'seller1'))).toBe('not_found');
    await revokeForm(admin, desk.form.id);
    await revokeForm(admin, desk.form.id);
    expect((await listForms(admin)).map(({ id, status, source }) => [id, status, source])).toEqual([
      [desk.form.id, 'revoked', 'website'],
    ]);
  });
});
