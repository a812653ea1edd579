import { frShown as model } from '#shared/model/messages/fr.ts';
import { fr } from './fr.ts';

export const texts: Record<string, string> = { ...model, ...fr };
