import { Alert, Button, Group, List } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Handshake } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../../ui/error-text.ts';

type Terms = AnswerOf<'GET', '/quotes/{id}/terms'>;

const termsQuery = ({ id, version }: CrmRecord) =>
  queryOptions({
    queryKey: ['records', 'quotes', 'terms', id, version],
    queryFn: async ({ signal }) => (await api.send('GET', '/quotes/{id}/terms', { path: { id }, signal })).data,
  });

/** Where a quote departs from what was agreed with its client, and whose approval it waits for; nothing for one that does not. */
export function QuoteTerms({ quote }: { readonly quote: CrmRecord }) {
  const { text } = useText();
  const { data: terms } = useQuery(termsQuery(quote));
  if (!terms || terms.departures.length === 0) return null;
  const isApproved = terms.isApproved;
  return (
    <Alert
      color={isApproved ? 'green' : 'yellow'}
      variant="light"
      icon={isApproved ? <CircleCheck size={18} aria-hidden /> : <Handshake size={18} aria-hidden />}
      title={text(isApproved ? 'terms.approved' : 'terms.departs')}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      data-testid="quote-terms"
    >
      <List size="sm" spacing={2}>
        {terms.departures.map((departure) => (
          <List.Item key={departure.pointer}>
            <DepartureText departure={departure} />
          </List.Item>
        ))}
      </List>
      {!isApproved && <Approval quote={quote} terms={terms} />}
    </Alert>
  );
}

function DepartureText({ departure }: { readonly departure: Terms['departures'][number] }) {
  const { text } = useText();
  const { percent } = useFormats();
  const { term, pointer } = departure;
  const say = (value: string) => (term === 'discount' ? percent(value) : value);
  const line = Number(pointer.split('/')[2]) + 1;
  const offered = say(departure.offered);
  return departure.agreed === null
    ? text(`terms.${term}Hidden`, { line, offered })
    : text(`terms.${term}`, { line, agreed: say(departure.agreed), offered });
}

interface ApprovalProps {
  readonly quote: CrmRecord;
  readonly terms: Terms;
}

/** Who answers for the client approves; others ask them. */
function Approval({ quote, terms }: ApprovalProps) {
  const { text } = useText();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: async () => {
      const path = { id: quote.id };
      if (!terms.mayApprove) return api.send('POST', '/quotes/{id}/approval-requests', { path });
      return api.send('POST', '/quotes/{id}/approve', { path });
    },
    onSuccess: async () => {
      if (terms.mayApprove) await queryClient.invalidateQueries({ queryKey: ['records', 'quotes'] });
    },
  });
  const words = terms.mayApprove ? text('terms.approve') : text('terms.ask', { name: terms.asks?.name ?? '' });
  return (
    <Group mt="xs" gap="sm">
      {act.isSuccess && !terms.mayApprove ? (
        text('terms.asked', { name: terms.asks?.name ?? '' })
      ) : (
        <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => act.mutate()}>
          {words}
        </Button>
      )}
      {act.error && errorText(act.error)}
    </Group>
  );
}
