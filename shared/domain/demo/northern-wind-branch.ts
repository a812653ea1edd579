import type { StoredRecord } from '../records/stored-record.ts';
import type { World } from './world.ts';

/** The same group seen from France: seller 2 works with it and cannot know who leads the firm. */
export function makeLyonBranch(world: World, parentId: string): readonly StoredRecord[] {
  const { calendar, staff } = world;
  const owner = staff.seller2;
  const company = world.make('companies', {
    owner,
    createdAt: calendar.at(41),
    data: {
      name: 'Vent du Nord SARL',
      roles: ['prospect'],
      status: 'active',
      identifiers: world.legalNumbers.frenchFirm(),
      phones: [{ value: world.phone('FR', 'landline'), kind: 'work' }],
      emails: [{ value: 'contact@vent-du-nord.example', kind: 'work' }],
      websites: ['https://vent-du-nord.example'],
      country: 'FR',
      addresses: [{ street: '12 quai des Entrepôts', postalCode: '69007', city: 'Lyon', country: 'FR', kind: 'legal' }],
      industry: 'Logistique',
      parentId,
      description: 'Agence lyonnaise du groupe Severny Veter (Saint-Pétersbourg).',
    },
  });
  const contact = world.make('contacts', {
    owner,
    createdAt: calendar.at(41),
    data: {
      lastName: 'Garnier',
      firstName: 'Maud',
      companyId: company.id,
      position: 'Directrice d’agence',
      decisionMaker: true,
      phones: [{ value: world.phone('FR', 'mobile'), kind: 'mobile' }],
      emails: [{ value: 'maud.garnier@vent-du-nord.example', kind: 'work' }],
      consent: 'given',
    },
  });
  const deal = world.make('deals', {
    owner,
    createdAt: calendar.at(40),
    updatedAt: calendar.at(9),
    data: {
      title: 'Rayonnages pour l’agence de Lyon',
      companyId: company.id,
      contactId: contact.id,
      pipelineId: 'sales',
      stageId: 'needs',
      amount: '24800.00',
      currency: 'EUR',
      expectedCloseDate: calendar.day(-35),
    },
  });
  const at = calendar.at(9);
  const talk = world.make('activities', {
    owner,
    createdAt: at,
    data: {
      type: 'call',
      at,
      direction: 'in',
      durationSeconds: 840,
      subject: 'Demande pour l’agence de Lyon',
      text: 'La maison mère, Severny Veter à Saint-Pétersbourg, travaille déjà avec nous, dit-elle. Vérifier avec qui.',
      companyId: company.id,
      contactId: contact.id,
      dealId: deal.id,
    },
  });
  return [company, contact, deal, talk];
}
