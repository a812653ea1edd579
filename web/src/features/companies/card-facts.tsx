import { companies } from '#shared/model/objects/companies.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './card-list.module.css';

/** Every field that has a value, in the order of the definition; the name stands above. */
export function CardFacts({ company }: { readonly company: CrmRecord }) {
  const { text, label } = useText();
  const isSaid = (value: unknown) =>
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  const fields = companies.fields.filter((field) => field.name !== 'name' && isSaid(company[field.name]));
  return (
    <Panel title={text('card.facts')}>
      <dl className={styles.facts}>
        {fields.map((field) => (
          <FactRow key={field.name} name={label(`field.companies.${field.name}`, field.name)}>
            <FieldValue object="companies" field={field} record={company} />
          </FactRow>
        ))}
      </dl>
    </Panel>
  );
}

function FactRow({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
