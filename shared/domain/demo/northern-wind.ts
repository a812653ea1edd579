import type { StoredRecord } from '../records/record-item.ts';
import { markets } from './markets.ts';
import { northernWindTalks } from './northern-wind-talks.ts';
import type { Client, World } from './world.ts';

const phone = '+7 (812) 000-17-17';
const domain = 'severny-veter.example';
const town = { city: 'Санкт-Петербург', postalCode: '190000', country: 'RU' };

/** The client of whom the demonstration tells: one firm that stands in the book three times, and its branch in Lyon. */
export function makeNorthernWind(world: World): readonly StoredRecord[] {
  const client = makeFirm(world);
  return [
    client.company,
    ...client.contacts,
    ...makeDeals(world, client),
    ...northernWindTalks.map((talk) => makeTalk(world, client, talk)),
    ...makeCopies(world),
    ...makeLyonBranch(world),
  ];
}

/** Led by seller 1 for twenty months. */
function makeFirm(world: World): Client {
  const { calendar, staff } = world;
  const owner = staff.seller1;
  const company = world.make('companies', {
    owner,
    createdAt: calendar.at(608),
    updatedAt: calendar.at(6),
    data: {
      name: 'ООО «Северный ветер»',
      legalName: 'Общество с ограниченной ответственностью «Северный ветер»',
      roles: ['client'],
      status: 'active',
      identifiers: world.legalNumbers.russianFirm(),
      phones: [{ value: phone, kind: 'work' }],
      emails: [{ value: `info@${domain}`, kind: 'work' }],
      websites: [`https://${domain}`],
      country: 'RU',
      addresses: [{ ...town, street: 'Заречная ул., 17', kind: 'legal' }],
      industry: 'Логистика',
      paymentTerms: '30 дней',
      creditLimit: '40000.00',
      description: 'Перевозки по Балтике и Северу. Склад в Шушарах, филиал в Лионе работает под именем «Vent du Nord».',
    },
  });
  const people = [
    {
      lastName: 'Ветров',
      firstName: 'Степан',
      middleName: 'Николаевич',
      position: 'Генеральный директор',
      mail: 's.vetrov',
    },
    {
      lastName: 'Каменева',
      firstName: 'Лидия',
      middleName: 'Петровна',
      position: 'Главный бухгалтер',
      mail: 'l.kameneva',
    },
    { lastName: 'Юдин', firstName: 'Максим', middleName: 'Игоревич', position: 'Начальник склада', mail: 'm.yudin' },
  ];
  const contacts = people.map(({ mail, ...person }, at) =>
    world.make('contacts', {
      owner,
      createdAt: calendar.at(600 - at * 120),
      data: {
        ...person,
        companyId: company.id,
        decisionMaker: at === 0,
        phones: [{ value: world.phone('RU', 'mobile'), kind: 'mobile' }],
        emails: [{ value: `${mail}@${domain}`, kind: 'work' }],
        consent: 'given',
      },
    }),
  );
  return { company, contacts, market: markets.ru, owner };
}

function makeDeals(world: World, client: Client): readonly StoredRecord[] {
  const { calendar } = world;
  const contactId = client.contacts[0]?.id;
  const make = (title: string, amount: string, opened: number, course: Readonly<Record<string, unknown>>) =>
    world.make('deals', {
      owner: client.owner,
      createdAt: calendar.at(opened),
      updatedAt: typeof course.closedAt === 'string' ? course.closedAt : calendar.at(6),
      data: { title, companyId: client.company.id, contactId, pipelineId: 'sales', amount, currency: 'EUR', ...course },
    });
  const closed = (stageId: string, daysAgo: number) => ({
    stageId,
    closedAt: calendar.at(daysAgo),
    expectedCloseDate: calendar.day(daysAgo),
  });
  return [
    make('Стеллажи для склада в Шушарах', '38400.00', 590, closed('won', 512)),
    make('Два погрузчика', '52000.00', 430, closed('won', 341)),
    make('Сервисное обслуживание на год', '9600.00', 250, closed('won', 198)),
    make('Конвейер на отгрузку', '71500.00', 300, { ...closed('lost', 160), lostReason: 'Проект отложен' }),
    // Without contact, sum or date: what a contract asks for is still missing.
    world.make('deals', {
      owner: client.owner,
      createdAt: calendar.at(34),
      updatedAt: calendar.at(6),
      data: {
        title: 'Вторая очередь стеллажей',
        companyId: client.company.id,
        pipelineId: 'sales',
        stageId: 'proposal',
        currency: 'EUR',
      },
    }),
    make('Замена весов', '6200.00', 48, { stageId: 'contract', expectedCloseDate: calendar.day(-12) }),
  ];
}

interface Talk {
  readonly daysAgo: number;
  readonly type: string;
  readonly subject: string;
  readonly text: string;
  /** Position of the person among the contacts. */
  readonly with: number;
}

function makeTalk(world: World, client: Client, talk: Talk): StoredRecord {
  const at = world.calendar.at(talk.daysAgo);
  return world.make('activities', {
    owner: client.owner,
    createdAt: at,
    data: {
      type: talk.type,
      at,
      subject: talk.subject,
      text: talk.text,
      companyId: client.company.id,
      contactId: client.contacts[talk.with]?.id,
    },
  });
}

/** The firm again: in Latin letters from an import, with seller 1 too, and as the sole trader its director used to be. */
function makeCopies(world: World): readonly StoredRecord[] {
  const { calendar, staff } = world;
  const imported = world.make('companies', {
    owner: staff.seller1,
    createdBy: staff.manager,
    createdAt: calendar.at(270),
    data: {
      name: 'Severny Veter LLC',
      roles: ['prospect'],
      status: 'active',
      emails: [{ value: `office@${domain}` }],
      websites: [`www.${domain}`],
      country: 'RU',
      addresses: [{ city: 'Sankt-Peterburg', country: 'RU' }],
      description: 'Import 2024, row 41',
    },
  });
  const trader = world.make('companies', {
    owner: staff.manager,
    createdAt: calendar.at(95),
    data: {
      name: 'ИП Ветров С. Н. «Северный ветер»',
      legalName: 'Индивидуальный предприниматель Ветров Степан Николаевич',
      roles: ['prospect'],
      status: 'active',
      identifiers: world.legalNumbers.russianTrader().map((one) => ({ ...one, scheme: 'RU-OGRN' })),
      phones: [{ value: '8 (812) 000-17-17' }],
      country: 'RU',
      addresses: [town],
    },
  });
  return [imported, trader];
}

function makeLyonBranch(world: World): readonly StoredRecord[] {
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
