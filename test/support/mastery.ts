import type { Context } from '#shared/domain/context.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import type { Mastery } from '#shared/model/mastery.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type MergeOffice, openMergeOffice } from './merges.ts';

export const feedId = 'fd_01J00000000000000000000000';

export const mapped: Mastery = {
  feedId,
  system: '1c',
  object: 'companies',
  fields: ['name', 'phones', 'externalId'],
  ownerId: 'manager',
  at: '2026-11-19T08:30:00.000Z',
};

export const whole: Mastery = { ...mapped, fields: 'record' };

/** A workspace with companies that another system keeps. */
export interface FedOffice extends MergeOffice {
  /** As a run of the feed writes. */
  feedContext(): Promise<Context>;
  /** @returns the id of a company that the feed brings */
  bring(externalId: string, body?: object): Promise<string>;
  receive(id: string, body: object): Promise<void>;
}

export async function openFedOffice(mastery: Mastery = mapped): Promise<FedOffice> {
  const office = await openMergeOffice({ masteries: [mastery] });
  const feedContext = async () => ({
    ...(await office.contextOf('admin')),
    channel: 'import' as const,
    feedId,
    allowDuplicate: 'made for a test',
  });
  return {
    ...office,
    feedContext,
    bring: async (externalId, body = {}) => {
      const fields = { name: `Firm ${externalId}`, externalId, ...body };
      return (await createRecord(await feedContext(), definitions.companies, fields)).id;
    },
    receive: async (id, body) => {
      await updateRecord(await feedContext(), definitions.companies, id, { body });
    },
  };
}
