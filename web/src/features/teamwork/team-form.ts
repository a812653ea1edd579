import type { ClientTeam } from '../../api/schema.ts';

/** What may be done about who works with a client. */
export type TeamAction = ClientTeam['actions'][number];

export interface TeamFormProps {
  readonly company: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}
