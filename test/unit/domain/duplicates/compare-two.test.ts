import { describe, expect, it } from 'vitest';
import { compareTwo } from '#shared/domain/duplicates/compare-two.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { Problem } from '#shared/model/problems.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { createWorkspace, people } from '#test/support/workspace.ts';

const blind: Role = {
  id: 'blind',
  version: 1,
  builtIn: false,
  name: { en: 'Blind', fr: 'Aveugle', ru: 'Слепой' },
  ...readyRoles.administrator,
  fields: { companies: { phones: 'hidden' } },
};
const users = [...people, { id: 'blind', departmentId: 'company', roles: ['blind'] }];
const phones = [{ value: '+7 495 123-45-67' }];

async function openPair() {
  const workspace = createWorkspace({ users, roles: [blind] });
  const { id } = await workspace.create('seller1', 'companies', { name: 'ООО «Северный ветер»', phones });
  const compare = (userId: string, body: unknown) => compareTwo(workspace.contextOf(userId), body);
  return { workspace, id, compare };
}

describe('compareTwo', () => {
  it('holds a record against what is typed, field by field', async () => {
    const { id, compare } = await openPair();
    const typed = { name: 'Severny Veter LLC', phones: [{ value: '8 495 123 45 67' }] };
    const answer = await compare('admin', { object: 'companies', left: id, right: typed });
    expect(answer).toMatchObject({
      left: { object: 'companies', id, title: 'ООО «Северный ветер»' },
      right: { object: 'companies', title: 'Severny Veter LLC' },
    });
    expect(answer.band).toBe('certain');
    expect(answer.reasons.map(({ field, kind }) => [field, kind])).toEqual([
      ['phones', 'phone-same'],
      ['name', 'firm-same'],
    ]);
  });

  it('says what speaks against two that are not the same', async () => {
    const { id, compare } = await openPair();
    const answer = await compare('admin', { object: 'companies', left: { name: 'Lion' }, right: id });
    expect(answer.band).toBeNull();
    expect(answer.score).toBeLessThan(0.5);
    expect(answer.reasons).toMatchObject([{ field: 'name', kind: 'firm-differs' }]);
  });

  it('compares nothing that the asker does not see', async () => {
    const { id, compare } = await openPair();
    const fieldsFor = async (userId: string) => {
      const body = { object: 'companies', left: id, right: { name: 'X', phones } };
      return (await compare(userId, body)).reasons.map(({ field }) => field);
    };
    expect(await fieldsFor('admin')).toContain('phones');
    expect(await fieldsFor('blind')).not.toContain('phones');
    const problemFor = (userId: string, left: string) =>
      compare(userId, { object: 'companies', left, right: id }).catch(({ code }: Problem) => code);
    expect(await problemFor('seller1', id)).toBe('access.denied');
    expect(await problemFor('admin', id.replace(/.$/, 'X'))).toBe('not_found');
  });

  it('holds a lead against a person or a firm, and nothing against what is of another kind', async () => {
    const { workspace, id, compare } = await openPair();
    const lead = await workspace.create('seller1', 'leads', { title: 'A', companyName: 'Severny Veter' });
    expect(await compare('admin', { object: 'leads', left: lead.id, right: id })).toMatchObject({
      reasons: [{ field: 'companyName' }],
    });
    for (const body of [
      { object: 'contacts', left: { lastName: 'A' }, right: id },
      { object: 'deals', left: {}, right: {} },
      { object: 'companies', left: 7, right: {} },
      { object: 'companies', left: 'com_1', right: {} },
      {},
      null,
    ]) {
      await expect(compare('admin', body)).rejects.toBeInstanceOf(Problem);
    }
  });
});
