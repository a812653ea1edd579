import { Button, Input } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { ItemInput } from './item-input.tsx';
import { blankItem, type ItemEntry, isItemSaid, sumEntries } from './item-values.ts';
import styles from './items-input.module.css';
import { Money } from './money.tsx';
import type { FieldInputProps } from './record-form-state.ts';
import { useNames } from './use-names.ts';

const parts = ['product', 'quantity', 'price', 'discount', 'vatRate'] as const;

/** What is sold, line by line, with the sums as they will be; Enter leads to the next line. */
export function ItemsInput({ object, field, form }: FieldInputProps) {
  const { text, label } = useText();
  const { fieldName } = useNames();
  const values = form.getValues();
  const entries = (values[field.name] ?? []) as readonly ItemEntry[];
  const currency = typeof values.currency === 'string' ? values.currency : undefined;
  const sums = sumEntries(entries);
  const lines = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const isFull = entries.length >= (field.max ?? Number.POSITIVE_INFINITY);

  useEffect(() => {
    if (wanted === null) return;
    lines.current?.querySelectorAll<HTMLElement>('[data-line]')[wanted]?.querySelector('input')?.focus();
    setWanted(null);
  }, [wanted]);

  // What has an amount besides its lines, such as a deal, is worth what they come to.
  const isDeciding = 'amount' in values && entries.some(isItemSaid);
  useEffect(() => {
    if (isDeciding && form.getValues().amount !== sums.net) form.setFieldValue('amount', sums.net);
  }, [isDeciding, sums.net, form]);

  function goTo(line: number): void {
    if (line === entries.length) {
      if (isFull) return;
      form.insertListItem(field.name, blankItem(entries.at(-1)));
    }
    setWanted(line);
  }

  return (
    <Input.Wrapper error={form.errors[field.name]}>
      <Input.Label labelElement="div">{fieldName(object, field)}</Input.Label>
      <div className={styles.items} ref={lines}>
        {entries.length > 0 && (
          <div className={styles.head} aria-hidden>
            {parts.map((part) => (
              <span key={part}>{label(`part.items.${part}`, part)}</span>
            ))}
            <span>{text('items.net')}</span>
          </div>
        )}
        {entries.map((entry, index) => (
          <ItemInput
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
            key={index}
            form={form}
            path={`${field.name}.${index}`}
            number={index + 1}
            entry={entry}
            currency={currency}
            onNext={() => goTo(index + 1)}
            onRemove={() => form.removeListItem(field.name, index)}
          />
        ))}
        <div className={styles.foot}>
          <Button
            variant="subtle"
            size="compact-sm"
            ml={-8}
            leftSection={<Plus size={14} aria-hidden />}
            disabled={isFull}
            onClick={() => goTo(entries.length)}
          >
            {text('items.add')}
          </Button>
          {entries.length > 0 && (
            <output className={styles.sums}>
              {(['net', 'vat', 'total'] as const).map((sum) => (
                <span key={sum} className={sum === 'total' ? styles.total : undefined}>
                  {text(`items.${sum}`)} <Money amount={sums[sum]} currency={currency} />
                </span>
              ))}
            </output>
          )}
        </div>
      </div>
    </Input.Wrapper>
  );
}
