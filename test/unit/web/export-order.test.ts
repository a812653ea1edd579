import { describe, expect, it } from 'vitest';
import { definitions } from '#shared/model/objects/registry.ts';
import { isRelated, toOrder } from '../../../web/src/features/exports/export-order.ts';

const criteria = { filter: { 'stageId.eq': 'won' } };

describe('the columns of an export', () => {
  it('are told apart: of the record itself, and of those that it names', () => {
    const columns = ['title', 'companyId', 'companyId.accountManagerId', 'ownerId', 'contactId.lastName'];
    expect(toOrder(definitions.deals, criteria, columns, 'xlsx')).toEqual({
      object: 'deals',
      format: 'xlsx',
      filter: [{ field: 'stageId', op: 'eq', value: 'won' }],
      fields: ['title', 'ownerId'],
      relations: ['companyId', 'companyId.accountManagerId', 'contactId.lastName'],
    });
    expect(isRelated(definitions.deals, 'companyIdentity')).toBe(false);
  });

  it('can all be of related records; a line of JSON is the whole record then', () => {
    const columns = ['companyId.name'];
    expect(toOrder(definitions.deals, criteria, columns, 'csv').fields).toEqual(['id']);
    expect(toOrder(definitions.deals, criteria, columns, 'jsonl')).not.toHaveProperty('fields');
  });
});
