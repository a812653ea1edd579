import type { User } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMe } from '../session/session-queries.ts';

/** “Away until 27 November” of who is; nothing of everybody else. */
export function useAwayNote(): (user: Pick<User, 'absence'>) => string {
  const { text } = useText();
  const formats = useFormats();
  const { tenant } = useMe();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: tenant.timeZone }).format(new Date());
  return ({ absence }) => {
    const isAway = absence && absence.from <= today && today <= absence.until;
    return isAway ? text('team.absent', { day: formats.date(absence.until) }) : '';
  };
}
