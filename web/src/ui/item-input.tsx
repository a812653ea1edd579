import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { Package, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { sumItems } from '#shared/model/line-items.ts';
import { useText } from '../i18n/use-text.ts';
import { fillFromProduct, type ItemEntry, numberParts, toLineItem } from './item-values.ts';
import styles from './items-input.module.css';
import { Money } from './money.tsx';
import type { RecordFormState } from './record-form-state.ts';
import { useReferences } from './references.ts';

interface ItemInputProps {
  readonly form: RecordFormState;
  /** Of the line in the form. */
  readonly path: string;
  /** From 1. */
  readonly number: number;
  readonly entry: ItemEntry;
  readonly currency: string | undefined;
  readonly onNext: () => void;
  readonly onRemove: () => void;
}

export function ItemInput({ form, path, number, entry, currency, onNext, onRemove }: ItemInputProps) {
  const { text, label } = useText();
  const { Suggest } = useReferences();
  const line = text('items.line', { number });
  const part = (name: string) => label(`part.items.${name}`, name);
  const item = toLineItem(entry);
  const errorOf = (name: string) => form.errors[`${path}.${name}`] as string | undefined;

  function change(toNext: (now: ItemEntry) => ItemEntry): void {
    form.setFieldValue(path, (now: unknown) => toNext(now as ItemEntry));
  }

  /** Enter would send the whole form; here people mean the next line. */
  function goOn(event: KeyboardEvent): void {
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key !== 'Enter' || event.defaultPrevented || isOnButton) return;
    event.preventDefault();
    onNext();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set would put a name above every line
    <div className={styles.line} role="group" aria-label={line} data-line={number} onKeyDown={goOn}>
      <div className={styles.name}>
        <Suggest
          to="products"
          label={`${line}: ${part('product')}`}
          placeholder={text('items.find')}
          value={String(entry.name ?? '')}
          // A name that is taken away was that of the product, too.
          onChange={(name) => change((now) => ({ ...now, name, ...(name === '' && { productId: null }) }))}
          onChoose={(product) => change((now) => fillFromProduct(now, product, currency))}
          maxLength={200}
          error={errorOf('name') ?? errorOf('productId')}
          leftSection={typeof entry.productId === 'string' && <ProductMark />}
        />
      </div>
      {numberParts.map((name) => (
        <TextInput
          key={name}
          {...form.getInputProps(`${path}.${name}`)}
          value={String(entry[name] ?? '')}
          aria-label={`${line}: ${part(name)}`}
          placeholder={part(name)}
          inputMode="decimal"
          autoComplete="off"
          className={styles[name]}
          classNames={{ input: styles.number ?? '' }}
        />
      ))}
      <span className={styles.sum}>{item && <Money amount={sumItems([item]).net} currency={currency} />}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        className={styles.remove}
        aria-label={text('items.remove', { number })}
        onClick={onRemove}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function ProductMark() {
  const { text } = useText();
  return (
    <Tooltip label={text('items.fromPriceList')}>
      <Package size={15} aria-label={text('items.fromPriceList')} />
    </Tooltip>
  );
}
