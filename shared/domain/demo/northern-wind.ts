import type { StoredRecord } from '../records/stored-record.ts';
import { markets } from './markets.ts';
import { makeLyonBranch } from './northern-wind-branch.ts';
import { makeCopies } from './northern-wind-copies.ts';
import { makeDebts } from './northern-wind-debts.ts';
import {
  northernWindDomain as domain,
  northernWindPhone as phone,
  northernWindTown as town,
} from './northern-wind-facts.ts';
import { northernWindTalks } from './northern-wind-talks.ts';
import type { Client, World } from './world.ts';

/** The client of whom the demonstration tells: one firm that stands in the book three times, and its branch in Lyon. */
export function makeNorthernWind(world: World): readonly StoredRecord[] {
  const client = makeFirm(world);
  return [
    client.company,
    ...client.contacts,
    ...makeDeals(world, client),
    ...makeDebts(world, client),
    ...northernWindTalks.map((talk) => makeTalk(world, client, talk)),
    ...makeCopies(world),
    ...makeLyonBranch(world, client.company.id),
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
      // Without its OGRN: another one would prove the sole trader to be somebody else.
      identifiers: world.legalNumbers.russianFirm().filter(({ scheme }) => scheme !== 'RU-OGRN'),
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
