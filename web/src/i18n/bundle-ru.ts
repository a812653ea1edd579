import { ruShown as model } from '#shared/model/messages/ru.ts';
import { ru } from './ru.ts';

export const texts: Record<string, string> = { ...model, ...ru };
