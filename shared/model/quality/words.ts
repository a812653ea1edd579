import type { Language } from '../tenant.ts';
import type { QualityRule } from './quality.ts';

export interface RuleWords {
  /** What is wrong. */
  readonly message: string;
  /** What mends it. */
  readonly fix: string;
}

/** What mends a field that is kept in another system. */
export function fixElsewhere(language: Language, system: string): string {
  return { en: `Mend it in ${system}.`, fr: `À corriger dans ${system}.`, ru: `Исправьте в ${system}.` }[language];
}

/** Apart from the other words of the model: only pages about quality need them, and those load late. */
export const ruleWords: Readonly<Record<Language, Readonly<Record<QualityRule, RuleWords>>>> = {
  en: {
    missing: { message: 'Nothing is entered', fix: 'Fill it in, or say that it is not known yet.' },
    'missing.later': { message: 'Not known yet', fix: 'Fill it in as soon as you learn it.' },
    junk: { message: 'Says nothing', fix: 'Replace it with the real value, or clear it.' },
    zero: { message: 'Zero', fix: 'Enter what it really is.' },
    'phone.format': { message: 'Not a phone number', fix: 'Enter the number with its country code.' },
    'email.format': { message: 'Not an e-mail address', fix: 'Correct the address.' },
    'url.format': { message: 'Not a web address', fix: 'Correct the address.' },
    'number.format': { message: 'Not such a number', fix: 'Check it against a document of the company.' },
    'number.checksum': { message: 'A digit is wrong', fix: 'Check it against a document of the company.' },
    'name.digits': { message: 'A name without letters', fix: 'Enter the name; a number belongs in its own field.' },
    'registry.closed': {
      message: 'Closed, says the registry of companies',
      fix: 'Set the client to inactive, or ask which firm carries on.',
    },
    'registry.unknown': {
      message: 'The registry does not know its number',
      fix: 'Check the number against a document of the company.',
    },
    'duplicate.certain': { message: 'Certainly entered twice', fix: 'Merge the two, or say that they differ.' },
    'duplicate.probable': {
      message: 'Probably entered twice',
      fix: 'Compare the two, then merge them or say that they differ.',
    },
    'contact.old': { message: 'Not heard of for a long time', fix: 'Get in touch, and note what came of it.' },
    'details.old': {
      message: 'Not confirmed for a long time',
      fix: 'Ask whether it still holds, and confirm or correct it.',
    },
    untouched: { message: 'Open, and untouched for a long time', fix: 'Bring it up to date, or close it.' },
    'date.passed': { message: 'The day has passed', fix: 'Set a new day, or close it.' },
    'dates.order': { message: 'Ends before it begins', fix: 'Correct one of the two days.' },
    'country.number': { message: 'Does not go with the legal number', fix: 'Correct the country or the number.' },
    'numbers.contradict': {
      message: 'The numbers contradict each other',
      fix: 'Correct the one that is not of this company.',
    },
    'contact.elsewhere': { message: 'Works for another company', fix: 'Choose a contact of this company.' },
    repeated: { message: 'Stands there twice', fix: 'Remove one of the two.' },
  },
  fr: {
    missing: { message: 'Rien n’est saisi', fix: 'Complétez, ou indiquez que ce n’est pas encore connu.' },
    'missing.later': { message: 'Pas encore connu', fix: 'Complétez dès que vous l’apprenez.' },
    junk: { message: 'Ne dit rien', fix: 'Remplacez par la vraie valeur, ou videz le champ.' },
    zero: { message: 'Zéro', fix: 'Saisissez la vraie valeur.' },
    'phone.format': { message: 'Ce n’est pas un numéro de téléphone', fix: 'Saisissez le numéro avec son indicatif.' },
    'email.format': { message: 'Ce n’est pas une adresse e-mail', fix: 'Corrigez l’adresse.' },
    'url.format': { message: 'Ce n’est pas une adresse web', fix: 'Corrigez l’adresse.' },
    'number.format': { message: 'Ce n’est pas un tel numéro', fix: 'Vérifiez sur un document de la société.' },
    'number.checksum': { message: 'Un chiffre est faux', fix: 'Vérifiez sur un document de la société.' },
    'name.digits': { message: 'Un nom sans lettres', fix: 'Saisissez le nom ; un numéro va dans son propre champ.' },
    'registry.closed': {
      message: 'Activité cessée, selon le registre',
      fix: 'Passez le client à inactif, ou demandez quelle société lui succède.',
    },
    'registry.unknown': {
      message: 'Le registre ne connaît pas son numéro',
      fix: 'Vérifiez le numéro sur un document de la société.',
    },
    'duplicate.certain': { message: 'Doublon certain', fix: 'Fusionnez les deux, ou dites qu’elles diffèrent.' },
    'duplicate.probable': {
      message: 'Doublon probable',
      fix: 'Comparez les deux, puis fusionnez ou dites qu’elles diffèrent.',
    },
    'contact.old': {
      message: 'Sans nouvelles depuis longtemps',
      fix: 'Prenez contact et notez ce qu’il en est ressorti.',
    },
    'details.old': {
      message: 'Non confirmé depuis longtemps',
      fix: 'Demandez si c’est toujours vrai, puis confirmez ou corrigez.',
    },
    untouched: { message: 'En cours, sans changement depuis longtemps', fix: 'Mettez à jour, ou clôturez.' },
    'date.passed': { message: 'La date est passée', fix: 'Fixez une nouvelle date, ou clôturez.' },
    'dates.order': { message: 'Finit avant de commencer', fix: 'Corrigez une des deux dates.' },
    'country.number': { message: 'Ne correspond pas au numéro légal', fix: 'Corrigez le pays ou le numéro.' },
    'numbers.contradict': {
      message: 'Les numéros se contredisent',
      fix: 'Corrigez celui qui n’est pas de cette société.',
    },
    'contact.elsewhere': {
      message: 'Travaille pour une autre société',
      fix: 'Choisissez un contact de cette société.',
    },
    repeated: { message: 'Saisi deux fois', fix: 'Supprimez l’un des deux.' },
  },
  ru: {
    missing: { message: 'Не заполнено', fix: 'Заполните или отметьте, что пока неизвестно.' },
    'missing.later': { message: 'Пока неизвестно', fix: 'Заполните, как только узнаете.' },
    junk: { message: 'Ничего не говорит', fix: 'Впишите настоящее значение или очистите поле.' },
    zero: { message: 'Ноль', fix: 'Впишите настоящее значение.' },
    'phone.format': { message: 'Это не номер телефона', fix: 'Впишите номер с кодом страны.' },
    'email.format': { message: 'Это не адрес эл. почты', fix: 'Исправьте адрес.' },
    'url.format': { message: 'Это не адрес сайта', fix: 'Исправьте адрес.' },
    'number.format': { message: 'Такого номера не бывает', fix: 'Сверьте с документом компании.' },
    'number.checksum': { message: 'Ошибка в цифре', fix: 'Сверьте с документом компании.' },
    'name.digits': { message: 'Имя без букв', fix: 'Впишите имя, а номер перенесите в своё поле.' },
    'registry.closed': {
      message: 'Закрыт, по данным реестра',
      fix: 'Отметьте клиента неактивным или узнайте, какая компания стала преемником.',
    },
    'registry.unknown': { message: 'Реестр не знает его номера', fix: 'Сверьте номер с документом компании.' },
    'duplicate.certain': { message: 'Точно есть дубль', fix: 'Объедините записи или отметьте, что они разные.' },
    'duplicate.probable': {
      message: 'Вероятно, есть дубль',
      fix: 'Сравните записи, затем объедините или отметьте, что они разные.',
    },
    'contact.old': { message: 'Давно не было вестей', fix: 'Свяжитесь и запишите, что узнали.' },
    'details.old': { message: 'Давно не подтверждалось', fix: 'Спросите, верно ли ещё, и подтвердите или исправьте.' },
    untouched: { message: 'В работе, но давно без движения', fix: 'Обновите или закройте.' },
    'date.passed': { message: 'Срок прошёл', fix: 'Поставьте новый срок или закройте.' },
    'dates.order': { message: 'Кончается раньше, чем начинается', fix: 'Исправьте одну из двух дат.' },
    'country.number': { message: 'Не подходит к реквизитам', fix: 'Исправьте страну или номер.' },
    'numbers.contradict': {
      message: 'Номера противоречат друг другу',
      fix: 'Исправьте тот, который не этой компании.',
    },
    'contact.elsewhere': { message: 'Работает в другой компании', fix: 'Выберите контакт этой компании.' },
    repeated: { message: 'Записано дважды', fix: 'Уберите одно из двух.' },
  },
};
