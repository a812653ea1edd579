import type { Match } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { RecordLink } from '../records/record-link.tsx';
import { AskToJoin } from './ask-to-join.tsx';

const sentences = { group: 'match.byGroup', brand: 'match.byBrand', domain: 'match.byDomain' } as const;

/** Another firm of the same group, brand or web domain, with who leads it. */
export function RelatedFirm({ firm: { related, record, disclosed, ref, actions } }: { readonly firm: Match }) {
  const { text } = useText();
  const formats = useFormats();
  const by = text(related ? sentences[related] : 'match.byGroup');
  const name = (record?.accountManager ?? disclosed?.accountManager)?.name;
  if (record) {
    return (
      <>
        {by}{' '}
        <RecordLink object={record.object} id={record.id}>
          {record.title}
        </RecordLink>
        {name !== undefined && `, ${text('card.accountManager', { name })}`}
      </>
    );
  }
  const date = formats.longDate(disclosed?.since ?? '');
  return (
    <>
      {by} {name === undefined ? text('match.firmKnown', { date }) : text('match.firmLed', { name, date })}{' '}
      {text('match.notSeen')}
      {ref !== undefined && actions.includes('requestToJoin') && <AskToJoin reference={ref} />}
    </>
  );
}
