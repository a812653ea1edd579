import { enShown as model } from '#shared/model/messages/en.ts';
import { en } from './en.ts';

export const texts: Record<string, string> = { ...model, ...en };
