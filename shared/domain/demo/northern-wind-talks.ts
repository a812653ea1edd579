import { textsRu } from './texts-ru.ts';

const [minutes] = textsRu.minutes;

/** What seller 1 and the firm have said to each other, oldest first; `with` is the position of the person. */
export const northernWindTalks = [
  {
    daysAgo: 604,
    type: 'call',
    with: 0,
    subject: 'Первый разговор',
    text: 'Открывают склад в Шушарах, ищут стеллажи.',
  },
  { daysAgo: 588, type: 'meeting', with: 0, subject: minutes?.[0] ?? '', text: minutes?.[1] ?? '' },
  { daysAgo: 560, type: 'email', with: 0, subject: 'КП на стеллажи', text: 'Два варианта, срок шесть недель.' },
  { daysAgo: 512, type: 'note', with: 0, subject: 'Договор подписан', text: 'Аванс 30 %, монтаж в два этапа.' },
  { daysAgo: 466, type: 'call', with: 2, subject: 'Монтаж закончен', text: 'Начальник склада доволен, акт подписан.' },
  { daysAgo: 425, type: 'call', with: 0, subject: 'Нужны погрузчики', text: 'Два, с боковым смещением, к лету.' },
  { daysAgo: 341, type: 'note', with: 1, subject: 'Погрузчики оплачены', text: 'Бухгалтерия платит день в день.' },
  { daysAgo: 297, type: 'meeting', with: 0, subject: 'Конвейер', text: 'Хотят разгрузить вечернюю отгрузку.' },
  {
    daysAgo: 240,
    type: 'email',
    with: 2,
    subject: 'Договор на сервис',
    text: 'Выезд за два рабочих дня, раз в квартал осмотр.',
  },
  { daysAgo: 160, type: 'call', with: 0, subject: 'Конвейер отложен', text: 'Вернуться к разговору после сезона.' },
  { daysAgo: 90, type: 'call', with: 1, subject: 'Сверка', text: 'Акт сверки подписан, долгов нет.' },
  { daysAgo: 48, type: 'email', with: 2, subject: 'Весы', text: 'Старые весы не проходят поверку, просят замену.' },
  {
    daysAgo: 34,
    type: 'meeting',
    with: 0,
    subject: 'Вторая очередь стеллажей',
    text: 'Нужен расчёт, сумму пока не назвали.',
  },
  {
    daysAgo: 6,
    type: 'call',
    with: 0,
    subject: 'Ждут предложение',
    text: 'Просит КП на вторую очередь до конца недели.',
  },
] as const;
