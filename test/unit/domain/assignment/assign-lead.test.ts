import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeAssignment } from '#shared/domain/assignment/describe-assignment.ts';
import { routeCall } from '#shared/domain/assignment/route-call.ts';
import { changeRules } from '#shared/domain/assignment/rules.ts';
import { tryAssignment } from '#shared/domain/assignment/try-assignment.ts';
import { probesPerHour } from '#shared/domain/duplicates/probes.ts';
import { cleanse } from '#shared/domain/jobs/cleanse.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { createRole } from '#shared/domain/organisation/manage-roles.ts';
import { setAbsence } from '#shared/domain/organisation/set-absence.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { languages } from '#shared/model/tenant.ts';
import { type CallFault, createFaultyTable } from '#test/support/faulty-table.ts';
import { createLeadDesk } from '#test/support/leads.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const team = (...userIds: readonly string[]) => ({ userIds, departmentIds: [] });
const rules = {
  zones: [
    { name: 'Siberia', when: { region: ['Siberia'] }, ...team('seller1', 'seller2') },
    { name: 'Pumps', when: { productCategory: ['Pumps'], source: ['website'] }, ...team('seller3') },
  ],
  default: { userIds: [], departmentIds: ['sales'] },
};

let desk: Awaited<ReturnType<typeof createLeadDesk>>;

beforeEach(async () => {
  desk = await createLeadDesk();
});

const arrive = async (input: object) => {
  const id = await desk.capture(input);
  await desk.follow([id]);
  return id;
};
const whyOf = async (id: string, who = 'admin', language: (typeof languages)[number] = 'en') =>
  (await describeAssignment(await desk.contextOf(who), id, language)).assignment?.text;
const away = async (id: string, substituteId?: string) => {
  const absence = { from: '2026-11-10', until: '2026-12-03', ...(substituteId && { substituteId }) };
  await setAbsence(await desk.contextOf('admin'), id, absence);
};
const makeClient = async (who: string) => {
  const company = {
    name: 'Severny Veter',
    phones: [{ value: '+7 495 123-45-67' }],
    emails: [{ value: 'info@veter.example' }],
  };
  const { id } = await createRecord(await desk.contextOf(who), definitions.companies, company);
  await desk.follow([id]);
  return id;
};
const fromClient = {
  company: 'Severny Veter LLC',
  phone: '8 (495) 123-45-67',
  email: 'info@veter.example',
  region: 'Siberia',
};
const told = async (who: string) =>
  (await listNotices(await desk.contextOf(who), { limit: 50 }, 'en')).data.map(({ text, why }) => `${text} ${why}`);

describe('a lead of an existing client', () => {
  it('goes to the account manager before any zone, who is told', async () => {
    await desk.setRules(rules);
    const companyId = await makeClient('seller3');
    const id = await arrive(fromClient);
    const lead = await desk.read(id);
    expect(lead.data).toMatchObject({ assigneeId: 'seller3' });
    expect(lead.assigned?.because).toMatchObject({
      kind: 'client',
      recordId: companyId,
      managerId: 'seller3',
      as: 'manager',
    });
    expect(await whyOf(id)).toBe('Name of seller3 leads Severny Veter');
    expect(await told('seller3')).toEqual([
      'New lead for you: “Severny Veter LLC” You lead the client that it comes from.',
    ]);
  });

  it('hangs on the client where it is certainly from somebody who works there', async () => {
    const companyId = await makeClient('seller3');
    const ways = { phones: [{ value: '+7 383 555-44-33' }], emails: [{ value: 'irina@sokolova.example' }] };
    const person = { lastName: 'Sokolova', firstName: 'Irina', ...ways, companyId };
    const contact = await createRecord(await desk.contextOf('seller3'), definitions.contacts, person);
    await desk.follow([contact.id]);
    const id = await arrive({ contactName: 'Irina Sokolova', ...ways });
    expect((await desk.read(id)).data).toMatchObject({ assigneeId: 'seller3', companyId, contactId: contact.id });
    expect(await whyOf(id)).toBe('Name of seller3 leads Severny Veter');
  });

  it('hangs on the client whose number, or whose name and phone it says, and stands on its card', async () => {
    const companyId = await makeClient('seller3');
    const numbered = await createRecord(await desk.contextOf('seller2'), definitions.companies, {
      name: 'Polar',
      identifiers: [{ scheme: 'RU-INN', value: '7707083893' }],
    });
    await desk.follow([numbered.id]);
    const byName = await arrive({ company: 'Severny Veter LLC', phone: '8 (495) 123-45-67' });
    const byNumber = await arrive({ inn: '7707 083 893', message: 'Please call' });
    expect((await desk.read(byName)).data).toMatchObject({ assigneeId: 'seller3', companyId });
    expect((await desk.read(byNumber)).data).toMatchObject({ assigneeId: 'seller2', companyId: numbered.id });
    const card = await readCompanyCard(await desk.contextOf('seller3'), companyId);
    expect(card.leads.data.map(({ id }) => id)).toEqual([byName]);
  });

  it('is left to people where two clients are as sure, but not for a branch of one', async () => {
    const companyId = await makeClient('seller3');
    const twin = { name: 'Severny Veter', phones: [{ value: '+7 495 123-45-67' }] };
    const context = { ...(await desk.contextOf('seller3')), allowDuplicate: 'made for a test' };
    const branch = await createRecord(context, definitions.companies, { ...twin, parentId: companyId });
    await desk.follow([branch.id]);
    const ofFirm = { company: 'Severny Veter LLC', phone: '8 (495) 123-45-67' };
    expect((await desk.read(await arrive(ofFirm))).data).toMatchObject({ assigneeId: 'seller3', companyId });
    const other = await createRecord(context, definitions.companies, twin);
    await desk.follow([other.id]);
    const unsure = (await desk.read(await arrive(ofFirm))).data;
    expect(unsure).toMatchObject({ assigneeId: 'seller3' });
    expect(unsure).not.toHaveProperty('companyId');
  });

  it('hangs on no client whose colleague shares the switchboard, nor on a namesake', async () => {
    const companyId = await makeClient('seller3');
    const person = { lastName: 'Sokolova', firstName: 'Irina', phones: [{ value: '+7 495 123-45-67' }], companyId };
    await desk.follow([(await createRecord(await desk.contextOf('seller3'), definitions.contacts, person)).id]);
    const onSwitchboard = await arrive({ contactName: 'Maria Petrova', phone: '8 (495) 123-45-67' });
    const namesake = await arrive({ contactName: 'Irina Sokolova', email: 'irina@elsewhere.example' });
    for (const id of [onSwitchboard, namesake]) {
      const { data } = await desk.read(id);
      expect([data.companyId, data.contactId]).toEqual([undefined, undefined]);
    }
  });

  it('is told to those who have open work with the client or a firm of its group', async () => {
    const manager = await desk.contextOf('manager');
    const companyId = await makeClient('seller3');
    const ways = { phones: [{ value: '+7 383 555-44-33' }], emails: [{ value: 'irina@sokolova.example' }] };
    const person = { lastName: 'Sokolova', firstName: 'Irina', ...ways, companyId };
    const contact = await createRecord(manager, definitions.contacts, person);
    const below = await createRecord(manager, definitions.companies, { name: 'Polar', parentId: companyId });
    await desk.follow([contact.id, below.id]);
    const ofGroup = { title: 'Freight', companyId: below.id, ownerId: 'seller1' };
    await createRecord(manager, definitions.deals, { title: 'Pumps', companyId, ownerId: 'seller2' });
    await createRecord(manager, definitions.deals, ofGroup);
    await arrive({ contactName: 'Irina Sokolova', ...ways, subject: 'A request' });
    const [first] = await told('seller2');
    expect(first).toContain('Name of seller3 has begun work with Severny Veter, where other work is open: “A request”');
    expect((await told('seller1'))[0]).toContain('a company that belongs together with Polar');
    expect(await told('seller3')).toHaveLength(3);
  });

  it('goes to who stands in, and says so', async () => {
    const companyId = await makeClient('seller3');
    await away('seller3', 'seller2');
    const id = await arrive(fromClient);
    expect(await desk.ownerOf(id)).toBe('seller2');
    expect((await desk.read(id)).assigned?.because).toMatchObject({
      as: 'substitute',
      recordId: companyId,
      until: '2026-12-03',
    });
    expect(await whyOf(id)).toBe(
      'Name of seller3, who leads Severny Veter, is away until 3 December; Name of seller2 stands in',
    );
  });

  it('names the client to those alone who may read it', async () => {
    await makeClient('seller3');
    const id = await arrive({ ...fromClient, email: undefined });
    await updateRecord(await desk.contextOf('admin'), definitions.leads, id, { body: { status: 'inProgress' } });
    await inviteReaderOfLeads();
    for (const language of languages) {
      expect(await whyOf(id, 'admin', language)).toContain('Severny Veter');
      expect(await whyOf(id, 'admin', language)).not.toContain('{{');
    }
    expect((await desk.contextOf('reader')).actor.permissions.objects.companies.read).toBe('none');
    expect(await whyOf(id, 'reader')).toBe('Name of seller3 leads a client whom you do not see');
  });

  it('or of somebody whose open lead is with a colleague goes to that colleague', async () => {
    await desk.setRules({ zones: [], default: team('seller1', 'seller2') });
    const person = { name: 'Irina Sokolova', phone: '+7 383 555-44-33', email: 'irina@sokolova.example' };
    const first = await arrive(person);
    const other = await arrive({ name: 'Jean Martin', phone: '+33 1 23 45 67 89' });
    const again = await arrive({ ...person, message: 'Any news?' });
    expect([await desk.ownerOf(first), await desk.ownerOf(other), await desk.ownerOf(again)]).toEqual([
      'seller1',
      'seller2',
      'seller1',
    ]);
    expect(await whyOf(again)).toBe('Name of seller1 already works with Irina Sokolova');
  });
});

/** Somebody who reads leads, and no companies. */
async function inviteReaderOfLeads(): Promise<void> {
  const role = await createRole(await desk.contextOf('admin'), {
    name: 'Reader of leads',
    objects: { leads: { read: 'all' } },
  });
  const reader = {
    sub: 'reader',
    name: 'Reader',
    email: 'reader@test.local',
    departmentId: 'sales',
    roles: ['seller'],
  } as const;
  await setUpOrganisation(desk.table, { users: [{ ...reader, roles: [role.id as 'seller'] }] }, 'en');
}

describe('a lead of nobody known', () => {
  it('goes round in the first zone that it belongs to, else in the team for all others', async () => {
    await desk.setRules(rules);
    const ids: string[] = [];
    for (const region of ['Siberia', 'siberia ', 'Siberia'])
      ids.push(await arrive({ message: `From ${ids.length}`, region }));
    const pumps = await arrive({ message: 'Pumps', product: 'pumps' });
    const other = await arrive({ message: 'Other' });
    const owners = await Promise.all([...ids, pumps, other].map(desk.ownerOf));
    expect(owners).toEqual(['seller1', 'seller2', 'seller1', 'seller3', 'seller1']);
    expect(await whyOf(pumps)).toBe('territory Pumps, next in turn');
    expect(await whyOf(other)).toBe('no territory fits, next in turn of the team for all others');
    expect(await told('seller3')).toEqual(['New lead for you: “Pumps” It was your turn.']);
  });

  it('passes over who is away, naming them; goes on where a zone is empty; and is never left to nobody', async () => {
    await desk.setRules(rules);
    await away('seller1');
    const second = await arrive({ message: 'One', region: 'Siberia' });
    expect(await desk.ownerOf(second)).toBe('seller2');
    expect(await whyOf(second)).toBe('territory Siberia, next in turn (Name of seller1 is away until 3 December)');
    await away('seller3');
    const pumps = await arrive({ message: 'Two', product: 'Pumps' });
    expect(await whyOf(pumps)).toBe(
      'no territory fits, next in turn of the team for all others (nobody is there in territory Pumps; Name of seller3 is away until 3 December; Name of seller1 is away until 3 December)',
    );
    await away('seller2');
    const last = await arrive({ message: 'Three', region: 'Siberia' });
    expect(await desk.ownerOf(last)).toBe('manager');
    expect(await whyOf(last)).toMatch(
      /^there was nobody whose turn it could be; Name of manager heads the department \(/,
    );
    for (const language of languages) expect(await whyOf(last, 'admin', language)).not.toMatch(/\{\{|undefined/);
  });

  it('whose event was lost is given to somebody by the nightly job', async () => {
    const id = await desk.capture({ message: 'Lost' });
    const result = await cleanse({ ...(await desk.contextOf('admin')), channel: 'job' }, desk.table);
    expect(result).toMatchObject({ changed: 1, fields: { assigneeId: 1 } });
    expect(await desk.ownerOf(id)).toBe('manager');
    expect((await cleanse(await desk.contextOf('admin'), desk.table)).changed).toBe(0);
  });

  it('goes to the head where nobody has written any rules', async () => {
    expect(await desk.ownerOf(await arrive({ message: 'Hello' }))).toBe('manager');
  });

  it('is given once, whatever breaks off, and takes one turn', async () => {
    await desk.setRules({ zones: [], default: team('seller1', 'seller2', 'seller3') });
    const faults = fc.array(
      fc.constantFrom<CallFault>('none', 'none', 'conflict', 'lost-answer', 'throttle', 'crash'),
      { maxLength: 30 },
    );
    let given = 0;
    await fc.assert(
      fc.asyncProperty(
        faults,
        fc.array(fc.nat({ max: 4 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (list, pauses, count) => {
          desk.workspace.tick(60_000);
          const ids: string[] = [];
          for (let at = 0; at < count; at += 1) ids.push(await desk.capture({ message: `Lead ${given + at}` }));
          const worker = (offset: number) => {
            const [fault, pause] = [[...list.slice(offset), ...list.slice(0, offset)], [...pauses]];
            return createFaultyTable(
              desk.table,
              () => fault.shift() ?? 'none',
              () => pause.shift() ?? 0,
            );
          };
          await Promise.allSettled([desk.follow(ids, worker(0)), desk.follow(ids, worker(7))]);
          await desk.follow(ids);
          given += count;
          for (const id of ids) {
            const lead = await desk.read(id);
            expect([lead.version, lead.awaitsAssignment]).toEqual([2, undefined]);
          }
        },
      ),
      { numRuns: 40 },
    );
    const notices = await Promise.all(['seller1', 'seller2', 'seller3'].map(async (who) => await countNotices(who)));
    expect(notices.reduce((sum, one) => sum + one, 0)).toBe(given);
    expect(Math.max(...notices) - Math.min(...notices)).toBeLessThanOrEqual(1);
  });
});

async function countNotices(who: string): Promise<number> {
  return (await listNotices(await desk.contextOf(who), { limit: 200 }, 'en')).data.length;
}

describe('whose a lead is', () => {
  it('stays with the person who enters it, and with whom somebody names before the rules come', async () => {
    await desk.setRules({ zones: [], default: team('seller2') });
    const own = await createRecord(await desk.contextOf('seller1'), definitions.leads, { title: 'By hand' });
    await desk.follow([own.id]);
    expect(await desk.ownerOf(own.id)).toBe('seller1');
    const taken = await desk.capture({ message: 'Taken' });
    await updateRecord(await desk.contextOf('manager'), definitions.leads, taken, { body: { assigneeId: 'seller3' } });
    await desk.follow([taken]);
    expect(await desk.ownerOf(taken)).toBe('seller3');
  });

  it('is explained no more when somebody else gets it, and the history tells both', async () => {
    await desk.setRules({ zones: [], default: team('seller2') });
    const id = await arrive({ message: 'Passed on' });
    const context = await desk.contextOf('manager');
    const before = await updateRecord(context, definitions.leads, id, { body: { status: 'inProgress' } });
    expect(before.assignedBecause).toMatchObject({ kind: 'default' });
    const after = await updateRecord(context, definitions.leads, id, { body: { assigneeId: 'seller1' } });
    expect(after.assignedBecause).toBeUndefined();
    expect(await whyOf(id)).toBeUndefined();
    const { data } = await listHistory(context, definitions.leads, id, { limit: 10 });
    expect(data.map(({ actor, channel }) => `${actor.id} ${channel}`)).toEqual([
      'manager api',
      'manager api',
      'system:assignment job',
      `${desk.form.id} capture`,
    ]);
  });
});

describe('rules', () => {
  it('keep whose turn it is when a zone is moved or renamed', async () => {
    const saved = await desk.setRules(rules);
    await arrive({ message: 'One', region: 'Siberia' });
    const [siberia, pumps] = saved.zones;
    await desk.setRules({ zones: [pumps, { ...siberia, name: 'East' }], default: saved.default });
    const next = await arrive({ message: 'Two', region: 'Siberia' });
    expect(await desk.ownerOf(next)).toBe('seller2');
    expect(await whyOf(next)).toBe('territory East, next in turn');
  });

  it('are refused where they name nobody, and changed by administrators alone, who have seen them', async () => {
    const problem = await problemOf(
      desk.setRules({
        zones: [
          { name: 'A', when: {}, ...team() },
          { name: 'B', when: { source: ['smoke'] }, ...team('ghost', 'seller1', 'seller1') },
          { id: 'zon_other', name: 'C', when: {}, userIds: ['seller1'], departmentIds: ['nowhere'] },
        ],
        default: team(desk.form.id),
      }),
    );
    expect(problem.details.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/zones/0/userIds required',
      '/zones/1/userIds/0 reference',
      '/zones/1/userIds/2 same_person',
      '/zones/1/when/source/0 option',
      '/zones/2/id reference',
      '/zones/2/departmentIds/0 reference',
      '/default/userIds/0 reference',
    ]);
    const change = { body: rules, version: 0 };
    expect(await codeOf(desk.contextOf('manager').then((context) => changeRules(context, change)))).toBe(
      'access.denied',
    );
    await desk.setRules(rules);
    const other = { body: { ...rules, zones: [] }, version: 0 };
    expect(await codeOf(desk.contextOf('admin').then((context) => changeRules(context, other)))).toBe(
      'precondition.failed',
    );
  });

  it('can be tried before they are saved, and a trial takes nobody’s turn', async () => {
    const context = await desk.contextOf('admin');
    const trial = { lead: { message: 'Trial', region: 'Siberia' }, rules };
    for (let at = 0; at < 2; at += 1)
      expect(await tryAssignment(context, trial, 'en')).toMatchObject({
        assignee: { id: 'seller1' },
        text: 'territory Siberia, next in turn',
      });
    expect(await codeOf(desk.contextOf('manager').then((one) => tryAssignment(one, trial, 'en')))).toBe(
      'access.denied',
    );
  });
});

describe('a call', () => {
  it('is for the account manager or whoever stands in; of a hidden client nothing else is told', async () => {
    const companyId = await makeClient('seller3');
    const route = async (who: string, number: string) => routeCall(await desk.contextOf(who), number);
    const caller = { object: 'companies', id: companyId, title: 'Severny Veter' };
    expect(await route('admin', '84951234567')).toMatchObject({ user: { id: 'seller3' }, as: 'manager', caller });
    expect(await route('seller1', '+7 (495) 123-45-67')).toMatchObject({ user: { id: 'seller3' }, caller: null });
    expect(await route('admin', ' 74951234567')).toMatchObject({ caller });
    await away('seller3', 'seller2');
    expect(await route('admin', '+74951234567')).toMatchObject({ user: { id: 'seller2' }, as: 'substitute' });
    expect(await route('admin', '+33 495 12 34 56')).toEqual({ user: null, as: null, caller: null });
    expect(await codeOf(route('admin', 'anonymous'))).toBe('query.invalid');
    for (let at = 1; at < probesPerHour; at += 1) await route('seller1', '+74951234567');
    expect(await codeOf(route('seller1', '+7 495 765-43-21'))).toBe('duplicate.probes');
  });
});
