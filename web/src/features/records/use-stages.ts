import { useText } from '../../i18n/use-text.ts';
import { usePipelines } from '../session/session-queries.ts';

export type StageOption = ReturnType<typeof useStages>[number];

/** The stages of all pipelines, in order, named in the language of the screen. */
export function useStages() {
  const { language } = useText();
  const pipelines = usePipelines();
  const stages = pipelines.data?.flatMap((pipeline) => pipeline.stages) ?? [];
  return stages.map((stage) => ({
    value: stage.id,
    label: stage.name[language],
    kind: stage.kind,
    requires: stage.requires ?? [],
  }));
}
