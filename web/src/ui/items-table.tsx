import { type LineItem, sumItems } from '#shared/model/line-items.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './items-table.module.css';
import { Money } from './money.tsx';
import { useReferences } from './references.ts';

interface ItemsTableProps {
  readonly items: readonly LineItem[];
  readonly currency: string | undefined;
}

const details = ['quantity', 'price', 'discount', 'vatRate'] as const;

/** Lines of what is sold, each with its sum, and what they come to. */
export function ItemsTable({ items, currency }: ItemsTableProps) {
  const { text, label } = useText();
  const formats = useFormats();
  const part = (name: string) => label(`part.items.${name}`, name);
  const sums = sumItems(items);
  const percent = (rate: string | undefined) => (rate === undefined ? '' : formats.percent(rate));
  const value: Readonly<Record<(typeof details)[number], (item: LineItem) => string>> = {
    quantity: ({ quantity }) => formats.number(Number(quantity), 3),
    price: ({ price }) => formats.money(price, currency),
    discount: ({ discount }) => percent(discount),
    vatRate: ({ vatRate }) => percent(vatRate),
  };
  const columns = details.filter((name) => items.some((item) => item[name] !== undefined));
  return (
    <div className={styles.box}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{part('product')}</th>
            {columns.map((name) => (
              <th key={name} scope="col" className={styles.detail}>
                {part(name)}
              </th>
            ))}
            <th scope="col">{text('items.net')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
            <tr key={index}>
              <td>
                <ItemName item={item} />
                <div className={styles.brief}>{columns.map((name) => value[name](item)).join(' · ')}</div>
              </td>
              {columns.map((name) => (
                <td key={name} className={styles.detail}>
                  {value[name](item)}
                </td>
              ))}
              <td>
                <Money amount={sumItems([item]).net} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(['net', 'vat', 'total'] as const).map((sum) => (
            <tr key={sum}>
              {columns.length > 0 && <td colSpan={columns.length} className={styles.detail} />}
              <th scope="row">{text(`items.${sum}`)}</th>
              <td>
                <Money amount={sums[sum]} currency={currency} />
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}

function ItemName({ item: { productId, name } }: { readonly item: LineItem }) {
  const { Title, Link } = useReferences();
  if (productId === undefined) return <>{name}</>;
  if (name === undefined) return <Title to="products" id={productId} />;
  return (
    <Link to="products" id={productId}>
      {name}
    </Link>
  );
}
