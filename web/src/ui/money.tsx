import { useFormats } from '../i18n/use-formats.ts';

interface MoneyProps {
  /** Decimal string. */
  readonly amount: string;
  readonly currency?: string | undefined;
  readonly whole?: boolean;
}

export function Money({ amount, currency, whole }: MoneyProps) {
  const formats = useFormats();
  return <>{whole && currency ? formats.wholeMoney(amount, currency) : formats.money(amount, currency)}</>;
}
