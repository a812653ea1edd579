import { Alert, Button, Collapse, Group, SimpleGrid, Stack } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { ChevronDown, ChevronUp, CircleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FieldDefinition, FieldType } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { dateLocale } from './dates.ts';
import { describeFault, useErrorText } from './error-text.ts';
import { FieldInput } from './field-input.tsx';
import { type FormValues, pointerToPath, tidyValues, toFormValues } from './form-values.ts';
import { LockedField } from './locked-field.tsx';
import { useFieldFocus } from './use-field-focus.ts';

interface RecordFormProps {
  readonly object: string;
  readonly fields: readonly FieldDefinition[];
  readonly initial: Fields;
  readonly submitLabel: string;
  /** Gets tidy values; what it throws is shown, at the fields where the problem names them. */
  readonly onSubmit: (values: FormValues) => Promise<void>;
  readonly onCancel: () => void;
  readonly onChange?: (values: FormValues) => void;
  readonly notice?: ReactNode;
  /** Stands above the buttons. */
  readonly warning?: ReactNode;
  /** Field → what is said below its input. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Field → what stands below its input. */
  readonly below?: Readonly<Record<string, ReactNode>>;
  /** Field → why it can be read here and not changed. */
  readonly locked?: Readonly<Record<string, string>>;
  /** The field that gets the focus when the form opens; absent: the first. */
  readonly focus?: string;
}

const wideTypes: readonly FieldType[] = [
  'longText',
  'phones',
  'emails',
  'urls',
  'identifiers',
  'addresses',
  'enums',
  'coManagers',
  'credits',
  'items',
  'links',
];

export function RecordForm(props: RecordFormProps) {
  const { object, fields, initial, onSubmit, onChange, locked = {} } = props;
  const { text, label, language } = useText();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const isInMore = fields.some(({ name, form: place }) => name === props.focus && place === 'more');
  const [showsMore, setShowsMore] = useState(isInMore);
  const focused = useFieldFocus(props.focus);
  const form = useForm<FormValues>({
    mode: 'controlled',
    initialValues: toFormValues(fields, initial),
    ...(onChange && { onValuesChange: onChange }),
  });

  async function submit(): Promise<void> {
    const values = tidyValues(fields, form.getValues());
    form.setValues(values);
    setProblem(null);
    try {
      await onSubmit(values);
    } catch (error) {
      showProblem(error as Error);
    }
  }

  function showProblem(error: Error): void {
    setProblem(errorText(error));
    if (!(error instanceof ApiProblem)) return;
    const errors = error.errors.map((fault) => [pointerToPath(fault.pointer), describeFault(fault, label)]);
    form.setErrors(Object.fromEntries(errors));
    const isFaulty = ({ name }: FieldDefinition) => errors.some(([path]) => `${path}.`.startsWith(`${name}.`));
    if (fields.some((field) => field.form === 'more' && isFaulty(field))) setShowsMore(true);
  }

  const first = fields.find((field) => field.form === 'main');
  const firstInput = fields.find(({ name, form: place }) => place === 'main' && locked[name] === undefined);
  const isWide = (field: FieldDefinition) => field === first || wideTypes.includes(field.type);
  const grid = (place: FieldDefinition['form']) => (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
      {fields
        .filter((field) => field.form === place)
        .map((field) => (
          <div
            key={field.name}
            ref={field.name === props.focus ? focused : null}
            style={isWide(field) ? { gridColumn: '1 / -1' } : undefined}
          >
            {locked[field.name] === undefined ? (
              <FieldInput
                object={object}
                field={field}
                form={form}
                isFirst={field === firstInput && props.focus === undefined}
                hint={props.hints?.[field.name]}
              />
            ) : (
              <LockedField object={object} field={field} record={initial} why={locked[field.name] ?? ''} />
            )}
            {props.below?.[field.name]}
          </div>
        ))}
    </SimpleGrid>
  );
  const hasMore = fields.some((field) => field.form === 'more');
  const Chevron = showsMore ? ChevronUp : ChevronDown;

  return (
    <DatesProvider settings={{ locale: dateLocale(language), firstDayOfWeek: 1 }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          form.setSubmitting(true);
          void submit().finally(() => form.setSubmitting(false));
        }}
      >
        <Stack gap="md">
          {problem && (
            <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} role="alert">
              {problem}
            </Alert>
          )}
          {props.notice}
          {grid('main')}
          {hasMore && (
            <div>
              <Button
                variant="subtle"
                size="compact-sm"
                ml={-8}
                aria-expanded={showsMore}
                rightSection={<Chevron size={14} aria-hidden />}
                onClick={() => setShowsMore(!showsMore)}
              >
                {text(showsMore ? 'form.less' : 'form.more')}
              </Button>
              <Collapse expanded={showsMore} mt="sm">
                {grid('more')}
              </Collapse>
            </div>
          )}
          {props.warning}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onCancel}>
              {text('action.cancel')}
            </Button>
            <Button type="submit" loading={form.submitting}>
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </DatesProvider>
  );
}
