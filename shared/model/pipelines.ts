import type { Fields } from './records.ts';
import type { Language } from './tenant.ts';

export interface Stage {
  readonly id: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly name: Readonly<Record<Language, string>>;
  /** Fields of the deal without which it cannot move here. */
  readonly requires?: readonly string[];
}

export interface Pipeline {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly stages: readonly Stage[];
}

/** The pipeline every workspace starts with. */
export const salesPipeline: Pipeline = {
  id: 'sales',
  name: { en: 'Sales', fr: 'Ventes', ru: 'Продажи' },
  stages: [
    { id: 'qualification', kind: 'open', name: { en: 'Qualification', fr: 'Qualification', ru: 'Квалификация' } },
    { id: 'needs', kind: 'open', name: { en: 'Needs', fr: 'Besoins', ru: 'Потребности' } },
    { id: 'proposal', kind: 'open', name: { en: 'Proposal', fr: 'Proposition', ru: 'Предложение' } },
    { id: 'contract', kind: 'open', name: { en: 'Contract', fr: 'Contrat', ru: 'Договор' } },
    { id: 'won', kind: 'won', name: { en: 'Won', fr: 'Gagnée', ru: 'Выиграна' } },
    {
      id: 'lost',
      kind: 'lost',
      name: { en: 'Lost', fr: 'Perdue', ru: 'Проиграна' },
      requires: ['lostReason'],
    },
  ],
};

/** Where a deal begins. */
export const firstStage = 'qualification';

export function findStage(stageId: unknown): Stage | undefined {
  return salesPipeline.stages.find((stage) => stage.id === stageId);
}

/** The fields that the stage asks for and a deal with these fields lacks. */
export function missingFor(stage: Pick<Stage, 'requires'>, fields: Fields): readonly string[] {
  return (stage.requires ?? []).filter((name) => (fields[name] ?? '') === '');
}
