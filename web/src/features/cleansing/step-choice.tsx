import { Checkbox, Chip, Group, NumberInput, Stack, Text } from '@mantine/core';
import {
  type CleansingStep,
  type CleansingStepKind,
  cleansingSteps,
  thingsOfStep,
  usualMonths,
} from '#shared/model/cleansing.ts';
import { useText } from '../../i18n/use-text.ts';

interface StepChoiceProps {
  readonly steps: readonly CleansingStep[];
  readonly onChange: (steps: readonly CleansingStep[]) => void;
}

/** The steps of a plan, and what each is limited to. */
export function StepChoice({ steps, onChange }: StepChoiceProps) {
  const { text } = useText();
  const stepOf = (kind: CleansingStepKind) => steps.find((step) => step.kind === kind);
  const choose = (kinds: readonly string[]) =>
    onChange(cleansingSteps.filter((kind) => kinds.includes(kind)).map((kind) => stepOf(kind) ?? draftStep(kind)));
  const change = (changed: CleansingStep) =>
    onChange(steps.map((step) => (step.kind === changed.kind ? changed : step)));
  return (
    <Checkbox.Group label={text('cleansing.steps')} value={steps.map(({ kind }) => kind)} onChange={choose}>
      <Stack gap={10} mt={6}>
        {cleansingSteps.map((kind) => {
          const step = stepOf(kind);
          return (
            <div key={kind}>
              <Checkbox
                value={kind}
                label={text(`cleansing.step.${kind}`)}
                description={text(`cleansing.about.${kind}`)}
              />
              {step && <Limits step={step} onChange={change} />}
            </div>
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}

function draftStep(kind: CleansingStepKind): CleansingStep {
  return kind === 'archiveStale' ? { kind, months: usualMonths } : { kind };
}

interface LimitsProps {
  readonly step: CleansingStep;
  readonly onChange: (step: CleansingStep) => void;
}

function Limits({ step, onChange }: LimitsProps) {
  const { text } = useText();
  const { kind, what, months } = step;
  if (kind === 'archiveStale')
    return (
      <NumberInput
        label={text('cleansing.monthsLabel')}
        value={months ?? usualMonths}
        min={6}
        max={240}
        allowDecimal={false}
        w={220}
        mt={6}
        ms={30}
        onChange={(value) => onChange({ ...step, months: Number(value) })}
      />
    );
  const things = kind === 'normalise' || kind === 'fill' ? thingsOfStep[kind] : [];
  if (things.length === 0) return null;
  const limitTo = (chosen: readonly string[]) => {
    const left = things.filter((thing) => chosen.includes(thing));
    onChange(left.length === 0 ? { kind } : { kind, what: left });
  };
  return (
    <Group gap={8} mt={6} ms={30}>
      <Text size="xs" c="dimmed">
        {text('cleansing.limit')}
      </Text>
      <Chip.Group multiple value={[...(what ?? [])]} onChange={limitTo}>
        {things.map((thing) => (
          <Chip key={thing} value={thing} size="xs">
            {text(`cleansing.thing.${thing}`)}
          </Chip>
        ))}
      </Chip.Group>
    </Group>
  );
}
